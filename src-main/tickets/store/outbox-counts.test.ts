import { expect, test } from 'vitest';
import { blankCallFields } from '../../../shared/calls/call';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { endedCall } from '../ended-call.fixture';
import { ended, newTicket, outcomes } from '../sample-ticket.fixture';
import { createTicketStore } from './ticket-store';

test('the numbers are those of the lists', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const kinds = [
    'uncertain',
    'not-sent',
    'uncertain',
    'created',
    'rejected',
    'signed-out',
    'uncertain',
  ] as const;
  for (const [at, kind] of kinds.entries()) {
    calls.begin(`call-${at}`, 0);
    tickets.make({ ...newTicket(`call-${at}`, `SH-${at}`), nowMs: 9_000 - at }, true);
    tickets.endAttempt(ended(at + 1, outcomes[kind]), false);
  }
  const lists = [tickets.queued(), tickets.uncertain(), tickets.rejected()].map(({ length }) => length);
  expect(lists).toEqual([2, 3, 1]);
  const oldestWaitingAtMs = Math.min(...tickets.queued().map(({ createdAtMs }) => createdAtMs));
  expect(tickets.waitingCounts()).toEqual({
    waiting: 2,
    oldestWaitingAtMs,
    uncertain: 3,
    rejected: 1,
    openCalls: 0,
  });
});

test('open and parked calls are counted once something is written, and no more once they are discarded', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  for (const id of ['open', 'parked', 'discarded', 'blank']) calls.begin(id, 1_000);
  for (const id of ['open', 'parked', 'discarded']) calls.save(id, blankCallFields, 2_000);
  calls.park('parked', true);
  calls.discard('discarded', 3_000);
  expect(tickets.waitingCounts()).toEqual({
    waiting: 0,
    oldestWaitingAtMs: null,
    uncertain: 0,
    rejected: 0,
    openCalls: 2,
  });
});

/** A ticket that waited, that the outbox sent, and that StoreHub rejected. */
function rejectedLater() {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  calls.begin('call-1', 0);
  tickets.make(newTicket('call-1', 'SH-A'), false);
  const attempt = tickets.beginAttempt(1, ['waiting'], 1_500)?.attemptId ?? 0;
  tickets.endAttempt(ended(attempt, outcomes.rejected), false);
  return { calls, tickets };
}

test('a ticket that was rejected later is listed, and sent by nothing', () => {
  const { calls, tickets } = rejectedLater();
  expect(calls.unfinished()).toEqual([]);
  expect(tickets.rejected()).toMatchObject([{ reference: 'SH-A', status: 'rejected' }]);
  expect(tickets.waitingCounts()).toEqual({
    waiting: 0,
    oldestWaitingAtMs: null,
    uncertain: 0,
    rejected: 1,
    openCalls: 0,
  });
  expect(tickets.nextQueued()).toBeNull();
});

test('it is listed until its call is open again, and is dealt with once that was discarded', () => {
  const { calls, tickets } = rejectedLater();
  expect(tickets.reopen(1)).toBe('call-1');
  expect(tickets.rejected()).toEqual([]);
  calls.discard('call-1', 3_000);
  expect(tickets.rejected()).toEqual([]);
});

test('it stays to be corrected when its call, or another one about it, ends without a ticket', () => {
  const { calls, tickets } = rejectedLater();
  calls.begin('call-2', 2_500);
  calls.setFollowUp('call-2', 1);
  tickets.endCall(endedCall('call-2', { references: ['SH-B'] }));
  expect(tickets.rejected()).toHaveLength(1);
  tickets.reopen(1);
  tickets.endCall(endedCall('call-1'));
  expect(tickets.rejected()).toMatchObject([{ id: 1, status: 'rejected' }]);
  tickets.reopen(1);
  calls.discard('call-1', 3_000);
  expect(tickets.rejected()).toEqual([]);
});

test('it is dealt with once it was corrected, and the caller gets the call that was promised', () => {
  const { tickets } = rejectedLater();
  tickets.reopen(1);
  const sent = (reference: string) => tickets.make(newTicket('call-1', reference), true)?.attempt;
  tickets.endAttempt(ended(sent('SH-B')?.attemptId ?? 0, outcomes.rejected), true);
  const corrected = sent('SH-C');
  expect(tickets.rejected()).toEqual([]);
  tickets.endAttempt(ended(corrected?.attemptId ?? 0, outcomes.created), true);
  expect(tickets.get(3)).toMatchObject({ status: 'created', reminders: [{ reason: 'case-number' }] });
});

test('a caller who was on the line when the ticket was rejected was promised no call', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  calls.begin('call-1', 0);
  tickets.make(newTicket('call-1', 'SH-A'), true);
  tickets.endAttempt(ended(1, outcomes.rejected), true);
  expect(tickets.rejected()).toEqual([]);
  tickets.make(newTicket('call-1', 'SH-B'), true);
  tickets.endAttempt(ended(2, outcomes.created), true);
  expect(tickets.get(2)).toMatchObject({ status: 'created', reminders: [] });
});
