import SqliteDatabase, { type Database } from 'better-sqlite3';

/** Leaves the database as an app would that knows steps of the schema which this one does not. */
export function writeAsNewerApp(db: Database, version = 1_000): void {
  db.prepare('INSERT INTO schema_step (version, name) VALUES (?, ?)').run(version, 'of a newer app');
  db.pragma(`user_version = ${version}`);
}

/** The same for a file that nobody has open. */
export function makeFileOfNewerApp(file: string): void {
  const db = new SqliteDatabase(file);
  writeAsNewerApp(db);
  db.close();
}
