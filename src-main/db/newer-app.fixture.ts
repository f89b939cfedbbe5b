import SqliteDatabase, { type Database } from 'better-sqlite3';

/** Marks the database as migrated by a newer app, with a schema version that this app does not know. */
export function writeAsNewerApp(db: Database, version = 1_000): void {
  db.prepare('INSERT INTO schema_step (version, name) VALUES (?, ?)').run(version, 'of a newer app');
  db.pragma(`user_version = ${version}`);
}

/** Does the same to a file that no connection has open. */
export function makeFileOfNewerApp(file: string): void {
  const db = new SqliteDatabase(file);
  writeAsNewerApp(db);
  db.close();
}
