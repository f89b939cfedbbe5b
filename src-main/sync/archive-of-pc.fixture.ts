import { join } from 'node:path';
import { createArchiveAndSyncImport } from '../archive/archive-and-sync-import';
import { createArchiveWriteAndCheckStore } from '../archive/archive-write-and-check-store';
import { tempFolder } from '../db/temp-folder.fixture';
import { createJobControl } from '../jobs/job-control';
import type { SyncedPc } from './synced-pc.fixture';

/** Writes the history of a PC into an archive. @returns its file */
export async function exportArchiveOf({ db }: Pick<SyncedPc, 'db'>): Promise<string> {
  const file = join(tempFolder(), 'history.zip');
  await createArchiveWriteAndCheckStore(db).write(
    { file, mode: 'live', madeAtMs: 5_000, appVersion: '1.2.3' },
    createJobControl(),
  );
  return file;
}

/** Imports an archive on a PC. @returns how many tickets were new, and how many were erased there on request */
export async function importOnPc(
  { db, sync }: Pick<SyncedPc, 'db' | 'sync'>,
  archive: string,
): Promise<{ added: number; erased: number }> {
  const staged = join(tempFolder(), 'staged.jsonl');
  await createArchiveWriteAndCheckStore(db).stage(archive, staged, 'live', createJobControl());
  const imports = createArchiveAndSyncImport(db);
  const counts = { added: 0, erased: 0 };
  for (let next: number | null = 0; next !== null;) {
    const step = imports.importSome(staged, next, 9_000);
    counts.added += step.added;
    counts.erased += step.erased;
    next = step.next;
  }
  sync.historyChanged();
  return counts;
}
