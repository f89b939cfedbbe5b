import { expect, test } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { newTicket } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { freshDatabase } from './fresh-database.fixture';
import { withDeferredIndexes } from './with-deferred-indexes';

test('restores all indexes after filling an empty table, and keeps them for a table with rows', () => {
  const db = freshDatabase();
  const indexes = () =>
    db
      .prepare(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'ticket' ORDER BY name`,
      )
      .all();
  const fill = (n: number): unknown[] => {
    createCallStore(db).begin(`call-${n}`, 1);
    createTicketStore(db).make(newTicket(`call-${n}`, `SH-${n}`), false);
    return indexes();
  };
  const before = indexes();
  const whileEmpty = withDeferredIndexes(db, 'ticket', () => fill(1));
  // The unique indexes: one ticket per call, one use per reference.
  expect(whileEmpty).toHaveLength(2);
  expect(indexes()).toEqual(before);
  expect(withDeferredIndexes(db, 'ticket', () => fill(2))).toEqual(before);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
