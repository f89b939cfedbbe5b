import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openWithRecovery } from '../../../src-main/data/recovery/open-with-recovery';
import { findFirstMissingWrite } from '../scenarios/check-acknowledged-writes';
import { DiskModel } from '../faults/disk-model';
import {
  getDatabaseFile,
  type AcknowledgedWrite,
  type WriteAndAcknowledge,
} from '../scenarios/write-and-acknowledge';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom } from '../../measurement/seeded-random';
import { withTempFolder } from '../app/temp-folder';
import { parseStrace, createStraceCommand, type DiskStep } from '../faults/parse-strace';
import { startScenarioProcess } from '../scenarios/start-scenario-process';

/** R1: every write of the database process, and what a disk may leave of it if the power fails at any moment. */
export const powerCuts: Measurement = {
  id: 'R1',
  unit: 'states after a power cut in which something acknowledged is lost, or the database is damaged',
  goal: 0,
  runs: { full: 10_000, short: 200 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const rounds = Math.min(60, Math.max(16, Math.ceil(runs / 60)));
    const full = await statesAfterCuts({ rounds, synchronous: 'FULL' }, runs, random);
    const normal = await statesAfterCuts({ rounds, synchronous: 'NORMAL' }, Math.min(runs, 1_000), random);
    return {
      value: full.harm.length,
      control: normal.harm.length,
      seen: {
        states: full.states,
        diskSteps: full.steps,
        controlStates: normal.states,
        harm: full.harm.slice(0, 5),
      },
    };
  },
};

type Findings = { readonly states: number; readonly steps: number; readonly harm: string[] };

async function statesAfterCuts(
  how: Pick<WriteAndAcknowledge, 'rounds' | 'synchronous'>,
  runs: number,
  random: () => number,
): Promise<Findings> {
  return withTempFolder(async (folder) => {
    const watched = join(folder, 'disk');
    const traceFile = join(folder, 'trace');
    mkdirSync(dirname(getDatabaseFile(watched)), { recursive: true });
    const order: WriteAndAcknowledge = {
      ...how,
      folder: watched,
      backUpEvery: null,
      firstRound: 1,
      staysOpen: false,
    };
    const victim = startScenarioProcess('write-and-acknowledge', order, createStraceCommand(traceFile));
    while ((await victim.nextLine()) !== null) continue;
    const steps = parseStrace(traceFile, watched);
    return { steps: steps.length, ...cutAtEach(steps, runs, join(folder, 'after'), random) };
  });
}

function cutAtEach(
  steps: readonly DiskStep[],
  runs: number,
  folder: string,
  random: () => number,
): Omit<Findings, 'steps'> {
  const disk = new DiskModel(random);
  const acknowledged: AcknowledgedWrite[] = [];
  const harm: string[] = [];
  let states = 0;
  for (const [index, step] of steps.entries()) {
    disk.do(step);
    if (step.kind === 'said') acknowledged.push(JSON.parse(step.line) as AcknowledgedWrite);
    for (const due = ((index + 1) / steps.length) * runs; states < due; states += 1) {
      // Every second state lacks the journal, so that the database must recover without it.
      const isAlone = states % 2 === 0;
      disk.cutInto(folder, (file) => !isAlone || !file.endsWith('.journal'));
      const what = harmIn(folder, acknowledged);
      if (what !== null) harm.push(`step ${index}, ${step.kind}: ${what}`);
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { states, harm };
}

function harmIn(folder: string, acknowledged: readonly AcknowledgedWrite[]): string | null {
  const file = getDatabaseFile(folder);
  mkdirSync(dirname(file), { recursive: true });
  const opened = openWithRecovery(file, 0);
  if (!opened.ok) return `${opened.error.errorCode}: ${opened.error.detail}`;
  const { db, restored, close } = opened.value;
  try {
    if (restored !== null) return 'damaged, and restored';
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
    const lost = findFirstMissingWrite(opened.value, file, acknowledged);
    return lost === undefined ? null : `lost: ${JSON.stringify(lost)}`;
  } finally {
    close();
  }
}
