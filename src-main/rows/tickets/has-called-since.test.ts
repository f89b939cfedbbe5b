import { expect, test } from 'vitest';
import type { CallFields } from '../../../shared/calls/call';
import { createPc } from '../../archive/pc-with-history.fixture';
import { endedCall } from '../../tickets/ended-call.fixture';
import { readyFields } from '../../tickets/sample-ticket.fixture';
import { prepareHasCalledSince } from './has-called-since';

const hourMs = 3_600_000;

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

test('a call that ended before is not later, though the clock was set back in between', () => {
  const { calls, tickets, db } = createPc();
  const fields = { ...readyFields, phone: '0139990003' };
  const end = (callId: string, nowMs: number) => {
    calls.begin(callId, nowMs);
    tickets.endCall(
      endedCall(callId, {
        references: [`SH-${callId}`],
        fields,
        ending: { kind: 'will-call-again', words: null },
        nowMs,
      }),
    );
  };
  end('ahead', 5 * hourMs);
  end('right', 3 * hourMs);
  const hasCalled = prepareHasCalledSince(db);
  expect([1, 2].map(hasCalled)).toEqual([true, false]);
});

test.each([
  ['before, by a clock that was ahead', 5, 3, false],
  ['before', 2, 3, false],
  ['since', 3.5, 4, true],
  ['since, and came with a clock that is little ahead', 4, 3.999, true],
])('a call that another PC took %s', (_, madeAt, cameAt, isLater) => {
  const { calls, tickets, db, add, makeImported } = createPc();
  calls.begin('own', 0);
  const fields = { ...readyFields, phone: '0139990003', name: '', storeName: '' };
  const ending = { kind: 'will-call-again', words: null };
  tickets.endCall(endedCall('own', { references: ['SH-OWN'], fields, ending, nowMs: 3 * hourMs }));
  const theirs = add({ Phone: '60139990003' }, {}, madeAt * hourMs);
  makeImported(theirs, { atMs: cameAt * hourMs });
  expect(prepareHasCalledSince(db)(1)).toBe(isLater);
});
