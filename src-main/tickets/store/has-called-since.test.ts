import { expect, test } from 'vitest';
import type { CallFields } from '../../../shared/calls/call';
import { createPc } from '../../archive/pc-with-history.fixture';
import { endedCall } from '../ended-call.fixture';
import { readyFields } from '../sample-ticket.fixture';
import { prepareHasCalledSince } from './has-called-since';

/** A PC whose first call is one of Boss Tan, on a number that others have, too. */
function aPc() {
  const { calls, tickets, db } = createPc();
  const phone = '0139990003';
  let ended = 0;
  const end = (who: Partial<CallFields>, kind = 'will-call-again', caseTicketId: number | null = null) => {
    ended += 1;
    const callId = `99999999-0000-4000-8000-00000000000${ended}`;
    calls.begin(callId, 1000 * ended);
    const fields = { ...readyFields, phone, ...who };
    const ending = { kind, words: null };
    const nowMs = 1000 * ended + 1;
    tickets.endCall(endedCall(callId, { references: [`SH-${ended}`], fields, ending, caseTicketId, nowMs }));
  };
  end({ name: 'Boss Tan', storeName: 'Tan Hardware' });
  return { end, hasCalled: () => prepareHasCalledSince(db)(1) };
}

test.each<[string, Partial<CallFields>]>([
  ['the same person', { name: 'Mr Tan', storeName: 'Tan Hardware' }],
  ['somebody without a name', { name: '', storeName: '' }],
])('%s of the number has called since', (_, who) => {
  const { end, hasCalled } = aPc();
  expect(hasCalled()).toBe(false);
  end(who, 'solved-by-phone');
  expect(hasCalled()).toBe(true);
});

test.each<[string, Partial<CallFields>]>([
  ['another person', { name: 'Puan Rosnah', storeName: 'Tan Hardware' }],
  ['another store', { name: 'Boss Tan', storeName: 'Kedai Rosnah' }],
  ['another number', { name: 'Boss Tan', storeName: 'Tan Hardware', phone: '0139990004' }],
])('a call of %s is not theirs', (_, who) => {
  const { end, hasCalled } = aPc();
  end(who, 'solved-by-phone');
  expect(hasCalled()).toBe(false);
});

test('a call about it is, by any caller, unless nobody spoke', () => {
  const { end, hasCalled } = aPc();
  end({ name: 'Puan Rosnah', phone: '' }, 'no-answer', 1);
  expect(hasCalled()).toBe(false);
  end({ name: 'Puan Rosnah', phone: '' }, 'asked-about-case', 1);
  expect(hasCalled()).toBe(true);
});
