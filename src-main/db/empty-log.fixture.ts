import SqliteDatabase from 'better-sqlite3';

/** Moves SQLite's log into the file and cuts it off, on a connection of its own, as a tool does that looks after databases. */
export function emptyLog(file: string): void {
  const db = new SqliteDatabase(file);
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
