import type { Database } from 'better-sqlite3';
import type { JournalFile } from './journal-file';
import type { JournalPosition } from './journal-segment';

/**
 * Returns the journal's position as of the last clean close, the last new segment, or the last ticket that was made or
 * sent, whichever came last. Returns null if none of these ever happened.
 */
export function readStoredJournalPosition(db: Database): JournalPosition | null {
  return (
    db.prepare<[], JournalPosition>('SELECT segment, bytes, checksum FROM journal_position').get() ?? null
  );
}

/** @throws errors of SQLite, for example on a full disk */
export function writeStoredJournalPosition(db: Database, position: JournalPosition): void {
  db.prepare(
    'INSERT OR REPLACE INTO journal_position (id, segment, bytes, checksum) VALUES (1, @segment, @bytes, @checksum)',
  ).run(position);
}

/**
 * Creates a function that runs a change of the database and, in the same transaction, stores the journal's position
 * including the records of that change. If the journal later loses records, the stored position shows how many the
 * database has.
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
