import { describe, expect, test } from 'vitest';
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

describe('on the screen when the app ended was', () => {
  function world() {
    const db = freshDatabase();
    const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
    const write = (callId: string, beganAtMs: number) => {
      calls.begin(callId, beganAtMs);
      calls.saveWithinLimit(callId, { ...blankCallFields, name: callId }, beganAtMs);
    };
    const send = (callId: string, nowMs: number) =>
      tickets.make({ ...newTicket(callId, `SH-${callId}`), nowMs }, true)?.attempt?.attemptId ?? 0;
    const find = (wasClosedWell = false) => calls.findLeftBehind(6 * minuteMs, wasClosedWell).onScreen;
    return { calls, tickets, write, send, find };
  }

  test('a ticket that was being sent, unless another call was written down since', () => {
    const { calls, tickets, write, send, find } = world();
    write('earlier', minuteMs);
    calls.begin('cut-off', 2 * minuteMs);
    send('cut-off', 3 * minuteMs);
    tickets.recover(5 * minuteMs);
    calls.begin('blank', 4 * minuteMs);
    expect([find(), find(true)]).toEqual(['cut-off', 'cut-off']);
    write('next', 5 * minuteMs);
    expect([find(), find(true)]).toEqual(['next', 'next']);
    calls.park('next', true);
    expect(find()).toBe('cut-off');
  });

  test('after a crash, a call that was sent later than the one that was cut off before it', () => {
    const { calls, tickets, write, send, find } = world();
    calls.begin('cut-off', minuteMs);
    send('cut-off', minuteMs);
    tickets.recover(2 * minuteMs);
    write('half-typed', 3 * minuteMs);
    calls.begin('sent', 4 * minuteMs);
    tickets.endAttempt(ended(send('sent', 5 * minuteMs), outcomes['not-sent']), true);
    expect(find()).toBe('sent');
    expect(find(true), 'the agent has ended the app').toBe('half-typed');
  });

  test('after a crash, a call whose case number was read out, until another begins', () => {
    const { calls, tickets, write, send, find } = world();
    write('other', minuteMs);
    calls.begin('created', 2 * minuteMs);
    tickets.endAttempt(ended(send('created', 3 * minuteMs), outcomes.created), true);
    expect(find()).toBe('created');
    calls.begin('blank', 4 * minuteMs);
    expect(find(), 'the newest open one').toBeNull();
  });

  test('nothing that is known, a while later', () => {
    const { calls, tickets, send } = world();
    calls.begin('created', minuteMs);
    tickets.endAttempt(ended(send('created', 2 * minuteMs), outcomes.created), true);
    expect(calls.findLeftBehind(18 * minuteMs, false).onScreen).toBeNull();
  });
});

test('finds the calls whose case number came while the agent was in the next one', () => {
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
  expect(find(12 * minuteMs, false), 'killed with it on the screen').toEqual([]);

  const answer = send('slow', 20 * minuteMs, 22 * minuteMs);
  calls.begin('next', 21 * minuteMs);
  answer();
  expect(find(23 * minuteMs, true)).toEqual(['slow']);
  calls.begin('after that', 24 * minuteMs);
  expect(find(25 * minuteMs, false)).toEqual(['slow']);
  expect(find(36 * minuteMs, false), 'the caller is off the line').toEqual([]);
});
