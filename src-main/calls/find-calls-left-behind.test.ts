import { expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
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
  expect(calls.findLeftBehind(18 * minuteMs, true).cutOff, 'still being sent').toEqual([]);

  expect(tickets.recover(18 * minuteMs)).toBe(3);
  expect(calls.findLeftBehind(18 * minuteMs, true).cutOff).toEqual(['recorded', 'cut-off']);
  tickets.recordCaseNumber(4, 'CA4', 18 * minuteMs);
  expect(calls.findLeftBehind(18 * minuteMs, true).cutOff).toEqual(['cut-off']);
  expect(calls.findLeftBehind(33 * minuteMs, true).cutOff).toEqual([]);
});

test('finds the open call that was written down after the one that was being sent, and no blank or older one', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const write = (callId: string, beganAtMs: number) => {
    calls.begin(callId, beganAtMs);
    calls.saveWithinLimit(callId, { ...blankCallFields, name: callId }, beganAtMs);
  };
  write('earlier', minuteMs);
  calls.begin('cut-off', 2 * minuteMs);
  tickets.make({ ...newTicket('cut-off', 'SH-1'), nowMs: 3 * minuteMs }, true);
  tickets.recover(5 * minuteMs);
  calls.begin('blank', 4 * minuteMs);
  const find = () => calls.findLeftBehind(5 * minuteMs, false);
  expect(find()).toMatchObject({ cutOff: ['cut-off'], writtenSince: null });
  write('next', 4 * minuteMs);
  expect(find().writtenSince).toBe('next');
  calls.park('next', true);
  expect(find().writtenSince).toBeNull();
});

test('finds the calls whose case number came while the agent was in the next one, and after a crash the newest', () => {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const send = (callId: string, fromMs: number, toMs: number) => {
    calls.begin(callId, fromMs - minuteMs);
    const made = tickets.make({ ...newTicket(callId, `SH-${callId}`), nowMs: fromMs }, true);
    const attemptId = made?.attempt?.attemptId ?? 0;
    return () => tickets.endAttempt({ ...ended(attemptId, outcomes.created), endedAtMs: toMs }, true);
  };
  const find = (nowMs: number, wasClosedWell: boolean) => calls.findLeftBehind(nowMs, wasClosedWell).unseen;
  send('before', 10 * minuteMs, 11 * minuteMs)();
  expect(find(12 * minuteMs, true), 'quit by the agent').toEqual([]);
  expect(find(12 * minuteMs, false), 'killed with it on the screen').toEqual(['before']);

  const answer = send('slow', 20 * minuteMs, 22 * minuteMs);
  calls.begin('next', 21 * minuteMs);
  answer();
  expect(find(23 * minuteMs, true)).toEqual(['slow']);
  calls.begin('after that', 24 * minuteMs);
  expect(find(25 * minuteMs, false)).toEqual(['slow']);
  expect(find(36 * minuteMs, false), 'the caller is off the line').toEqual([]);
});
