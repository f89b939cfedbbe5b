import { readFileSync, writeFileSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openDatabase } from './open-database';

/**
 * The same file, closed and opened again, whose table says of its last row that it is none: only the indexes still lead
 * to it. The rows of the table are few enough for one page. Source: sqlite.org/fileformat2.html, "B-tree Pages".
 */
export function makeLastRowUnreadable(db: Database, table: string): Database {
  const file = db.name;
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const plain = new SqliteDatabase(file, { readonly: true });
  const pageBytes = plain.pragma('page_size', { simple: true }) as number;
  const rootPage = plain
    .prepare<[string], number>(`SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .pluck()
    .get(table);
  plain.close();
  const bytes = readFileSync(file);
  const page = bytes.subarray(((rootPage ?? Number.NaN) - 1) * pageBytes);
  if (page[0] !== 0x0d) throw new Error(`${table} has more rows than one page`);
  page.writeUInt16BE(page.readUInt16BE(3) - 1, 3);
  writeFileSync(file, bytes);
  const opened = openDatabase(file, 'read');
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}
