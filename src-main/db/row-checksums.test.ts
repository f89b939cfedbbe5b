import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCallerKey, getDismissalNumber } from '../../shared/callers/caller-suggestions';
import { openJournal } from '../journal/journal-file';
import { ended, newTicket, outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { verifyAllRows } from './verify-rows';
import { openDatabase } from './open-database';
import { runMethod } from '../data/worker/store-server';
import { checksummedColumns, checksummedTables, type ChecksummedTable } from './row-checksums';
import { findColumnOffsets } from './column-offsets.fixture';
import { createStores, type Stores } from '../data/stores/stores';
import { tempFolder } from './temp-folder.fixture';

const callId = '00000000-0000-4000-8000-000000000001';
const caller = {
  number: getDismissalNumber('0123456789') ?? '',
  key: createCallerKey('60123456789', '', ''),
};

function open(file: string): { db: Database; stores: Stores } {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  onTestFinished(() => {
    db.close();
  });
  return { db, stores: createStores(db, file, openJournal(dirname(file))) };
}

/** Inserts one row per table, with a value in every column that can have one. */
function fill(stores: Stores): void {
  const { calls, tickets, contactNotes, incidents, incomingCalls, dismissals } = stores;
  const { formDrafts, savedViews, exportRecords } = stores;
  calls.begin(callId, 1_700_000_000_123);
  calls.save(callId, readyFields, 1_700_000_000_456);
  calls.addScreenTime(callId, 54_321);
  calls.show(callId, 1_700_000_000_789);
  const made = tickets.make(newTicket(callId, 'SH-AAAA3'), true);
  tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.created, '{"ErrorCode":"0"}'), false);
  tickets.addNote(1, 'The till is behind the counter', 1_700_000_001_000);
  dismissals.dismiss(caller.number, caller.key, 1_700_000_002_000);
  const note = {
    subject: 'store',
    contact: 'KL Branch',
    label: 'KL',
    text: 'dog',
    endsAtMs: 1_800_000_000_000,
  } as const;
  contactNotes.set(note, 'note-1', 1_700_000_002_500);
  const incident = { uid: 'incident-1', title: 'QR', traits: ['qr'], beganAtMs: 1_700_000_002_000 };
  incidents.begin({ ...incident, endedAtMs: null, changedAtMs: 1_700_000_002_600 }, [1]);
  incidents.change({ uid: 'incident-1', isEnded: true }, 1_700_000_002_700);
  incidents.changeLink({ callId, wantsCallback: true, isCalledBack: true }, 1_700_000_002_800);
  incomingCalls.announce([
    { uid: 'ring-1', phone: '60123456789', name: 'Siti', store: 'KL', atMs: 1_700_000_002_600 },
  ]);
  incomingCalls.miss(1_700_000_002_601, 1_700_000_002_700);
  incomingCalls.take(1, callId, 1_700_000_002_800);
  formDrafts.set(
    { subject: 'store', key: 'kl branch' },
    { text: 'dog', lastDay: '2031-01-01' },
    1_700_000_003_000,
  );
  savedViews.save(null, { name: 'Mine', text: 'till', filter: {}, sort: 'newest' });
  exportRecords.beginExport({
    atMs: 1_700_000_004_000,
    format: 'csv',
    query: { text: 'till' },
    fileName: 'tills.csv',
  });
  exportRecords.endExport(1, 7);
}

/** Every query behind something on the screen, called as the window calls it. */
const questions: readonly (readonly [keyof Stores, string, unknown[]])[] = [
  ['tickets', 'get', [1]],
  ['reminders', 'list', [1_700_000_003_000]],
  ['tickets', 'lastCertainAttemptHere', []],
  ['calls', 'get', [callId]],
  ['calls', 'fieldHistory', [callId]],
  ['history', 'search', [{ text: 'counter', before: null, limit: 5 }]],
  ['history', 'search', [{ text: '', before: null, limit: 5 }]],
  ['callers', 'match', [{ phone: '0123456789', name: '', storeName: '' }, 1_700_000_003_000]],
  ['callers', 'findNotes', ['dog']],
  ['incidents', 'list', [1_700_000_003_000]],
  ['incomingCalls', 'missed', [1_700_000_003_000]],
  ['formDrafts', 'list', []],
  ['savedViews', 'views', []],
  ['exportRecords', 'exports', [10]],
  ['erasureRecords', 'erasures', [10]],
  ['syncQueue', 'getPosition', ['db:5432/helpdesk']],
];

