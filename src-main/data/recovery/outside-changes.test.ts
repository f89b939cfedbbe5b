import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../db/temp-folder.fixture';
import { ended, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { storesOver } from '../open-stores-in-process.fixture';
import { folderOf, open, pcWithCopy, type Pc } from './copied-folder.fixture';
import { outsideChanges, type Outcome } from './outside-changes.fixture';
import type { RecoveredStores } from './open-with-recovery';

const callId = '00000000-0000-4000-8000-000000000009';

/** One of three waiting tickets was sent, and a call is typed. */
function work({ stores, guard }: RecoveredStores): void {
  guard.watchCall('owner')();
  const [first] = stores.tickets.queued();
  const attempt = stores.tickets.beginAttempt(first?.id ?? 0, ['waiting'], 1_000);
  stores.tickets.endAttempt(ended(attempt?.attemptId ?? 0, outcomes.created), false);
  stores.calls.begin(callId, 1);
  stores.calls.save(callId, readyFields, 2);
  // Waits for the disk, unlike the records of the ticket. The witness has it, too, then.
  stores.tickets.addNote(2, 'Called back', 3);
}

/** Leaves the folder and the records of the PC as a killed app does: every byte of that moment. */
async function kill(pc: Pc, close: () => Promise<void>): Promise<void> {
  const moment = tempFolder();
  const folders = [folderOf(pc), pc.witnessFolder, pc.machineFolder];
  folders.forEach((folder, at) => cpSync(folder, join(moment, `${at}`), { recursive: true }));
  await close();
  folders.forEach((folder, at) => {
    rmSync(folder, { recursive: true });
    cpSync(join(moment, `${at}`), folder, { recursive: true });
  });
}

async function changeWhileOpen(opened: RecoveredStores, pc: Pc, change: () => void): Promise<void> {
  const stores = storesOver(opened, pc.file, undefined, opened.stores, opened.guard);
  await stores.calls.save(callId, readyFields, 3);
  change();
  await stores.calls.saveWithinLimit(callId, readyFields, 4);
  opened.rescueIfGone();
  await stores.close();
}

/** Starts the app, and says what the agent is told. */
function startAgain(pc: Pc): { outcome: Outcome; hasCall: boolean; statuses: string[] } {
  const { stores, restored, putBack, close } = open(pc);
  const rows = stores.history.search({ text: '', before: null, limit: 9 }).rows;
  const hasCall = stores.calls.unfinished().length > 0;
  close();
  const statuses = rows.map(({ reference, status }) => `${reference.slice(-1)} ${status}`).toSorted();
  return { outcome: outcomeOf(), hasCall, statuses };

  function outcomeOf(): Outcome {
    if (restored !== null) return restored.wasMissing ? 'missing' : 'said';
    if (putBack === null) return 'nothing';
    if (putBack.uncertainCount > 0) return 'held';
    return putBack.reason === 'files-removed' ? 'rescued' : 'said';
  }
}

const states = ['closed', 'killed', 'running'] as const;

describe.skipIf(process.platform === 'win32').for<{ state: (typeof states)[number]; tags: string[] }>([
  { state: 'killed', tags: [] },
  { state: 'closed', tags: ['exhaustive'] },
  { state: 'running', tags: ['exhaustive'] },
])('the app is $state. Another program', ({ state, tags }) => {
  it.each(
    outsideChanges.map(
      ([name, outcomesOf, change]) => [name, outcomesOf[states.indexOf(state)], change] as const,
    ),
  )('%s: %s', { tags }, async (_name, outcome, change) => {
    const { pc, yesterday } = pcWithCopy();
    const today = open(pc);
    work(today);
    const close = (): Promise<void> => Promise.resolve(today.close());
    if (state === 'running') await changeWhileOpen(today, pc, () => change(pc, yesterday));
    else {
      await (state === 'killed' ? kill(pc, close) : close());
      change(pc, yesterday);
    }
    const found = startAgain(pc);
    expect(found.outcome).toBe(outcome);
    const waiting = outcome === 'held' ? 'uncertain' : 'waiting';
    expect(found.statuses).toEqual(['1 created', `2 ${waiting}`, `3 ${waiting}`]);
    // A call that is typed is in the database only. What the app has in memory, it does not lose.
    const mustHaveCall = outcome === 'nothing' || outcome === 'rescued' || state === 'running';
    expect(found.hasCall || !mustHaveCall).toBe(true);
    expect(startAgain(pc).outcome).toBe('nothing');
  });
});
