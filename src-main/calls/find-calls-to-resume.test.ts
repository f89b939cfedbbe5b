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
  expect(calls.findToResume(18 * minuteMs, true).cutOff, 'still being sent').toEqual([]);

  expect(tickets.recover(18 * minuteMs)).toBe(3);
  const find = () => calls.findToResume(18 * minuteMs, true).cutOff;
  expect(find(), 'sent from the outbox, without a tab').toEqual([]);
  calls.show('cut-off', 18 * minuteMs, ['older', 'uncertain', 'recorded']);
  expect(find()).toEqual(['recorded', 'cut-off']);
  calls.show('older', 18 * minuteMs, ['cut-off']);
  expect(find(), 'its tab was closed').toEqual(['cut-off']);
  calls.show('cut-off', 18 * minuteMs, ['recorded']);
  tickets.recordCaseNumber(4, 'CA4', 18 * minuteMs);
  expect(calls.findToResume(18 * minuteMs, true).cutOff).toEqual(['cut-off']);
  expect(calls.findToResume(33 * minuteMs, true).cutOff).toEqual([]);
});

describe('of the call that the window showed last', () => {
  function world() {
    const db = freshDatabase();
    const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
    const write = (callId: string, beganAtMs: number) => {
      calls.begin(callId, beganAtMs);
      calls.saveWithinLimit(callId, { ...blankCallFields, name: callId }, beganAtMs);
    };
    const send = (callId: string, nowMs: number) => {
      calls.begin(callId, nowMs);
      return tickets.make({ ...newTicket(callId, `SH-${callId}`), nowMs }, true)?.attempt?.attemptId ?? 0;
    };
    /** After a crash, and after the agent has ended the app. */
    const find = (atMinute: number) =>
      [false, true].map((wasClosedWell) => calls.findToResume(atMinute * minuteMs, wasClosedWell).shown);
    return { calls, tickets, write, send, find };
  }

  test('an open one is found, whatever was typed or sent in another since', () => {
    const { calls, tickets, write, send, find } = world();
    expect(find(1)).toEqual([null, null]);
    write('shown', minuteMs);
    calls.show('shown', minuteMs);
    calls.show('unknown', 2 * minuteMs);
    write('typed since', 2 * minuteMs);
    tickets.endAttempt(ended(send('sent since', 3 * minuteMs), outcomes.created), true);
    expect(find(300)).toEqual(['shown', 'shown']);
    calls.park('shown', true);
    expect(find(300)).toEqual(['shown', 'shown']);
    calls.discard('shown', 4 * minuteMs);
    expect(find(5)).toEqual([null, null]);
    calls.show('typed since', 0);
    expect(find(300), 'by a clock that was set back').toEqual(['typed since', 'typed since']);
  });

  test('one that was sent is found after a crash, while its caller may be on the line', () => {
    const { calls, tickets, send, find } = world();
    const attemptId = send('sent', 20 * minuteMs);
    calls.show('sent', minuteMs);
    tickets.endAttempt(ended(attemptId, outcomes.created), true);
    expect(find(35), 'sent a short while ago').toEqual(['sent', null]);
    expect(find(36)).toEqual([null, null]);
    calls.show('sent', 30 * minuteMs);
    expect(find(45), 'looked at a short while ago').toEqual(['sent', null]);
    expect(find(46)).toEqual([null, null]);
  });

  test('one that was being sent is found however the app ended, also behind a blank one', () => {
    const { calls, tickets, write, send, find } = world();
    calls.begin('blank', minuteMs);
    calls.show('blank', minuteMs);
    expect(find(2)).toEqual(['blank', 'blank']);
    send('cut-off', minuteMs);
    tickets.recover(2 * minuteMs);
    expect(find(2), 'its tab was closed').toEqual(['blank', 'blank']);
    calls.show('blank', minuteMs, ['cut-off']);
    expect(find(2)).toEqual(['cut-off', 'cut-off']);
    calls.show('cut-off', minuteMs);
    expect(find(2)).toEqual(['cut-off', 'cut-off']);
    write('next', 2 * minuteMs);
    calls.show('next', 2 * minuteMs);
    expect(find(2)).toEqual(['next', 'next']);
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
  const find = (nowMs: number, wasClosedWell: boolean) => calls.findToResume(nowMs, wasClosedWell).unseen;
  send('before', 10 * minuteMs, 11 * minuteMs)();
  expect(find(12 * minuteMs, true), 'quit by the agent').toEqual([]);
  expect(find(12 * minuteMs, false), 'killed with it on the screen').toEqual([]);

  const answer = send('slow', 20 * minuteMs, 22 * minuteMs);
  calls.begin('next', 21 * minuteMs);
  calls.show('next', 21 * minuteMs, ['slow']);
  answer();
  expect(find(23 * minuteMs, true)).toEqual(['slow']);
  calls.begin('after that', 24 * minuteMs);
  expect(find(25 * minuteMs, false)).toEqual(['slow']);
  expect(find(36 * minuteMs, false), 'the caller is off the line').toEqual([]);
  calls.show('after that', 25 * minuteMs);
  expect(find(25 * minuteMs, false), 'seen, and closed').toEqual([]);
});
