import SqliteDatabase from 'better-sqlite3';

/**
 * Holds a database file as another program does: with `all`, nobody else reads or writes it; with `writers`, nobody else
 * writes it, which is what can be had of a file that is open already. @returns a function that lets go
 */
export function lockDatabase(file: string, out: 'all' | 'writers'): () => void {
  const db = new SqliteDatabase(file);
  if (out === 'all') db.pragma('locking_mode = EXCLUSIVE');
  db.exec('BEGIN EXCLUSIVE');
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
}
