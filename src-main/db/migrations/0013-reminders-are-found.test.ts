import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createHistoryStore } from '../../history/history-store';
import { createTicketIndex } from '../../history/ticket-index';
import { newTicket } from '../../tickets/sample-ticket.fixture';
import { migrate } from '../migrate';
import { tempFolder } from '../temp-folder.fixture';
import { migrations } from './all';

test('the reminders that there are already are found, though their tickets were indexed without them', () => {
  const db = new SqliteDatabase(join(tempFolder(), 'helpdesk.db'));
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 12));
  const { body, bodySha256 } = newTicket('', '');
  for (const id of [1, 2]) {
    db.prepare(
      `INSERT INTO call (id, fields, revision, place, began_at_ms, saved_at_ms) VALUES (?, '{}', 0, 'sent', 0, 0)`,
    ).run(`call-${id}`);
    db.prepare(
      `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
       VALUES (?, ?, ?, ?, 1, 'waiting')`,
    ).run(`call-${id}`, `SH-${id}`, body, bodySha256);
    db.prepare(
      `INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, changed_at_ms) VALUES (?, ?, 'agent', ?, 0, 0, 0)`,
    ).run(`uid-${id}`, id, id === 1 ? 'Ask for Lim' : '');
  }
  createTicketIndex(db).takeSome(10);

  migrate(db, migrations.slice(0, 13));

  expect(db.prepare('SELECT ticket_id FROM unindexed').pluck().all()).toEqual([1]);
  const found = createHistoryStore(db).search({ text: 'lim', before: null, limit: 10 });
  expect(found.rows.map(({ id }) => id)).toEqual([1]);
});
