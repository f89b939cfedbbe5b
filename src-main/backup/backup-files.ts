import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listNames } from '../files/list-names';
import { selectBackupsToKeep } from './backup-rotation';
import { deleteUnfinished, getFinishedName } from '../file-handles/unfinished-file';

/**
 * A copy of the database that was intact when it was made. `number` is the journal's segment that began just before:
 * that segment and later ones hold whatever the copy lacks. Times are for display and rotation, and never decide the
 * order. `madeAtMs` is ms since 1970. `kind` says whether a migration followed. `fingerprint` is the start of the
 * file's SHA-256 in hex, which shows years later whether the file is unchanged.
 */
export type Backup = {
  readonly file: string;
  readonly number: number;
  readonly madeAtMs: number;
  readonly kind: 'daily' | 'before-migration';
  readonly fingerprint: string | null;
};

/** Returns the folder with the backups of a database. */
export function getBackupsFolder(file: string): string {
  return join(dirname(file), 'backups');
}

/** The name of a backup without its ending. An unfinished one has no fingerprint yet. */
const backupName = /^helpdesk-(\d{6})-(\d{8}T\d{6})Z-(daily|before-migration)(?:-([\da-f]{32}))?$/;

/** Lists the finished backups, oldest first. */
export function listBackups(folder: string): Backup[] {
  return listNames(folder)
    .flatMap((name) => {
      const match = name.endsWith('.db') ? backupName.exec(name.slice(0, -'.db'.length)) : null;
      return match === null ? [] : [backupOf(join(folder, name), match)];
    })
    .toSorted((a, b) => a.number - b.number);
}

/**
 * Deletes the backups that rotation no longer keeps, and unfinished ones. What cannot be deleted is left to the next rotation:
 * the new backup is there all the same.
 */
export function rotateBackups(folder: string): void {
  const unfinished = listNames(folder)
    .flatMap((name) => getFinishedName(name) ?? [])
    .filter((name) => backupName.test(name));
  tryEach(unfinished, (name) => deleteUnfinished(join(folder, name)));
  const all = listBackups(folder);
  const toKeep = new Set(selectBackupsToKeep(all));
  const toGo = all.filter((backup) => !toKeep.has(backup));
  tryEach(toGo, ({ file }) => rmSync(file, { force: true }));
}

/**
 * Deletes backups, and the databases in `damaged/` that were last written before that time (ms since 1970).
 * @throws the first error of the file system, once all that can be deleted is
 */
export function deleteCopies(
  folder: string,
  isToGo: (backup: Backup) => boolean,
  damagedBeforeMs: number,
): void {
  const backups = listBackups(folder).filter(isToGo);
  const damaged = listDamaged(folder).filter(({ writtenAtMs }) => writtenAtMs < damagedBeforeMs);
  const errors = tryEach([...backups, ...damaged], ({ file }) => rmSync(file, { force: true }));
  if (errors.length > 0) throw errors[0];
}

/** @returns what was thrown */
function tryEach<T>(all: readonly T[], act: (one: T) => void): unknown[] {
  return all.flatMap((one) => {
    try {
      act(one);
      return [];
    } catch (thrown) {
      return [thrown];
    }
  });
}

/** Returns when the oldest database in `damaged/` was last written, in ms since 1970. */
export function findOldestDamagedMs(folder: string): number | null {
  const times = listDamaged(folder).map(({ writtenAtMs }) => writtenAtMs);
  return times.length === 0 ? null : Math.min(...times);
}

function listDamaged(folder: string): { file: string; writtenAtMs: number }[] {
  const damaged = join(folder, '..', 'damaged');
  return listNames(damaged)
    .filter((name) => name.startsWith('helpdesk.db'))
    .map((name) => {
      const file = join(damaged, name);
      return { file, writtenAtMs: statSync(file).mtimeMs };
    });
}

function backupOf(file: string, [, number, stamp, kind, fingerprint]: RegExpExecArray): Backup {
  const iso = (stamp ?? '').replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6Z');
  return {
    file,
    number: Number(number),
    madeAtMs: Date.parse(iso),
    kind: kind as Backup['kind'],
    fingerprint: fingerprint ?? null,
  };
}