async function ask(stores: Stores, ...[store, method, args]: (typeof questions)[number]): Promise<string> {
  return JSON.stringify(await runMethod(stores, store, method, args));
}

function answers(stores: Stores): Promise<string[]> {
  return Promise.all(questions.map((question) => ask(stores, ...question)));
}

/** The empty answers: nothing, no callback, no dismissed caller. */
const showsNothing =
  /^\{"ok":true,"value":(null|\[\]|\{"rows":\[\],"next":null\}|.*"reminders":\[\],.*|\{"due":\[\],"coming":\[\],"counts":\{[^}]*\}\}|.*"dismissed":\[\]\}|\{"calls":\[\],.*|\{"notes":\[\],.*)\}$/;
const foundBy: Readonly<Record<ChecksummedTable, readonly string[]>> = {
  call: ['seq', 'id'],
  ticket: ['id', 'body', 'imported'],
  attempt: ['id', 'ticket_id', 'number'],
  note: ['id', 'ticket_id', 'text'],
  reminder: ['id', 'ticket_id', 'resolution', 'due_at_ms'],
  caller_dismissal: ['phone_digits'],
  contact_note: ['id'],
  incident: ['id'],
  incident_link: ['id'],
  incoming_call: ['id', 'uid', 'state'],
  note_draft: ['id'],
  saved_view: ['id'],
  export_record: ['id'],
  erasure_record: ['id'],
  // Only an erasure reads it: src-main/privacy.
  pending_erasure: ['id', 'record_id', 'tickets', 'checksum'],
  // Only an import reads it: src-main/archive.
  erased_call: ['id', 'id_hash', 'checksum'],
  sync_position: [],
  // Only the sync reads them: src-main/sync.
  unsynced_change: ['seq', 'kind', 'row_id', 'is_sent', 'checksum'],
  unsynced_removal: ['seq', 'call_id', 'reference', 'why', 'checksum'],
};

let intact: { readonly bytes: Buffer; readonly truth: readonly string[] };
beforeAll(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'checksums-')), 'helpdesk.db');
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  const db = opened.value;
  const stores = createStores(db, file, openJournal(dirname(file)));
  fill(stores);
  db.exec(`INSERT INTO erasure_record (at_ms, why, ticket_count) VALUES (1700000006000, 'request', 3);
    INSERT INTO pending_erasure (record_id, tickets) VALUES (1, '[7]');
    INSERT INTO erased_call (id_hash) VALUES ('mark');
    INSERT INTO sync_position (id, address, desk, pushed_to) VALUES (1, 'db:5432/helpdesk', 'd1', 9);
    INSERT INTO unsynced_change (kind, row_id) VALUES ('ticket', 1);
    INSERT INTO unsynced_removal (call_id, reference, why) VALUES ('call-1', 'SH-1', 'retention')`);
  const truth = await answers(stores);
  db.close();
  intact = { bytes: readFileSync(file), truth };
  rmSync(dirname(file), { recursive: true });
});

/** A copy of the one file that holds a row in every table. */
function filledFile(): string {
  const file = join(tempFolder(), 'helpdesk.db');
  writeFileSync(file, intact.bytes);
  return file;
}

