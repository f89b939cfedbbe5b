import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { checksummedTables, type ChecksummedTable } from '../db/row-checksums';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { erasureRules } from './erasure-rules.fixture';
import { canary, canaryCaller, day, openBusyWorkspace } from './privacy-workspace.fixture';
import { findFilesWith } from './find-files-with-bytes.fixture';

const columnsWithoutCaller = new Set([
  ...checksummedTables.flatMap((table) =>
    Object.keys(erasureRules[table].columnsWithoutCaller).map((column) => `${table}.${column}`),
  ),
  // The name of a migration.
  'schema_step.name',
]);

const parts = ['zuraidah', '98765432', 'kenari'];

const isNaming = (text: unknown): boolean =>
  typeof text === 'string' && parts.some((part) => text.toLowerCase().includes(part));

/** A workspace on a shared history, in which every column that can hold a caller's data has some of the canary's. */
async function openFilledWorkspace() {
  const open = await openBusyWorkspace(3);
  open.db.exec(
    `INSERT INTO sync_position (id, address, desk, pushed_to) VALUES (1, 'db:5432/helpdesk', 'd1', 99)`,
  );
  const { calls, exportRecords, incomingCalls, reminders, savedViews, tickets } = open.stores;
  const fields = { ...blankCallFields, name: canary.Name, phone: canary.Phone };
  const callId = '99999999-0000-4000-8000-000000000001';
  await calls.begin(callId, day(0));
  await calls.save(callId, { ...fields, storeName: 'Kedai Kenari, earlier' }, day(0));
  await calls.save(callId, fields, day(0));
  const body = sampleBody({ Ticket: canary });
  const made = await tickets.make({ ...newTicket(callId, 'SH-HERS', body), fields, nowMs: day(0) }, true);
  if (!made.ok || made.value?.attempt == null) throw new Error('not made');
  const rejected = { ...outcomes.rejected, errorMessage: `no store of ${canary.Name}` };
  await tickets.endAttempt(ended(made.value.attempt.attemptId, rejected, canary.Name), true);
  const { ticketId } = made.value;
  await reminders.set({ uid: 'hers', ticketId, text: `ring ${canary.Name}`, dueAtMs: day(1), nowMs: day(0) });
  await tickets.addNote(ticketId, `${canary.Name} rang`, day(0));
  const typed = { text: `ask ${canary.Name}`, lastDay: canary.Name };
  await open.stores.formDrafts.set({ subject: 'caller', key: canary.Phone }, typed, day(0));
  await savedViews.save(null, { name: canary.Name, text: canary.Phone });
  const query = { text: canary.Name };
  await exportRecords.beginExport({ atMs: 1, format: 'csv', query, fileName: `${canary.Name}.csv` });
  await incomingCalls.miss(day(0), day(0));

  const ofOther = { ...blankCallFields, phone: '0111111111' };
  const endedByOther = '99999999-0000-4000-8000-000000000002';
  const knownCaller = { name: canary.Name, storeName: canary.StoreName, from: 'case' } as const;
  const ending = { kind: 'asked-about-case', words: null, knownCaller };
  await calls.begin(endedByOther, day(0));
  await tickets.endCall(endedCall(endedByOther, { fields: ofOther, ending }));
  const discardedByOther = '99999999-0000-4000-8000-000000000003';
  await calls.begin(discardedByOther, day(0));
  for (const saved of [fields, ofOther]) await calls.save(discardedByOther, saved, day(0));
  await calls.discard(discardedByOther, day(0));
  const [ticketOfOther = 0] = open.ids();
  await tickets.addNote(ticketOfOther, `ring ${canary.Name}`, day(0));
  const forOther = { uid: 'of other', ticketId: ticketOfOther, dueAtMs: day(1), nowMs: day(0) };
  await reminders.set({ ...forOther, text: `ring ${canary.Name}` });
  while (
    (await open.stores.ticketIndex.indexSome(10)).ok &&
    open.db.prepare('SELECT 1 FROM index_pending').get()
  );
  return open;
}

