import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getBackupsFolder, listBackups } from '../../../src-main/backup/backup-files';
import { openDatabase } from '../../../src-main/db/open-database';
import { storesOver } from '../../../src-main/data/open-stores-in-process.fixture';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import { openJournal } from '../../../src-main/journal/journal-file';
import { parseRecords } from '../../../src-main/journal/journal-record';
import { replayJournal } from '../../../src-main/data/ticket-recovery/replay-journal';

/**
 * A control: trusts that a history is the newest. It reads the journal only after a crash or a restore, and nothing
 * outside the folder records the journal's position.
 */
export const openWithoutRollbackCheck: StoreOpener = (file) => {
  const inUse = join(dirname(file), 'in-use');
  const wasClosedWell = !existsSync(inUse);
  const journal = openJournal(dirname(file));
  let opened = existsSync(file) ? openDatabase(file) : null;
  const isRestored = opened?.ok !== true;
  if (opened?.ok !== true) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const backup = listBackups(getBackupsFolder(file)).at(-1);
    if (backup !== undefined) copyFileSync(backup.file, file);
    opened = openDatabase(file);
  }
  if (!opened.ok) return Promise.resolve(opened);
  const db = opened.value;
  if (isRestored || !wasClosedWell) replayJournal(db, parseRecords(journal.readAll()));
  writeFileSync(inUse, '');
  const trusted = {
    db,
    journal,
    restored: isRestored ? { damagedFile: null, backupMadeAtMs: null, wasMissing: false } : null,
    putBack: null,
    wasClosedWell,
    close: (): void => {
      db.close();
      journal.close();
      rmSync(inUse);
    },
  };
  return Promise.resolve({ ok: true, value: storesOver(trusted, file) });
};
