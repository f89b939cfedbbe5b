import { expect, it } from 'vitest';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { installChecksumTriggers } from '../row-checksums';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('lets a call that ended in an older database be about an earlier case', () => {
  const db = openOlderDatabase(13);
  const body = JSON.stringify({ Ticket: { Name: '', Phone: '', Issue: '' }, Appointment: { State: '' } });
  db.exec(`
    INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms)
    VALUES ('c1', '{}', 1, 'sent', 1, 1), ('c2', '{}', 1, 'sent', 1, 1);
    INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, ending)
    VALUES ('c1', 'SH-C', '${body}', '', 1, 'recorded', '{"kind":"complaint","words":null}'),
      ('c2', 'SH-E', '${body}', '', 2, 'recorded', '{"kind":"complaint","words":null}');
  `);
  const correct = () =>
    db.exec(`UPDATE ticket SET follows_ticket_id = 1, ending =
      '{"kind":"asked-about-case","words":null,"correctedAtMs":3}' WHERE id = 2`);
  expect(correct).toThrow('a ticket is immutable');
  migrate(db, migrations);
  installChecksumTriggers(db);
  const ending = { kind: 'asked-about-case', words: null };
  expect(
    createTicketStore(db).correctEnding({ ticketId: 2, ending, caseTicketId: 1, agent: null, nowMs: 3 }),
  ).toMatchObject({ ending: { correctedAtMs: 3 }, follows: 'SH-C' });
});
