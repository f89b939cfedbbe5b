import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { moveAside } from './restore-database';
import { syncToDisk } from '../../db/sync-to-disk';

/** The files of an open database, as they lie in the folder. */
export type FileWatch = {
  /** True once the file or its log was deleted, moved or replaced: what is written then is lost with this process. */
  readonly areGone: () => boolean;
};

/** To be called once the database is open. Two looks at the folder, some microseconds each. */
export function watchFiles(file: string): FileWatch {
  const database = identityOf(file);
  let log = identityOf(`${file}-wal`);

  return {
    areGone: () => {
      if (typeof database === 'string' && hasChanged(database, identityOf(file))) return true;
      const logNow = identityOf(`${file}-wal`);
      // SQLite makes the log at the first write.
      if (log === 'none') log = logNow;
      return typeof log === 'string' && log !== 'none' && hasChanged(log, logNow);
    },
  };
}

/** A folder that cannot be read says nothing of the file: `undefined`. */
function identityOf(path: string): string | undefined {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? 'none' : `${found.dev} ${found.ino}`;
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    return code === 'ENOTDIR' ? 'none' : undefined;
  }
}

function hasChanged(before: string, now: string | undefined): boolean {
  return now !== undefined && now !== before;
}

/**
 * Writes an open database whose files are gone from its folder into a fresh file there, which the next opening puts in
 * its place. The open connection still reads all of it: it is deleted only once nobody has it open.
 * @throws what SQLite or the file system says
 */
export function rescueDeletedFiles(db: Database, file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const made = `${rescuedName(file)}.new`;
  rmSync(made, { force: true });
  db.prepare('VACUUM INTO ?').run(made);
  chmodSync(made, 0o600);
  syncToDisk(made);
  renameSync(made, rescuedName(file));
  syncToDisk(dirname(file));
}

/** Puts a rescued database in its place; what came there meanwhile is put aside. @returns whether there was one */
export function finishRescue(file: string): boolean {
  rmSync(`${rescuedName(file)}.new`, { force: true });
  if (!existsSync(rescuedName(file))) return false;
  moveAside(file);
  renameSync(rescuedName(file), file);
  syncToDisk(dirname(file));
  return true;
}

function rescuedName(file: string): string {
  return `${file}.rescued`;
}
