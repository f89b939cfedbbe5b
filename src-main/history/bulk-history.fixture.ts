import type { Database } from 'better-sqlite3';
import { openDatabase } from '../db/open-database';
import { createPracticeHistoryStore, type NamedPastTicket } from '../practice/practice-history-store';
import { createTicketIndexWriter } from './search/ticket-index-writer';

/** Larger transactions exceed the processor's caches and take longer. */
const ticketsPerTransaction = 2_000;

/**
 * Writes a long history into a new database file with the app's own stores, and leaves the file as the app leaves it on
 * close. It takes a fifth of the app's time: it never waits for the disk, since a file that a power cut spoils is
 * simply made again, and it builds SQLite's indexes once all rows are there.
 */
export function writeBulkHistory(
  file: string,
  past: Iterable<NamedPastTicket>,
  onWritten: (count: number) => void = () => undefined,
): void {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  const finish = hurry(db);
  const [store, index] = [createPracticeHistoryStore(db), createTicketIndexWriter(db)];
  let written = 0;
  for (const batch of inBatches(past, ticketsPerTransaction)) {
    store.fill(batch);
    index.indexSome(batch.length);
    written += batch.length;
    onWritten(written);
  }
  finish();
  db.close();
}

/** @returns a function that restores the app's settings */
function hurry(db: Database): () => void {
  // SQLite turns its rollback journal off only in unsafe mode.
  db.unsafeMode(true);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('cache_size = -1000000');
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid`,
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  // One segment of the index per transaction.
  db.exec(`INSERT INTO ticket_index (ticket_index, rank) VALUES ('hashsize', 536870912)`);

  return () => {
    for (const { sql } of indexes) db.exec(sql);
    db.exec(`DELETE FROM ticket_index_config WHERE k = 'hashsize'`);
    db.pragma('journal_mode = WAL');
  };
}

function* inBatches<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
