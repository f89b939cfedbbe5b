import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { createCorruptionError } from './database-error';

/**
 * The tables whose rows the app shows, sends or relies on, with every stored column except the checksum itself. Append
 * new columns at the end, and let them be null in older rows: a checksum leaves out null values.
 */
export const checksummedColumns = {
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
    'discarded_at_ms',
    'shown_at_ms',
    'has_tab',
    'is_likeness_decided',
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
    'ending',
    'agent',
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
    'is_of_other_pc',
    'is_snoozed',
  ],
  caller_dismissal: ['phone_digits', 'caller_key', 'dismissed_at_ms'],
  contact_note: ['id', 'uid', 'subject', 'contact_key', 'label', 'text', 'ends_at_ms', 'changed_at_ms'],
  incident: [
    'id',
    'uid',
    'title',
    'traits',
    'began_at_ms',
    'ended_at_ms',
    'changed_at_ms',
    'end_changed_at_ms',
  ],
  incident_link: [
    'id',
    'call_id',
    'incident_id',
    'wants_callback',
    'called_back_at_ms',
    'changed_at_ms',
    'is_unlinked',
  ],
  incoming_call: [
    'id',
    'uid',
    'phone',
    'name',
    'store_name',
    'first_rang_at_ms',
    'last_rang_at_ms',
    'ring_count',
    'state',
    'call_id',
    'changed_at_ms',
  ],
  note_draft: ['id', 'subject', 'subject_key', 'text', 'last_day', 'saved_at_ms'],
  saved_view: ['id', 'position', 'name', 'query'],
  export_record: ['id', 'at_ms', 'format', 'query', 'file_name', 'row_count'],
  erasure_record: ['id', 'at_ms', 'why', 'ticket_count', 'is_cleaned', 'clean_from', 'left_out_count'],
  pending_erasure: ['id', 'record_id', 'tickets'],
  erased_call: ['id', 'id_hash'],
  sync_position: [
    'id',
    'address',
    'desk',
    'server',
    'session',
    'token',
    'next_token',
    'pushed_to',
    'reaching',
    'erasures_pushed_to',
    'ticket_cursor',
    'erasure_cursor',
    'synced_at_ms',
    'record_cursor',
  ],
  unsynced_change: ['seq', 'kind', 'row_id', 'is_sent'],
  unsynced_removal: ['seq', 'call_id', 'reference', 'why'],
} as const;

export type ChecksummedTable = keyof typeof checksummedColumns;

export const checksummedTables = Object.keys(checksummedColumns) as readonly ChecksummedTable[];

/** A value that SQLite stores in a column. */
type Value = string | number | Uint8Array | null;

/** The columns that `verifyRow` needs, for any SELECT from the table. */
export function selectChecksummed(table: ChecksummedTable): string {
  return [...checksummedColumns[table], 'checksum'].map((column) => `${table}.${column}`).join(', ');
}

/**
 * Returns the row unchanged if it matches its checksum.
 * @throws the exception for a damaged file if any checksummed column differs from what was written
 */
export function verifyRow<Row extends { readonly checksum: unknown }>(
  table: ChecksummedTable,
  row: Row,
): Row {
  if (matchesChecksum(table, row)) return row;
  throw createDamagedRowError(table);
}

export function matchesChecksum(table: ChecksummedTable, row: { readonly checksum: unknown }): boolean {
  const values = row as unknown as Readonly<Record<string, Value>>;
  let text: string = table;
  for (const begins of valuePrefixes.get(table) ?? [])
    text += encodeValue(begins, values[begins.column] ?? null);
  return hashText(text) === row.checksum;
}

/**
 * Makes this connection set the checksum of every row that it inserts or updates, whichever statement does so. An
 * update of a row that does not match its old checksum fails, because a new checksum would hide the damage. No other
 * program writes to the file. The triggers are TEMP: SQLite does not let triggers that are stored in the file call a
 * function of the app.
 */
export function installChecksumTriggers(db: Database): void {
  const columns = listColumns(db);
  const installed = listTemporaryTriggers(db);
  for (const table of checksummedTables) {
    const stored = columns.get(table) ?? [];
    const triggers = stored.includes('checksum') ? describeTriggers(table, stored) : {};
    for (const name of [`checksum_new_${table}`, `checksum_changed_${table}`]) {
      const wanted = triggers[name];
      if (installed.get(name) === wanted) continue;
      if (installed.has(name)) db.exec(`DROP TRIGGER temp.${name}`);
      if (wanted !== undefined) db.exec(`CREATE TEMP TRIGGER ${wanted}`);
    }
  }
}

