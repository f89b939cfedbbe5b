import { expect, it } from 'vitest';
import { createHistoryStore } from '../../history/history-store';
import { listGrams } from '../../history/search/grams';
import { createTicketIndexWriter } from '../../history/search/ticket-index-writer';
import { newTicket, sampleBody } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { migrate } from '../migrate';
import { installChecksumTriggers } from '../row-checksums';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('lets the tickets be found that the index has by a dash, or by a direction mark', () => {
  const db = openOlderDatabase(23);
  const issues = ['ring 012\u2013345 6789 first', 'ring \u202A+60 13\u2011222 3333\u202C first', 'no number'];
  for (const [at, Issue] of issues.entries()) {
    const id = `call-${at}`;
    db.prepare(
      `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES (?, '{}', 1, 'sent', 1, 1)`,
    ).run(id);
    const { body, bodySha256 } = newTicket(
      id,
      `SH-${at}`,
      sampleBody({ Ticket: { Phone: '60190000000', Issue } }),
    );
    db.prepare(
      `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state) VALUES (?, ?, ?, ?, 1, 'waiting')`,
    ).run(id, `SH-${at}`, body, bodySha256);
    // The index of that time had them as they are, but for U+2011.
    const words = listGrams({ text: Issue.replace('\u2011', '\u2010'), code: '' });
    db.prepare('INSERT INTO ticket_index (rowid, words) VALUES (?, ?)').run(at + 1, words);
  }
  db.exec('DELETE FROM index_pending');
  migrate(db, migrations);
  installChecksumTriggers(db);
  expect(createTicketStore(db).get(3)).not.toBeNull();
  const find = (text: string) => createHistoryStore(db).search({ text, before: null, limit: 9 }).rows;
  expect(['0123456789', '60132223333'].map((number) => find(number).length)).toEqual([0, 0]);
  const index = createTicketIndexWriter(db);
  index.indexSome(1);
  expect(db.prepare('SELECT ticket_id FROM index_pending').pluck().all()).toEqual([1, 2]);
  while (index.indexSome(1));
  expect(['0123456789', '60132223333'].map((number) => find(number).map(({ id }) => id))).toEqual([[1], [2]]);
});
