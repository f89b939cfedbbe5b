import { readFileSync, writeFileSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openDatabase } from './open-database';

/**
 * Closes the database, removes the last row of a table from the table's b-tree but not from its indexes, and opens the
 * file again. The rows must fit on one page. Source: sqlite.org/fileformat2.html, "B-tree Pages".
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
