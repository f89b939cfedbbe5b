import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { moveAside } from './restore-database';
import { deleteUnfinished, getUnfinishedName } from '../../file-handles/unfinished-file';
import { syncToDisk } from '../../db/sync-to-disk';

/**
 * Writes an open database whose files are gone from the folder into a new file there, which the next opening puts in
 * place. The open connection can still read everything: the system frees a deleted file only once nobody has it open.
 * @throws errors of SQLite or the file system
 */
export function rescueDeletedDatabase(db: Database, file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const made = getUnfinishedName(getRescuedName(file));
  deleteUnfinished(getRescuedName(file));
  db.prepare('VACUUM INTO ?').run(made);
  chmodSync(made, 0o600);
  syncToDisk(made);
  renameSync(made, getRescuedName(file));
  syncToDisk(dirname(file));
}

/**
 * Puts a rescued database in place, and moves aside any database that appeared there meanwhile. @returns whether there
 * was a rescued one
 */
export function finishRescue(file: string): boolean {
  deleteUnfinished(getRescuedName(file));
  if (!existsSync(getRescuedName(file))) return false;
  moveAside(file);
  renameSync(getRescuedName(file), file);
  syncToDisk(dirname(file));
  return true;
}

function getRescuedName(file: string): string {
  return `${file}.rescued`;
}
