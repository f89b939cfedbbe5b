import type { Database } from 'better-sqlite3';
import type { JournalPosition } from './journal-segment';

/** Where the journal ended when the database was last closed well, or a segment began. Null where neither ever happened. */
export function readStoredJournalPosition(db: Database): JournalPosition | null {
  return (
    db.prepare<[], JournalPosition>('SELECT segment, bytes, checksum FROM journal_position').get() ?? null
  );
}

/** @throws as SQLite does, on a disk that is full for instance */
export function writeStoredJournalPosition(db: Database, position: JournalPosition): void {
  db.prepare(
    'INSERT OR REPLACE INTO journal_position (id, segment, bytes, checksum) VALUES (1, @segment, @bytes, @checksum)',
  ).run(position);
}
