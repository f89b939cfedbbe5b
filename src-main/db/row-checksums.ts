import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { damagedContent } from './database-error';

/**
 * The tables whose rows are shown, sent or gone by, with every column that is stored in them but the checksum itself. A new column
 * goes to the end and may be null where there was none: what is null is no part of a checksum.
 */
export const sealedColumns = {
  call: [
    'seq',
    'id',
    'fields',
    'revision',
    'status',
    'began_at_ms',
    'saved_at_ms',
    'discard_order',
    'field_history',
    'on_screen_ms',
    'follows_ticket_id',
  ],
  ticket: [
    'id',
    'call_id',
    'reference',
    'body',
    'body_sha256',
    'created_at_ms',
    'replaces_ticket_id',
    'state',
    'last_outcome',
    'case_number',
    'case_number_source',
    'storehub_ticket_id',
    'follows_ticket_id',
    'note_count',
    'imported',
    'recorded_at_ms',
  ],
  attempt: [
    'id',
    'ticket_id',
    'number',
    'started_at_ms',
    'first_byte_at_ms',
    'ended_at_ms',
    'http_status',
    'raw_answer',
    'outcome',
  ],
  note: ['id', 'ticket_id', 'text', 'written_at_ms'],
  reminder: [
    'id',
    'uid',
    'ticket_id',
    'why',
    'text',
    'set_at_ms',
    'due_at_ms',
    'resolution',
    'ended_at_ms',
    'is_dismissed',
    'changed_at_ms',
  ],
  caller_dismissal: ['phone_digits', 'caller_key', 'dismissed_at_ms'],
  saved_view: ['id', 'position', 'name', 'query'],
  export_record: ['id', 'at_ms', 'format', 'query', 'file_name', 'row_count'],
  erasure_record: ['id', 'at_ms', 'why', 'ticket_count', 'is_cleaned', 'clean_from'],
  pending_erasure: ['id', 'record_id', 'tickets'],
  erased_call: ['id', 'id_hash'],
  feed: ['id', 'desk', 'folder', 'walked_to', 'reaching', 'number', 'written_at_ms'],
  unfed: ['seq', 'ticket_id'],
  unfed_erasure: ['seq', 'call_id', 'reference', 'why'],
} as const;

export type SealedTable = keyof typeof sealedColumns;

export const sealedTables = Object.keys(sealedColumns) as readonly SealedTable[];

/** What SQLite holds in a column. */
type Value = string | number | Uint8Array | null;

/** All that `unsealed` wants to see of a row, for any SELECT from the table. */
export function sealedSelection(table: SealedTable): string {
  return [...sealedColumns[table], 'checksum'].map((column) => `${table}.${column}`).join(', ');
}

/**
 * The row itself, as it was written down.
 * @throws as SQLite does for a damaged file, where any of it is not what was sealed
 */
export function unsealed<Row extends { readonly checksum: unknown }>(table: SealedTable, row: Row): Row {
  if (isAsSealed(table, row)) return row;
  throw damagedRow(table);
}

export function isAsSealed(table: SealedTable, row: { readonly checksum: unknown }): boolean {
  const values = row as unknown as Readonly<Record<string, Value>>;
  let text: string = table;
  for (const begins of beginnings.get(table) ?? []) text += said(begins, values[begins.column] ?? null);
  return hashed(text) === row.checksum;
}

/**
 * From here on every row that this connection writes is sealed with what it holds, whichever statement writes it, and
 * no row is changed that was not as sealed: else a new checksum would bless the damage. Nothing else writes to the file.
 * Triggers of the connection alone may call a function of the app; those of a file are not trusted with one.
 */
export function sealWhatIsWritten(db: Database): void {
  for (const table of sealedTables) {
    const stored = storedColumns(db, table);
    db.exec(
      `DROP TRIGGER IF EXISTS temp.checksum_new_${table}; DROP TRIGGER IF EXISTS temp.checksum_changed_${table};`,
    );
    if (!stored.includes('checksum')) continue;
    const columns = sealedColumns[table].filter((column) => stored.includes(column));
    const values = (of: 'new' | 'old'): string =>
      sealedColumns[table].map((column) => (stored.includes(column) ? `${of}.${column}` : 'NULL')).join(', ');
    const isThisRow = keys[table].map((key) => `${key} = new.${key}`).join(' AND ');
    db.exec(`
      CREATE TEMP TRIGGER checksum_new_${table} AFTER INSERT ON main.${table}
      BEGIN
        UPDATE ${table} SET checksum = checksum_of('${table}', ${values('new')}) WHERE ${isThisRow};
      END;
      CREATE TEMP TRIGGER checksum_changed_${table} AFTER UPDATE OF ${columns.join(', ')} ON main.${table}
      BEGIN
        UPDATE ${table} SET checksum = checksum_again('${table}', old.checksum, ${values('old')}, ${values('new')})
        WHERE ${isThisRow};
      END;`);
  }
}

/** Makes `checksum_of` and `checksum_again` known to the statements of a connection. */
export function defineSeals(db: Database): void {
  db.function(
    'checksum_of',
    { varargs: true, deterministic: true },
    (table: SealedTable, ...values: Value[]) => sealOf(table, values),
  );
  db.function(
    'checksum_again',
    { varargs: true, deterministic: true },
    (table: SealedTable, checksum: Value, ...values: Value[]) => {
      const count = sealedColumns[table].length;
      if (sealOf(table, values.slice(0, count)) !== checksum) throw damagedRow(table);
      return sealOf(table, values.slice(count));
    },
  );
}

const keys: Readonly<Record<SealedTable, readonly string[]>> = {
  call: ['seq'],
  ticket: ['id'],
  attempt: ['id'],
  note: ['id'],
  reminder: ['id'],
  caller_dismissal: ['phone_digits', 'caller_key'],
  saved_view: ['id'],
  export_record: ['id'],
  erasure_record: ['id'],
  pending_erasure: ['id'],
  erased_call: ['id'],
  feed: ['id'],
  unfed: ['seq'],
  unfed_erasure: ['seq'],
};

/** 96 bits of SHA-256 over the names, types, lengths and values of all columns that are not null. */
function sealOf(table: SealedTable, values: readonly Value[]): string {
  let text: string = table;
  beginnings.get(table)?.forEach((begins, index) => {
    text += said(begins, values[index] ?? null);
  });
  return hashed(text);
}

function said(begins: Beginning, value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return `${begins.string}${value.length} ${value}`;
  const [begin, text] =
    typeof value === 'number'
      ? [begins.number, String(value)]
      : [begins.object, Buffer.from(value).toString('hex')];
  return `${begin}${text.length} ${text}`;
}

/** How what a checksum says of a column begins, by the type of its value. */
type Beginning = Readonly<Record<'column' | 'string' | 'number' | 'object', string>>;

/** Made once: every row that is shown or leaves is said anew. */
const beginnings: ReadonlyMap<string, readonly Beginning[]> = new Map(
  Object.entries(sealedColumns).map(([table, columns]) => [
    table,
    columns.map((column) => ({
      column,
      string: `\n${column} string `,
      number: `\n${column} number `,
      object: `\n${column} object `,
    })),
  ]),
);

function hashed(text: string): string {
  return hash('sha256', text, 'base64').slice(0, 16);
}

function damagedRow(table: SealedTable): Error {
  return damagedContent(`a row of ${table} is not what was written down`);
}

function storedColumns(db: Database, table: SealedTable): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}
