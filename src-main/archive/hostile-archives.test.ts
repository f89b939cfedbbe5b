import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ArchiveImportResult } from '../../shared/export/archive-export-and-import-results';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { createLongJobs } from '../jobs/long-jobs';
import { createJobControl, cancelJob } from '../jobs/job-control';
import { silentLog } from '../log/log';
import { createArchiveAndSyncImport } from './archive-and-sync-import';
import { linesOf } from './read-archive.fixture';
import { importArchive } from './archive-jobs';
import { archiveLimits } from './archive-format';
import { writeTamperedArchive } from './tampered-archive.fixture';
import { forgedTicket, hostileArchives } from './hostile-archives.fixture';
import { stageArchive } from './check-and-stage-archive';

type Kind = keyof typeof hostileArchives;

/** A PC that imports one part of a ticket per step, and the number of rows that each step changed. */
function pcInSteps() {
  const folder = tempFolder();
  const opened = openWithRecovery(join(folder, 'helpdesk.db'), 1);
  if (!opened.ok) throw new Error(opened.error.detail);
  const { db } = opened.value;
  const changesOfSteps: number[] = [];
  const total = db.prepare<[], number>('SELECT total_changes()').pluck();
  const { importSome } = createArchiveAndSyncImport(db, 0);
  let beforeStep = (_step: number): void => undefined;
  const archiveImport = {
    ...opened.value.stores.archiveImport,
    importSome: (...args: Parameters<typeof importSome>) => {
      beforeStep(changesOfSteps.length);
      const before = total.get() ?? 0;
      const step = importSome(...args);
      changesOfSteps.push((total.get() ?? 0) - before);
      return step;
    },
  };
  const stores = storesOver(opened.value, join(folder, 'helpdesk.db'), undefined, {
    ...opened.value.stores,
    archiveImport,
  });
  onTestFinished(() => stores.close());
  const jobs = createLongJobs({ schedule: () => () => undefined, onProgress: () => undefined });
  return {
    db,
    jobs,
    file: join(folder, 'archive.zip'),
    changesOfSteps,
    beforeStep: (run: (step: number) => void) => {
      beforeStep = run;
    },
    take: async (file: string): Promise<ArchiveImportResult | string> => {
      const chooseFile = {
        toOpen: () => Promise.resolve(file),
        toSave: () => Promise.resolve(null),
      };
      const nowMs = () => 9_000;
      const onImported = () => undefined;
      const answer = await importArchive({
        mode: 'live',
        folder,
        stores,
        jobs,
        chooseFile,
        nowMs,
        appVersion: '1',
        log: silentLog,
        onImported,
        onErasuresBegun: () => undefined,
        onCallsRedacted: () => undefined,
      });
      if (answer.ok) return answer.value;
      return answer.error.kind === 'archive' ? answer.error.errorCode : answer.error.kind;
    },
    lines: async () => {
      const file = join(folder, 'out.zip');
      const job = { file, mode: 'live', madeAtMs: 1, appVersion: '1' } as const;
      const written = await stores.archives.write(job, createJobControl());
      expect(written).toMatchObject({ ok: true, value: { kind: 'written' } });
      return linesOf(file);
    },
  };
}

const imported = (rows: number, counts: Partial<Record<'added' | 'tooLarge' | 'leftOut', number>>) => ({
  kind: 'imported',
  rows,
  added: 0,
  changed: 0,
  leftOut: 0,
  tooLarge: 0,
  erased: 0,
  contactNotes: 0,
  incidents: 0,
  isWhole: true,
  ...counts,
});

type Expected = ReturnType<typeof imported> | string;
const addedBy = (expected: Expected): number => (typeof expected === 'string' ? 0 : expected.added);

