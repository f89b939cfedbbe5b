import { expect, it } from 'vitest';
import { newTicket } from '../../tickets/sample-ticket.fixture';
import { reminderColumns, toReminder, type ReminderRow } from '../../rows/reminders/reminder-rows';
import { migrate } from '../migrate';
import { installChecksumTriggers } from '../row-checksums';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('keeps the reminders of an older database and their checksums, of which none is known to be snoozed', () => {
  const db = openOlderDatabase(22);
  db.exec(`
    INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('c1', '{}', 1, 'sent', 1, 1)`);
  db.prepare(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state)
     VALUES ('c1', 'SH-A', @body, @bodySha256, 1, 'waiting')`,
  ).run(newTicket('c1', 'SH-A'));
  db.exec(`INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, changed_at_ms)
    VALUES ('r', 1, 'agent', 'ring', 1, 9, 5)`);
  migrate(db, migrations);
  installChecksumTriggers(db);
  const row = db.prepare<[], ReminderRow>(`SELECT ${reminderColumns} FROM reminder`).get();
  expect(row).toMatchObject({ uid: 'r', is_snoozed: null });
  expect(row && toReminder(row)).toMatchObject({ text: 'ring', dueAtMs: 9, changedAtMs: 5 });
});