function flipIn(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

describe('one bit flipped in a closed database, in', () => {
  const places = checksummedTables.flatMap((table) =>
    [...checksummedColumns[table], 'checksum'].map((column) => [table, column] as const),
  );

  it.each(places)('%s, %s: is noticed before anything wrong is shown', async (table, column) => {
    const file = filledFile();
    const stored = findColumnOffsets(file, table).find((each) => each.column === column);
    flipIn(file, stored?.at ?? Number.NaN);

    const { db, stores } = open(file);
    expect(() => {
      verifyAllRows(db);
    }).toThrow(/not what was written down|malformed/);
    const found = await answers(stores);
    const wrong = found.filter(
      (answer, index) => answer !== intact.truth[index] && !answer.includes('"damaged"'),
    );
    // A row whose key is damaged is no longer found, so no query shows it; the integrity check does detect it.
    const isKey = foundBy[table].includes(column);
    expect(wrong.filter((answer) => !isKey || !showsNothing.test(answer))).toEqual([]);
    // A table and its index each hold a copy: the query may have read the intact one.
    expect(isKey || found.some((answer) => answer.includes('"damaged"'))).toBe(true);
  });
});

it('the checksum covers every column of every table that the app shows', () => {
  const { db } = open(join(tempFolder(), 'helpdesk.db'));
  const stored = (table: string): unknown[] =>
    db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  for (const table of checksummedTables)
    expect(stored(table)).toEqual(expect.arrayContaining([...checksummedColumns[table], 'checksum']));
  for (const table of checksummedTables)
    expect(stored(table)).toHaveLength(checksummedColumns[table].length + 1);
  const derived =
    /^(sqlite_|ticket_index|word_index|vocabulary_|index_pending$|sync_import$|schema_step$|journal_position$)/;
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  expect(tables.filter((name) => !derived.test(name)).toSorted()).toEqual(checksummedTables.toSorted());
});

it('refuses to update a damaged row, so that no new checksum hides the damage', async () => {
  const file = filledFile();
  const at = findColumnOffsets(file, 'call').find(({ column }) => column === 'on_screen_ms')?.at;
  flipIn(file, at ?? Number.NaN);
  const { stores } = open(file);
  expect(await ask(stores, 'calls', 'addScreenTime', [callId, 1])).toContain('"damaged"');
});

it('does not send a waiting ticket whose row was changed', async () => {
  for (const column of ['reference', 'created_at_ms', 'state', 'body'] as const) {
    const file = join(tempFolder(), 'helpdesk.db');
    const before = open(file);
    before.stores.calls.begin(callId, 1);
    before.stores.tickets.make(newTicket(callId, 'SH-AAAA3'), false);
    before.db.close();
    flipIn(file, findColumnOffsets(file, 'ticket').find((each) => each.column === column)?.at ?? Number.NaN);
    const { stores } = open(file);
    const begun = await ask(stores, 'tickets', 'beginAttempt', [1, ['waiting'], 2]);
    expect(begun).not.toMatch(/"attemptId"/);
  }
});

it('detects a missing note, attempt, call or followed ticket', async () => {
  for (const table of ['note', 'attempt', 'call', 'ticket']) {
    const file = filledFile();
    const { db, stores } = open(file);
    const next = '00000000-0000-4000-8000-000000000002';
    stores.calls.begin(next, 1_700_000_005_000);
    stores.calls.setFollowUp(next, 1);
    stores.tickets.make(newTicket(next, 'SH-BBBB4'), false);
    const shown = table === 'ticket' ? 2 : 1;
    expect(await ask(stores, 'tickets', 'get', [shown])).toContain('"ok":true');
    db.exec(`PRAGMA foreign_keys = OFF; DELETE FROM ${table} WHERE ${table}.id = 1 OR '${table}' = 'call'`);
    expect(await ask(stores, 'tickets', 'get', [shown])).toContain('"damaged"');
  }
});

it('rows that a crash leaves in the log have checksums, too', async () => {
  const file = join(tempFolder(), 'helpdesk.db');
  const { stores } = open(file);
  fill(stores);
  const copy = join(tempFolder(), 'helpdesk.db');
  for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix);
  expect(await answers(open(copy).stores)).toEqual(await answers(stores));
});
