import { expect, it } from 'vitest';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { installChecksumTriggers } from '../row-checksums';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openOlderDatabase } from './open-older-database.fixture';

it('lets a call that ended in an older database get another kind of ending', () => {
  const db = openOlderDatabase(12);
  const body = { Ticket: { Name: '', Phone: '', Issue: '' }, Appointment: { State: '' } };
  db.exec(`
    INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('c1', '{}', 1, 'sent', 1, 1);
    INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, ending)
    VALUES ('c1', 'SH-E', '${JSON.stringify(body)}', '', 1, 'recorded', '{"kind":"complaint","words":null}');
  `);
  const correct = () =>
    db.exec(`UPDATE ticket SET ending = '{"kind":"will-call-again","words":null,"correctedAtMs":2}'`);
  expect(correct).toThrow('a ticket is immutable');
  migrate(db, migrations);
  installChecksumTriggers(db);
  const ending = { kind: 'will-call-again', words: null };
  expect(
    createTicketStore(db).correctEnding({ ticketId: 1, ending, caseTicketId: null, agent: null, nowMs: 2 }),
  ).toMatchObject({
    ending: { kind: 'will-call-again', correctedAtMs: 2 },
  });
});
