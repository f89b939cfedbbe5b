import SqliteDatabase from 'better-sqlite3';

/**
 * Moves SQLite's log into the database file and truncates the log, on a separate connection, as a database maintenance
 * tool does.
 */
export function truncateWal(file: string): void {
  const db = new SqliteDatabase(file);
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