test('every column of text that can hold a caller has nothing of them after an erasure, in no byte either', async () => {
  const open = await openFilledWorkspace();
  const columns = open.db
    .prepare<[], { tableName: string; name: string }>(
      `SELECT schema.name AS tableName, info.name AS name
       FROM sqlite_master AS schema JOIN pragma_table_xinfo(schema.name) AS info
       WHERE schema.type = 'table' AND schema.name NOT LIKE 'sqlite%' AND info.type = 'TEXT' AND info.hidden = 0
         AND info.name <> 'checksum'`,
    )
    .all();
  const withCaller = () =>
    columns
      .filter(({ tableName, name }) =>
        open.db.prepare<[], string | null>(`SELECT ${name} FROM ${tableName}`).pluck().all().some(isNaming),
      )
      .map(({ tableName, name }) => `${tableName}.${name}`);
  const filled = columns
    .map(({ tableName, name }) => `${tableName}.${name}`)
    .filter((name) => !columnsWithoutCaller.has(name));
  expect(withCaller().toSorted()).toEqual(filled.toSorted());
  expect(columns.length).toBeGreaterThan(40);

  await open.privacy.erase(canaryCaller);
  expect(withCaller()).toEqual([]);
  await open.close();
  expect(findFilesWith(open.folder, [...parts, canary.Name, canary.StoreName])).toEqual([]);
});

/** What a row is known by, where it is not the id. A change that is queued once more is the same. */
const keySql: Partial<Record<ChecksummedTable, string>> = {
  caller_dismissal: `phone_digits || ' ' || caller_key`,
  unsynced_change: `kind || ' ' || row_id`,
  unsynced_removal: 'seq',
};

/** The key of each row of a table, with whether a text of the row names the caller. */
function readRows(db: Database, table: ChecksummedTable): ReadonlyMap<unknown, boolean> {
  const rows = db
    .prepare<[], Readonly<Record<string, unknown>>>(
      `SELECT ${keySql[table] ?? 'id'} AS row_key, * FROM ${table}`,
    )
    .all();
  return new Map(rows.map((row) => [row['row_key'], Object.values(row).some(isNaming)]));
}

/** Tells later which tables lost rows since now, and in which a row that named the caller stayed. */
function watchTables(db: Database) {
  const before = new Map(checksummedTables.map((table) => [table, readRows(db, table)]));
  const isChanged = (table: ChecksummedTable, hasBeen: (isLeft: boolean, named: boolean) => boolean) => {
    const left = readRows(db, table);
    return [...(before.get(table) ?? [])].some(([key, named]) => hasBeen(left.has(key), named));
  };
  return {
    erased: () => checksummedTables.filter((table) => isChanged(table, (isLeft) => !isLeft)),
    redacted: () => checksummedTables.filter((table) => isChanged(table, (isLeft, named) => isLeft && named)),
  };
}

test('a request erases and redacts rows of the tables of which the rules say so, and of no other', async () => {
  const open = await openFilledWorkspace();
  const since = watchTables(open.db);
  await open.privacy.erase(canaryCaller);
  const having = (effect: 'erased' | 'redacted') =>
    checksummedTables.filter((table) => erasureRules[table].onRequest.includes(effect));
  expect(since.erased()).toEqual(having('erased'));
  expect(since.redacted()).toEqual(having('redacted'));
});

test('rows go by their age out of the tables of which the rules say so, and out of no other', async () => {
  const open = await openFilledWorkspace();
  const since = watchTables(open.db);
  const work = async (today: number) => {
    for (const atMs of [day(today - 1), day(today)]) await open.add({ Name: 'New' }, 'created', atMs);
    open.at(day(today));
  };
  const going = (...when: readonly string[]) =>
    checksummedTables.filter((table) => when.includes(erasureRules[table].byAge));

  await work(31);
  await open.keep(null);
  expect(since.erased()).toEqual(going('after-30-days'));
  await work(400);
  await open.keep(365);
  expect(since.erased()).toEqual(going('after-30-days', 'after-keep-days'));
});
