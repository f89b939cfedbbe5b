import type { Database } from 'better-sqlite3';
import type { JournalFile } from './journal-file';
import type { JournalPosition } from './journal-segment';

/**
 * Where the journal ended when the database was last closed well, a segment began, or a ticket was made or sent. Null where
 * none of it ever happened.
 */
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

/**
 * Makes what runs a change of the database and, in the same transaction, writes where the journal ends with the records of
 * that change. A database that lacks records which the journal lost shows by that how much it lacks.
 */
export function createPositionWriter(db: Database, journal: Pick<JournalFile, 'positionAfter'>) {
  return <T>(change: () => T, recordsOf: (changed: T) => readonly unknown[]): T =>
    db
      .transaction(() => {
        const changed = change();
        writeStoredJournalPosition(db, journal.positionAfter(...recordsOf(changed)));
        return changed;
      })
      .immediate();
}
