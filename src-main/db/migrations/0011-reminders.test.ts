import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { newTicket } from '../../tickets/sample-ticket.fixture';
import { migrate } from '../migrate';
import { isAsSealed, sealedSelection } from '../sealed-rows';
import { tempFolder } from '../temp-folder.fixture';
import { migrations } from './all';

test('calls back that were owed are reminders, those that were done are done, and a damaged one is noticed', () => {
  const db = new SqliteDatabase(join(tempFolder(), 'helpdesk.db'));
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 10));
  for (const id of [1, 2, 3]) {
    db.prepare(
      `INSERT INTO call (id, fields, revision, place, began_at_ms, saved_at_ms) VALUES (?, '{}', 0, 'sent', 0, 0)`,
    ).run(`call-${id}`);
    const { body, bodySha256 } = newTicket('', '');
    db.prepare(
      `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
       VALUES (?, ?, ?, ?, 1, 'waiting')`,
    ).run(`call-${id}`, `SH-${id}`, body, bodySha256);
  }
  db.exec(`INSERT INTO callback (ticket_id, since_ms, done_at_ms) VALUES (1, 10, NULL), (2, 20, 25), (3, 30, NULL);
    UPDATE callback SET seal = seal_of('callback', ticket_id, since_ms, done_at_ms);
    UPDATE callback SET since_ms = 31 WHERE ticket_id = 3`);

  migrate(db, migrations);

  const rows = db
    .prepare<[], { seal: string }>(`SELECT ${sealedSelection('reminder')} FROM reminder ORDER BY id`)
    .all();
  expect(rows).toMatchObject([
    { uid: 'call-1 SH-1', ticket_id: 1, why: 'case number', due_at_ms: 10, how_ended: null },
    { uid: 'call-2 SH-2', ticket_id: 2, how_ended: 'done', ended_at_ms: 25 },
    { ticket_id: 3 },
  ]);
  expect(rows.map((row) => isAsSealed('reminder', row))).toEqual([true, true, false]);
});