/** What follows CREATE TRIGGER, by the name of the trigger. */
function describeTriggers(
  table: ChecksummedTable,
  stored: readonly string[],
): Readonly<Record<string, string>> {
  const columns = checksummedColumns[table].filter((column) => stored.includes(column));
  const values = (of: 'new' | 'old'): string =>
    checksummedColumns[table]
      .map((column) => (stored.includes(column) ? `${of}.${column}` : 'NULL'))
      .join(', ');
  const isThisRow = (keys[table] ?? ['id']).map((key) => `${key} = new.${key}`).join(' AND ');
  return {
    [`checksum_new_${table}`]: `checksum_new_${table} AFTER INSERT ON main.${table}
      BEGIN
        UPDATE ${table} SET checksum = checksum_of('${table}', ${values('new')}) WHERE ${isThisRow};
      END`,
    [`checksum_changed_${table}`]: `checksum_changed_${table} AFTER UPDATE OF ${columns.join(', ')} ON main.${table}
      BEGIN
        UPDATE ${table} SET checksum = checksum_again('${table}', old.checksum, ${values('old')}, ${values('new')})
        WHERE ${isThisRow};
      END`,
  };
}

/** The columns of each table in the file. */
function listColumns(db: Database): ReadonlyMap<string, readonly string[]> {
  const rows = db
    .prepare<[], { tableName: string; columns: string }>(
      `SELECT t.name AS tableName, json_group_array(c.name) AS columns
       FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' GROUP BY t.name`,
    )
    .all();
  return new Map(rows.map(({ tableName, columns }) => [tableName, JSON.parse(columns) as string[]]));
}

/** What follows CREATE TRIGGER in each trigger of this connection, by its name. */
function listTemporaryTriggers(db: Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_temp_schema WHERE type = 'trigger'`,
    )
    .all();
  return new Map(rows.map(({ name, sql }) => [name, sql.replace(/^CREATE (?:TEMP )?TRIGGER /, '')]));
}

/** Defines the SQL functions `checksum_of` and `checksum_again` on a connection. */
export function defineChecksumFunctions(db: Database): void {
  db.function(
    'checksum_of',
    { varargs: true, deterministic: true },
    (table: ChecksummedTable, ...values: Value[]) => computeChecksum(table, values),
  );
  db.function(
    'checksum_again',
    { varargs: true, deterministic: true },
    (table: ChecksummedTable, checksum: Value, ...values: Value[]) => {
      const count = checksummedColumns[table].length;
      if (computeChecksum(table, values.slice(0, count)) !== checksum) throw createDamagedRowError(table);
      return computeChecksum(table, values.slice(count));
    },
  );
}

/** The columns that identify a row, where it is not the id. */
const keys: Partial<Readonly<Record<ChecksummedTable, readonly string[]>>> = {
  call: ['seq'],
  caller_dismissal: ['phone_digits', 'caller_key'],
  unsynced_change: ['seq'],
  unsynced_removal: ['seq'],
};

/** 96 bits of SHA-256 over the names, types, lengths and values of all columns that are not null. */
function computeChecksum(table: ChecksummedTable, values: readonly Value[]): string {
  let text: string = table;
  valuePrefixes.get(table)?.forEach((begins, index) => {
    text += encodeValue(begins, values[index] ?? null);
  });
  return hashText(text);
}

function encodeValue(begins: ValuePrefix, value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return `${begins.string}${value.length} ${value}`;
  const [begin, text] =
    typeof value === 'number'
      ? [begins.number, String(value)]
      : [begins.object, Buffer.from(value).toString('hex')];
  return `${begin}${text.length} ${text}`;
}

/** The text in front of a column's value in the hashed text, by the type of the value. */
type ValuePrefix = Readonly<Record<'column' | 'string' | 'number' | 'object', string>>;

/** Built once, because the app verifies every row that it shows or exports. */
const valuePrefixes: ReadonlyMap<string, readonly ValuePrefix[]> = new Map(
  Object.entries(checksummedColumns).map(([table, columns]) => [
    table,
    columns.map((column) => ({
      column,
      string: `\n${column} string `,
      number: `\n${column} number `,
      object: `\n${column} object `,
    })),
  ]),
);

function hashText(text: string): string {
  return hash('sha256', text, 'base64').slice(0, 16);
}

function createDamagedRowError(table: ChecksummedTable): Error {
  return createCorruptionError(`a row of ${table} is not what was written down`);
}
