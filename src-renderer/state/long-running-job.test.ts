import { expect, test } from 'vitest';
import type { ArchiveImportResult } from '../../shared/export/archive-export-and-import-results';
import { fail, succeed } from '../../shared/result';
import { createFakeBridge } from '../ipc/fake-bridge.fixture';
import { createIpcClient } from '../ipc/ipc-client';
import { createLongRunningJobs } from './long-running-job';

const taken: ArchiveImportResult = {
  kind: 'imported',
  rows: 3,
  added: 2,
  changed: 1,
  leftOut: 0,
  tooLarge: 0,
  erased: 0,
  contactNotes: 0,
  incidents: 0,
  isWhole: true,
};

/** A job that ends when the test ends it. */
function importing() {
  const ends: Array<(answer: ArchiveImportResult) => void> = [];
  const { bridge, emit } = createFakeBridge({
    'archive.import': async () => succeed(await new Promise<ArchiveImportResult>((end) => ends.push(end))),
    'history.export': () => Promise.resolve(fail({ kind: 'file', errorCode: 'disk-full' })),
  });
  return {
    jobs: createLongRunningJobs(createIpcClient(bridge)),
    tell: emit,
    end: (answer: ArchiveImportResult) => ends[0]?.(answer),
  };
}

test('work is known while it is under way, and its report until it was seen', async () => {
  const { jobs, tell, end } = importing();
  const begun = jobs.begin('archive.import', null);
  tell('job.progress', { done: 1, total: 3 });
  expect(jobs.store.get()).toEqual({
    channel: 'archive.import',
    progress: { done: 1, total: 3 },
    report: null,
  });
  jobs.dismiss(['archive.import']);
  expect(jobs.store.get()).not.toBeNull();
  end(taken);
  await begun;
  expect(jobs.store.get()).toMatchObject({ report: succeed(taken) });
  jobs.dismiss(['history.export']);
  expect(jobs.store.get()).not.toBeNull();
  jobs.dismiss(['archive.import']);
  expect(jobs.store.get()).toBeNull();
});

test('starts no job while another is running', async () => {
  const { jobs, end } = importing();
  const begun = jobs.begin('archive.import', null);
  await jobs.begin('history.export', { format: 'csv', query: { text: '' } });
  expect(jobs.store.get()).toMatchObject({ channel: 'archive.import', report: null });
  end(taken);
  await begun;
});

test('reports an error, and nothing for a cancelled job', async () => {
  const { jobs, end } = importing();
  await jobs.begin('history.export', { format: 'csv', query: { text: '' } });
  expect(jobs.store.get()?.report).toEqual(fail({ kind: 'file', errorCode: 'disk-full' }));
  const begun = jobs.begin('archive.import', null);
  end({ kind: 'cancelled' });
  await begun;
  expect(jobs.store.get()).toBeNull();
});
