import { expect, test } from 'vitest';
import { freshDatabase } from '../db/fresh-database.fixture';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createCallStore } from './call-store';

const minuteMs = 60_000;

test('finds the calls that were being sent when the app ended a short while ago, until they are resolved', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const send = (callId: string, nowMs: number) => {
    calls.begin(callId, 0);
    return tickets.make({ ...newTicket(callId, `SH-${callId}`), nowMs }, true)?.attempt?.attemptId ?? 0;
  };
  send('older', minuteMs);
  tickets.endAttempt(ended(send('uncertain', 16 * minuteMs), outcomes.uncertain), true);
  send('created', 16 * minuteMs);
  send('recorded', 16 * minuteMs);
  send('cut-off', 17 * minuteMs);
  tickets.endAttempt(ended(3, outcomes.created), true);
  expect(calls.findCutOff(18 * minuteMs), 'still being sent').toEqual([]);

  expect(tickets.recover(18 * minuteMs)).toBe(3);
  expect(calls.findCutOff(18 * minuteMs)).toEqual(['recorded', 'cut-off']);
  tickets.recordCaseNumber(4, 'CA4', 18 * minuteMs);
  expect(calls.findCutOff(18 * minuteMs)).toEqual(['cut-off']);
  expect(calls.findCutOff(33 * minuteMs)).toEqual([]);
});
