import type { Database } from 'better-sqlite3';
import type { JournalRecord } from '../journal/journal-record';
import { findCallerTraces } from './find-caller-traces';
import { createErasureStore } from './erasure-store';

/**
 * Restarts every unfinished erasure that the journal records. The database may be an older copy or rebuilt from older
 * copies, or a replay of the journal may have restored the caller's data. Data from after the request stays.
 */
export function restartErasures(db: Database, records: readonly JournalRecord[]): void {
  const isDone = db.prepare(
    `SELECT 1 FROM erasure_record WHERE why = 'request' AND at_ms = ? AND is_cleaned = 1`,
  );
  for (const record of records) {
    if (record.kind !== 'erase-caller' || isDone.get(record.atMs) !== undefined) continue;
    const { phone, name, leftOut, chosen, callers, atMs } = record;
    const request = {
      phone,
      name,
      ...(leftOut !== undefined && { leftOut }),
      ...(chosen !== undefined && { chosen }),
    };
    createErasureStore(db).begin(findCallerTraces(db, request, atMs, callers), atMs);
  }
}

/** Restarts the erasures and erases all their tickets at once, for a database that is not in use yet. */
export function resumeErasures(db: Database, records: readonly JournalRecord[]): void {
  restartErasures(db, records);
  const store = createErasureStore(db);
  while (store.eraseSome());
}
