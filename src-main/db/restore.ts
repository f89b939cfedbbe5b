import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isContentWhole, isWhole, listBackups } from './backups';
import { syncToDisk } from './sync-to-disk';

/** What took the place of a damaged database. `backupMadeAtMs` is null where there was no whole backup. */
export type Restored = { readonly damagedFile: string | null; readonly backupMadeAtMs: number | null };

/**
 * Puts the newest whole backup in the place of the database, and the damaged one, with its log, aside under a name
 * of its own: nothing is deleted. Without a whole backup the place is left empty, for a new database.
 * @param passedOver how many of the newest turned out to be of no use
 * @throws what the file system says
 */
export function restoreDatabase(file: string, backupsFolder: string, passedOver: number): Restored {
  const damagedFile = setAside(file);
  const whole = listBackups(backupsFolder)
    .toReversed()
    .slice(passedOver)
    .filter((each) => isWhole(each.file));
  // One damaged ticket must not cost the whole history where every backup has it.
  const backup = whole.find((each) => isContentWhole(each.file)) ?? whole[0];
  if (backup === undefined) return { damagedFile, backupMadeAtMs: null };
  copyFileSync(backup.file, `${file}.new`);
  // A power cut right after must not find an empty file under the database's name.
  syncToDisk(`${file}.new`);
  renameSync(`${file}.new`, file);
  syncToDisk(dirname(file));
  return { damagedFile, backupMadeAtMs: backup.madeAtMs };
}

function setAside(file: string): string | null {
  const folder = join(dirname(file), 'damaged');
  let aside: string | null = null;
  for (const suffix of ['', '-wal', '-shm']) {
    if (!existsSync(file + suffix)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    aside ??= freeName(join(folder, basename(file)));
    renameSync(file + suffix, aside + suffix);
  }
  rmSync(`${file}.new`, { force: true });
  return aside;
}

function freeName(wanted: string): string {
  let number = 1;
  while (existsSync(`${wanted}.${number}`)) number += 1;
  return `${wanted}.${number}`;
}
