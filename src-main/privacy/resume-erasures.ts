import type { Database } from 'better-sqlite3';
import type { JournalRecord } from '../journal/journal-record';
import { findCallerTraces } from './caller-traces';
import { createErasureStore } from './erasure-store';

/**
 * Begins every erasure once more that the journal was told of and that is not done: the database may be an older copy, or a
 * new one made of those, or the journal has told it of the caller again. What came after the request stays.
 */
export function restartErasures(db: Database, records: readonly JournalRecord[]): void {
  const isDone = db.prepare(
    `SELECT 1 FROM erasure_record WHERE why = 'request' AND at_ms = ? AND is_cleaned = 1`,
  );
  for (const record of records) {
    if (record.kind !== 'erase caller' || isDone.get(record.atMs) !== undefined) continue;
    const { phone, name, callers, atMs } = record;
    createErasureStore(db).begin(findCallerTraces(db, { phone, name }, atMs, callers), atMs);
  }
}

/** The same, and takes all of the tickets out: for a database that nobody uses yet. */
export function resumeErasures(db: Database, records: readonly JournalRecord[]): void {
  restartErasures(db, records);
  const store = createErasureStore(db);
  while (store.eraseSome());
}
