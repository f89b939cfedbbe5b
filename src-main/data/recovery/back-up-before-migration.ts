import { existsSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { getBackupsFolder, listBackups } from '../../backup/backup-files';
import { makeBackup } from '../../backup/make-and-verify-backup';
import { toOpenError } from '../../db/database-error';
import { readSchemaVersion } from '../../db/migrate';
import { isWritable, openingLockTimeoutMs } from '../../db/open-database';
import type { JournalFile } from '../../journal/journal-file';
import type { Log } from '../../log/log';

/** Makes a backup before a migration, which cannot be undone. Leaves a damaged file to the opening. */
export function backUpBeforeMigration(
  file: string,
  journal: JournalFile,
  nowMs: number,
  newest: number,
  log: Log,
): void {
  if (!existsSync(file)) return;
  let db: Database | undefined;
  try {
    // The last writable connection to close moves the log into the file. A newer app's file must stay untouched.
    db = new SqliteDatabase(file, {
      readonly: existsSync(`${file}-wal`),
      fileMustExist: true,
      timeout: openingLockTimeoutMs,
    });
    const version = readSchemaVersion(db);
    if (version === 0 || version >= newest) return;
    log.info('history is brought to a new version', { from: version, to: newest });
    makeBackup(db, getBackupsFolder(file), {
      kind: 'before-migration',
      number: beginOrReuseSegment(file, journal),
      nowMs,
    });
  } catch (thrown) {
    if (toOpenError(thrown, () => isWritable(file)).errorCode !== 'damaged') throw thrown;
  } finally {
    db?.close();
  }
}

/** Reuses the segment that a backup which failed has begun: while a disk is full, each retry would leave another one. */
function beginOrReuseSegment(file: string, journal: JournalFile): number {
  const newest = journal.segments().at(-1);
  const isReusable =
    newest !== undefined &&
    journal.readFrom(newest).length === 0 &&
    listBackups(getBackupsFolder(file)).every(({ number }) => number !== newest);
  return isReusable ? newest : journal.beginSegment();
}
