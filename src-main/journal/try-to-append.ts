import type { JournalRecord } from './journal-record';

/** Writes records to the journal. May throw errors of the file system. */
export type AppendRecords = (...records: readonly JournalRecord[]) => void;

/**
 * Writes records of a change to the journal, which is the second copy: the database is the primary record. A journal
 * that fails is no failure of the change.
 * @returns false if the journal failed
 */
export function tryToAppend(append: AppendRecords, ...records: readonly JournalRecord[]): boolean {
  try {
    append(...records);
    return true;
  } catch {
    // A disk that fails the journal fails the database, too, and the database reports it. So do operations that depend
    // on the journal.
    return false;
  }
}
