import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createCallCopies } from '../../calls/call-copies-in-memory';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { historySorts } from '../../../shared/history/history-query-and-page';
import { openJournal } from '../../journal/journal-file';
import { createTicketCopies } from '../ticket-recovery/ticket-copies-in-memory';
import { listUnsettledTicketRecords } from '../ticket-recovery/unsettled-ticket-journal-records';
import { createStores } from './stores';

/** Partial indexes with few entries, however long the history is. */
const indexesOfFew = ['call_by_status', 'ticket_unfinished', 'attempt_under_way'];

/** The statements that may read every call, ticket or attempt, and why. */
const allowed = {
  'stops at the first row': [/^SELECT 1 FROM ticket LIMIT 1$/],
  'stops at the newest 200': [
    /^WITH recent_call AS \(SELECT id, began_at_ms FROM call ORDER BY seq DESC LIMIT 200\)/,
  ],
  'stops at the newest 2,000': [
    /^SELECT ticket\.id, .* \(SELECT id FROM ticket WHERE @match IS NULL ORDER BY id DESC LIMIT 2000\)/,
  ],
  'stops at the newest 3,000': [
    /^SELECT case_number FROM \(SELECT case_number FROM ticket ORDER BY id DESC LIMIT 3000\) WHERE/,
    /^SELECT phone, .* FROM ticket ORDER BY id DESC LIMIT 3000$/,
  ],
  'stops at 200 case numbers, and nearly every ticket has one': [
    /^SELECT case_number FROM ticket WHERE case_number IS NOT NULL .*ORDER BY id DESC LIMIT 200$/,
  ],
  'an erasure, in a thread of its own': [
    /^SELECT DISTINCT call_id FROM ticket$/,
    /^SELECT call_id AS call, phone, name, created_at_ms AS createdAtMs, .* AS isImportToShare FROM ticket WHERE \(imported IS NOT NULL/,
    /^SELECT call_id(?:, name, phone| AS callId, state, .* AS body) FROM ticket WHERE \+created_at_ms <= \?$/,
    /^SELECT id, status, fields, .* FROM call WHERE began_at_ms <= \? ORDER BY seq DESC$/,
  ],
  'an export or an archive of everything, in a thread of its own': [
    /^SELECT \(SELECT count\(\*\) FROM ticket\) - \(SELECT count\(DISTINCT replaces_ticket_id\)/,
    /^SELECT count\(\*\) FROM ticket$/,
    /^SELECT ticket\.id, .* FROM ticket ORDER BY id$/,
  ],
} as const;

test('no statement of any store scans all calls, tickets or attempts, except those that are named with a reason', () => {
  const statements = listStatements();
  expect(statements.length).toBeGreaterThan(380);
  const scanning = statements.filter(({ sql, plan }) => readsAll(sql, plan));
  const named = Object.values(allowed).flat();
  expect(scanning.filter(({ sql }) => !named.some((one) => one.test(sql)))).toEqual([]);
  expect(named.filter((one) => !scanning.some(({ sql }) => one.test(sql)))).toEqual([]);
  const scans = statements.flatMap(({ plan }) => plan).filter((step) => step.startsWith('SCAN'));
  expect(indexesOfFew.filter((index) => !scans.some((step) => step.endsWith(` INDEX ${index}`)))).toEqual([]);
});

test.each([
  `SELECT id FROM call WHERE status IN ('open', 'parked') ORDER BY seq`,
  'SELECT coalesce(max(discard_order), 0) + 1 FROM call',
  `SELECT id FROM attempt WHERE outcome ->> '$.kind' = 'created'`,
  `SELECT id FROM ticket WHERE state IN ('waiting', 'uncertain') ORDER BY id`,
  `SELECT note.id FROM note JOIN ticket AS noted WHERE noted.state = 'waiting'`,
])('a statement that does is found: %s', (sql) => {
  expect(readsAll(sql, planOf(freshDatabase(), sql))).toBe(true);
});

/** Every statement that the stores prepare, also those of their long work, with SQLite's query plan. */
function listStatements() {
  const db = freshDatabase();
  const prepared = new Set<string>();
  const listening = new Proxy(db, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      if (property !== 'prepare') return value.bind(target) as unknown;
      return (sql: string) => {
        prepared.add(sql.replaceAll(/\s+/g, ' ').trim());
        return target.prepare(sql);
      };
    },
  });
  prepareAll(listening);
  return [...prepared].map((sql) => ({ sql, plan: planOf(db, sql) }));
}

function prepareAll(db: Database): void {
  const folder = tempFolder();
  const stores = createStores(db, join(folder, 'helpdesk.db'), openJournal(folder));
  for (const store of Object.values(stores)) expect(store).toBeTypeOf('object');
  createCallCopies(db);
  createTicketCopies(db, { drain: () => [] });
  listUnsettledTicketRecords(db);
  // What is prepared only when it is needed.
  stores.erasurePreviews.findCaller({ phone: '0123456789', name: 'Ahmad Ibrahim' });
  stores.erasurePreviews.countDue(30, 1);
  for (const sort of historySorts) stores.history.search({ text: 'till', sort, before: null, limit: 5 });
  stores.history.closeMatches({ text: 'till', except: [], limit: 5 });
}

function planOf(db: Database, sql: string): string[] {
  return db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+|\?/g, 'NULL')}`)
    .all()
    .map(({ detail }) => detail);
}

/** A full scan of a table, under whatever name, or of an index with an entry for each row. */
function readsAll(sql: string, plan: readonly string[]): boolean {
  const names = new Set(
    [...sql.matchAll(/\b(call|ticket|attempt)(?: AS (\w+))?/g)].flatMap(([, table, name]) => [table, name]),
  );
  // The end of the ids is read at once.
  const isMaxOfAll = /\b(?:max|min)\((?!id\))/.test(sql);
  return plan.some((step) => {
    const [, verb, name, how] = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(step) ?? [];
    if (!names.has(name)) return false;
    return verb === 'SCAN'
      ? !indexesOfFew.some((index) => how?.endsWith(` INDEX ${index}`))
      : how === '' && isMaxOfAll;
  });
}
