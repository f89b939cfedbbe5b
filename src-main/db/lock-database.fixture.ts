import SqliteDatabase from 'better-sqlite3';

/**
 * Locks a database file as another program would. `all` keeps everyone else from reading and writing; `writers` keeps
 * everyone else from writing, which is the most one can get for a file that is already open. @returns a function that
 * releases the lock
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
