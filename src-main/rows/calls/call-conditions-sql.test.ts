import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { endedCall } from '../../tickets/ended-call.fixture';
import { ended, newTicket, outcomes } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';
import { openedAtOnce } from '../../calls/opened-at-once.fixture';

test.each([
  ['beside a rejected ticket', 'SH-BESIDE', 'rejected'],
  ['that began later and is about the ticket', 'SH-LATER', 'later'],
])('the undone ending of a call %s', (_which, reference, opened) => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  calls.begin('rejected', 100);
  tickets.make(newTicket('rejected', 'SH-R'), true);
  tickets.endAttempt(ended(1, outcomes.rejected), true);
  tickets.endCall(endedCall('rejected', { references: ['SH-BESIDE'], newCallId: 'beside' }));
  calls.begin('later', 200);
  calls.setFollowUp('later', 1);
  tickets.endCall(endedCall('later', { references: ['SH-LATER'] }));
  const id = db.prepare<[string], number>('SELECT id FROM ticket WHERE reference = ?').pluck().get(reference);
  expect(calls.undoEnding(id ?? 0, openedAtOnce)).toMatchObject({ callId: opened });
  expect(calls.unfinished().map((call) => call.id)).toEqual([opened]);
});