/** The expected result of each archive, at a size that is quick to write. */
const cases: Record<Kind, readonly [size: number, expected: Expected]> = {
  'a hundred thousand notes on one ticket': [0.02, imported(1, { tooLarge: 1 })],
  'a thousand long notes on every ticket': [0.01, imported(2, { tooLarge: 2 })],
  'a hundred thousand attempts on one ticket': [0.11, imported(1, { tooLarge: 1 })],
  'as many attempts as there may be, on every ticket': [0.02, imported(1, { added: 1 })],
  'a hundred thousand reminders of one ticket': [0.02, imported(1, { tooLarge: 1 })],
  'twenty thousand tickets with one reference': [0.01, imported(200, { added: 200 })],
  'twenty thousand corrections of one call': [0.01, imported(200, { added: 100, tooLarge: 100 })],
  'corrections in a circle': [1, imported(2, { added: 2 })],
  'twenty thousand tickets that follow one another': [0.01, imported(200, { added: 200 })],
  'tickets that follow one another in a circle': [1, imported(4, { added: 4 })],
  'a text of two hundred megabytes': [0.1, imported(1, { tooLarge: 1 })],
  'answers as long as there may be, on every ticket': [0.03, imported(1, { added: 1 })],
  'one line without an end': [0.02, 'incomplete'],
  'brackets a million deep': [0.1, 'incomplete'],
  'a body with a key twice': [1, 'incomplete'],
  'a line with a key twice': [1, 'incomplete'],
  'a manifest that unpacks to a gigabyte': [0.01, 'incomplete'],
  'tickets that unpack to ten times what is said': [0.01, 'incomplete'],
  'sixty thousand entries': [0.01, 'not-an-archive'],
  'a million tickets of the smallest size': [0.0002, imported(200, { added: 200 })],
};

/** A ticket, its call and 200 attempts, each with its checksum and the rows that triggers write. */
const maxChangesPerStep = 2_000;

describe('a forged archive is refused, or imported in small steps', () => {
  test.each(Object.entries(cases) as [Kind, (typeof cases)[Kind]][])('%s', async (kind, [size, expected]) => {
    const pc = pcInSteps();
    await hostileArchives[kind](pc.file, size);

    expect(await pc.take(pc.file)).toEqual(expected);

    expect(Math.max(0, ...pc.changesOfSteps)).toBeLessThan(maxChangesPerStep);
    expect(await pc.lines()).toHaveLength(addedBy(expected));
    expect(await pc.take(pc.file)).toEqual(
      typeof expected === 'string' ? expected : { ...expected, added: 0 },
    );
  });
});

test('cancelled at any step, the import leaves a valid earlier state of the ticket and later adds the rest', async () => {
  const pc = pcInSteps();
  const [forged] = await forgedLines(pc.file);
  pc.beforeStep((step) => {
    if (step === 5) pc.jobs.cancel();
  });

  expect(await pc.take(pc.file)).toMatchObject({ kind: 'imported', rows: 1, added: 1, isWhole: false });
  const [here] = await pc.lines();
  expect(here?.attempts.length).toBeGreaterThan(200);
  expect(here?.attempts.length).toBeLessThan(archiveLimits.attempts);
  expect(here).toEqual({
    ...forged,
    state: 'waiting',
    attempts: forged?.attempts.slice(0, here?.attempts.length),
  });

  expect(await pc.take(pc.file)).toMatchObject({ added: 0, changed: 1, isWhole: true });
  expect(await pc.lines()).toEqual([forged]);

  async function forgedLines(file: string) {
    await hostileArchives['as many attempts as there may be, on every ticket'](file, 0.02);
    return linesOf(file);
  }
});

test('of a ticket whose first part is left out no later part comes', async () => {
  const pc = pcInSteps();
  const [attempt] = forgedTicket(1).attempts;
  const attempts = Array.from({ length: 1_000 }, (_, index) => ({ ...attempt, number: index + 1 }));
  const created = forgedTicket(1, { state: 'created', caseNumber: 'CA1', caseNumberSource: 'agent' });
  // Before its last attempt the ticket was not rejected, and a call has at most one ticket that is not rejected.
  await writeTamperedArchive(pc.file, [created, { ...forgedTicket(2), call: created.call, attempts }]);

  expect(await pc.take(pc.file)).toEqual(imported(2, { added: 1, leftOut: 1 }));
  expect(await pc.lines()).toEqual([created]);
});

test('it can be ended while a line without an end is read', async () => {
  const folder = tempFolder();
  const file = join(folder, 'archive.zip');
  await hostileArchives['one line without an end'](file, 0.02);
  const control = createJobControl();
  cancelJob(control);

  await expect(stageArchive(file, join(folder, 'staged'), 'live', control)).rejects.toThrow('cancelled');
});
