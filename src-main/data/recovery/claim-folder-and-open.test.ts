import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../db/open-database';
import { tempFolder } from '../../db/temp-folder.fixture';
import { appendToClosedJournal } from '../../journal/append-to-closed-journal';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { claimFolderAndOpen } from './claim-folder-and-open';
import { storesOver } from '../open-stores-in-process.fixture';

const callId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
let lastId = 0;

/** Opens the folder as the database's thread does. */
function open(file: string) {
  lastId += 1;
  const recordedLog = createRecordedLog();
  const opened = claimFolderAndOpen(file, 0, { id: `copy-${lastId}`, log: recordedLog.log });
  if (!opened.ok) throw new Error(opened.error.detail);
  const lost: string[] = [];
  const { stores, guard, putBack } = opened.value;
  const remote = storesOver(opened.value, file, (why) => lost.push(why), stores, guard);
  onTestFinished(() => remote.close());
  return { ...remote, putBack, lost, recordedLog };
}

/** Copies a folder over another, as a person or a restore tool does: each file stays the same file. */
function copyOver(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to]);
}

/** Two tickets waited when the folder was copied. Since then the first was sent. */
async function openWithOlderCopy(when: 'while-open' | 'after-closing') {
  const file = join(tempFolder(), 'live', 'helpdesk.db');
  const older = join(tempFolder(), 'older');
  const before = open(file);
  for (const number of [1, 2]) {
    await before.calls.begin(callId(number), 1);
    await before.tickets.make(newTicket(callId(number), `SH-AAAA${number}`), false);
  }
  if (when === 'while-open') execFileSync('cp', ['-a', dirname(file), older]);
  await before.close();
  if (when === 'after-closing') execFileSync('cp', ['-a', dirname(file), older]);
  expect(existsSync(join(older, 'owner.json'))).toBe(when === 'while-open');

  const now = open(file);
  await now.tickets.beginAttempt(1, ['waiting'], 1_000);
  await now.tickets.endAttempt(ended(1, outcomes.created), false);
  return { file, older, now };
}

describe.skipIf(process.platform === 'win32').each(['while-open', 'after-closing'] as const)(
  'an older folder, copied %s, over the open one',
  (when) => {
    it('loses neither the call that is typed nor the answer to the ticket in the air', async () => {
      const { file, older, now } = await openWithOlderCopy(when);
      await now.calls.begin(callId(3), 2);
      await now.calls.begin(callId(4), 2);
      await now.calls.save(callId(4), { ...readyFields, remark: 'Typed before' }, 3);
      const made = await now.tickets.make(newTicket(callId(3), 'SH-AAAA3'), true);
      const attempt = made.ok ? made.value?.attempt : null;
      if (attempt == null) throw new Error('no attempt began');

      copyOver(older, dirname(file));
      expect(await now.tickets.beginAttempt(2, ['waiting'], 2_000)).toMatchObject({ ok: false });
      const typed = { ...readyFields, remark: 'Typed afterwards' };
      await now.calls.saveWithinLimit(callId(4), typed, 4);
      const answered = ended(attempt.attemptId, outcomes.created);
      expect(await now.tickets.endAttempt(answered, false)).toMatchObject({ ok: false });
      expect(now.lost).toEqual(['files-overwritten']);
      await now.close();

      const after = open(file);
      expect(after.putBack).toMatchObject({ reason: 'files-overwritten' });
      expect(await after.calls.get(callId(4))).toMatchObject({
        value: { fields: { remark: 'Typed afterwards' } },
      });
      const page = await after.history.search({ text: '', before: null, limit: 10 });
      const shown = page.ok ? page.value.rows.map(({ reference, status }) => `${reference} ${status}`) : [];
      expect(shown.toSorted()).toEqual(['SH-AAAA1 created', 'SH-AAAA2 uncertain', 'SH-AAAA3 created']);
      expect(existsSync(join(dirname(file), 'kept'))).toBe(false);
    });

    it('has the answer that the main process writes once the database is closed', async () => {
      const { file, older, now } = await openWithOlderCopy(when);
      await now.calls.begin(callId(3), 2);
      await now.tickets.make(newTicket(callId(3), 'SH-AAAA3'), true);
      copyOver(older, dirname(file));
      expect(await now.tickets.queued()).toMatchObject({ ok: false });
      await now.close();
      const { attemptId: _attemptId, ...answer } = ended(0, outcomes.created);
      const record = {
        kind: 'ended',
        reference: 'SH-AAAA3',
        number: 1,
        ...answer,
        isCallerWaiting: false,
      } as const;
      appendToClosedJournal(dirname(file), [record], now.recordedLog.log);

      const after = open(file);
      const page = await after.history.search({ text: '', before: null, limit: 1 });
      expect(page).toMatchObject({ value: { rows: [{ reference: 'SH-AAAA3', status: 'created' }] } });
    });
  },
);

describe.skipIf(process.platform === 'win32')('a pipe that is made while the folder is open', () => {
  const pipe = (file: string): void => void execFileSync('mkfifo', [file]);

  it('in the place of the journal stops saving at once, and the agent is told', async () => {
    const { file, now } = await openWithOlderCopy('after-closing');
    await now.calls.begin(callId(3), 2);
    const journal = join(dirname(file), 'unsent-000001.journal');
    rmSync(journal);
    pipe(journal);
    expect(await now.calls.saveWithinLimit(callId(3), readyFields, 3)).toMatchObject({
      ok: false,
      error: { kind: 'database', errorCode: 'failed' },
    });
    expect(now.lost).toEqual(['files-overwritten']);
    expect(now.recordedLog.of('history files were overwritten')).toEqual([{ file: 'journal' }]);
    await now.close();

    const after = open(file);
    expect(after.recordedLog.of('no file of the app, and set aside')).toEqual([
      { name: 'unsent-000001.journal' },
    ]);
    expect(await after.calls.get(callId(3))).toMatchObject({ value: { fields: readyFields } });
  });

  it('in the place of the database is read by no new connection', async () => {
    const { file, now } = await openWithOlderCopy('after-closing');
    renameSync(file, `${file}.away`);
    pipe(file);
    expect(openDatabase(file, 'read')).toMatchObject({ ok: false });
    rmSync(file);
    renameSync(`${file}.away`, file);
    await now.close();
  });
});
