import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** SHA-256, in hex, over the text of every table, index, view and trigger in the file. */
export function hashSchema(db: Database): string {
  const rows = db
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .raw()
    .all();
  return hash('sha256', JSON.stringify(rows));
}
