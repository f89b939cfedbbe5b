import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { writeCallCopies, type CallCopy } from '../../calls/call-copies-in-memory';
import { salvageCalls } from '../../calls/salvage-calls';
import { openDatabase } from '../../db/open-database';
import { openJournal } from '../../journal/journal-file';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { getErrorName } from '../../log/error-trace';
import type { Log } from '../../log/log';

/**
 * What a run had in memory when another program overwrote its files. The copies have a folder of their own, with a
 * database of calls and a journal of tickets, until the next opening restores them.
 */
export type EmergencyCopies = {
  readonly writeCalls: (calls: readonly CallCopy[]) => void;
  readonly writeRecords: (records: readonly JournalRecord[]) => void;
  readonly close: () => void;
};

/** @throws errors of SQLite or the file system */
export function openEmergencyCopies(file: string): EmergencyCopies {
  const journal = openJournal(folderOf(file));
  const db = openCalls(file);
  return {
    writeCalls: (calls) => writeCallCopies(db, calls),
    writeRecords: (records) => journal.append(...records),
    close: () => {
      db.close();
      journal.close();
    },
  };
}

export function hasEmergencyCopies(file: string): boolean {
  return existsSync(folderOf(file));
}

/** Returns the records of the tickets that the last run copied. */
export function readCopiedRecords(file: string): JournalRecord[] {
  if (!hasEmergencyCopies(file)) return [];
  const journal = openJournal(folderOf(file));
  try {
    return parseRecords(journal.readAll());
  } finally {
    journal.close();
  }
}

/** Restores the calls that the last run copied, and deletes the folder. A later revision in the database wins. */
export function restoreCopiedCalls(db: Database, file: string, log: Log): void {
  if (!hasEmergencyCopies(file)) return;
  let kept: Database | undefined;
  try {
    kept = openCalls(file);
    db.transaction(salvageCalls).immediate(kept, db);
  } catch (thrown) {
    log.error('kept calls not taken back', { error: getErrorName(thrown) });
  } finally {
    kept?.close();
  }
  rmSync(folderOf(file), { recursive: true, force: true });
}

function openCalls(file: string): Database {
  const opened = openDatabase(join(folderOf(file), 'calls.db'));
  if (!opened.ok) throw new Error(opened.error.errorCode);
  return opened.value;
}

function folderOf(file: string): string {
  return join(dirname(file), 'kept');
}
