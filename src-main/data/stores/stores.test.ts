import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createCallCopies } from '../../calls/call-copies-in-memory';
import { createCallStore } from '../../calls/call-store';
import { createCallerDismissalStore } from '../../callers/caller-dismissal-store';
import { createTicketIndexWriter } from '../../history/search/ticket-index-writer';
import { createPracticeHistoryStore } from '../../practice/practice-history-store';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { createTicketCopies } from '../ticket-recovery/ticket-copies-in-memory';
import { listUnsettledTicketRecords } from '../ticket-recovery/unsettled-ticket-journal-records';

/** Queries that stop at the first matching rows. */
const endsEarly = new RegExp(
  [
    '^SELECT 1 FROM ticket LIMIT 1$',
    String.raw`^SELECT .* FROM attempt WHERE outcome ->> '\$\.kind' <> 'uncertain'\s+AND NOT EXISTS .* ORDER BY id DESC LIMIT 1$`,
    // Nearly every ticket has a case number.
    '^SELECT case_number FROM ticket WHERE case_number IS NOT NULL .* ORDER BY id DESC LIMIT 200$',
  ].join('|'),
  's',
);

test('no query of a start, a send or a new segment of the journal scans all calls, tickets or attempts', () => {
  const statements = statementsOf((db) => {
    createCallStore(db);
    createTicketStore(db);
    createTicketIndexWriter(db);
    createPracticeHistoryStore(db);
    createCallerDismissalStore(db);
    createCallCopies(db);
    createTicketCopies(db, { take: () => [] });
    listUnsettledTicketRecords(db);
  });
  expect(statements.length).toBeGreaterThan(40);
  const readingAll = statements.filter(({ sql, plan }) => !endsEarly.test(sql) && readsAll(plan));
  expect(readingAll).toEqual([]);
});

test.each([
  `SELECT id FROM call WHERE status IN ('open', 'parked') ORDER BY seq`,
  'SELECT coalesce(max(discard_order), 0) + 1 FROM call',
  `SELECT id FROM attempt WHERE outcome ->> '$.kind' = 'created'`,
  `SELECT id FROM ticket WHERE state IN ('waiting', 'uncertain') ORDER BY id`,
])('a statement that does is found: %s', (sql) => {
  expect(readsAll(planOf(freshDatabase(), sql))).toBe(true);
});

/** Every statement that the function prepares, with SQLite's query plan. */
function statementsOf(prepare: (db: Database) => void) {
  const db = freshDatabase();
  const prepared: string[] = [];
  const listening = new Proxy(db, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      if (property !== 'prepare') return value.bind(target) as unknown;
      return (sql: string) => {
        prepared.push(sql);
        return target.prepare(sql);
      };
    },
  });
  prepare(listening);
  return prepared.map((sql) => ({ sql, plan: planOf(db, sql) }));
}

function planOf(db: Database, sql: string): string[] {
  return db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/@\w+|\?/g, 'NULL')}`)
    .all()
    .map(({ detail }) => detail);
}

/** A full scan of a table, or of an index with an entry for each row. */
function readsAll(plan: readonly string[]): boolean {
  const ofFew =
    /USING (?:COVERING )?INDEX (?:call_by_place|call_by_discard_order|ticket_unfinished|attempt_under_way)/;
  return plan.some(
    (step) =>
      (/^SCAN (?:call|ticket|attempt)\b/.test(step) && !ofFew.test(step)) ||
      /^SEARCH (?:call|ticket|attempt)$/.test(step),
  );
}
