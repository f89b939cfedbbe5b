import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

/**
 * The file offset at which a test changes a column of a table's only row: the last byte of the value. A value without
 * bytes of its own (NULL, 0, 1) has the offset of the header byte that holds its type instead.
 */
export type ColumnOffset = { readonly column: string; readonly at: number };

/**
 * Finds the bytes of a row in a closed database, for tests that change them there. The table must have one row, on its
 * root page. Source: sqlite.org/fileformat2.html, "B-tree Pages" and "Record Format".
 */
export function findColumnOffsets(file: string, table: string): ColumnOffset[] {
  const db = new SqliteDatabase(file, { readonly: true });
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const rootPage = db
    .prepare<[string], number>(`SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .pluck()
    .get(table);
  const columns = db
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?)',
    )
    .all(table);
  db.close();
  if (rootPage === undefined) throw new Error(`no table ${table}`);

  const page = readFileSync(file).subarray((rootPage - 1) * pageBytes, rootPage * pageBytes);
  const hasRowid = page[0] === 0x0d;
  if ((!hasRowid && page[0] !== 0x0a) || page.readUInt16BE(3) !== 1)
    throw new Error(`not one row in ${table}`);
  const at = (offset: number): number => (rootPage - 1) * pageBytes + offset;

  let offset = readVarint(page, page.readUInt16BE(8)).next;
  let rowidAt = 0;
  if (hasRowid) {
    const rowid = readVarint(page, offset);
    rowidAt = rowid.next - 1;
    offset = rowid.next;
  }
  const header = readVarint(page, offset);
  let typeAt = header.next;
  let contentAt = offset + header.value;
  return columns.map(({ name, type, pk }) => {
    const serialType = readVarint(page, typeAt);
    const isRowid = hasRowid && type === 'INTEGER' && pk === 1;
    const length = lengthOf(serialType.value);
    const inRecord = length === 0 ? serialType.next - 1 : contentAt + length - 1;
    const place = isRowid ? rowidAt : inRecord;
    typeAt = serialType.next;
    contentAt += length;
    return { column: name, at: at(place) };
  });
}

function lengthOf(serialType: number): number {
  if (serialType >= 12) return Math.floor((serialType - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][serialType] ?? 0;
}

function readVarint(page: Buffer, offset: number): { value: number; next: number } {
  let value = 0;
  for (let next = offset; ; next += 1) {
    const byte = page[next] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: next + 1 };
  }
}
