import { expect, test } from 'vitest';
import { freshDatabase } from '../db/fresh-database.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { createCallStore } from '../calls/call-store';
import { createIncomingCallStore } from './incoming-call-store';

const callId = '00000000-0000-4000-8000-000000000001';
const phone = '60321611234';

/** A caller who was answered in an open call, and whose number rings again while that call is still open. */
function openWithSecondRing(secondRangAtMs: number) {
  const db = freshDatabase();
  const store = createIncomingCallStore(db);
  const calls = createCallStore(db);
  calls.begin(callId, 0);
  calls.save(callId, { ...readyFields, phone: '03-2161 1234' }, 5);
  store.announce([{ uid: 'first', phone, name: '', store: '', atMs: 1_000 }]);
  store.take(1, callId, 2_000);
  store.announce([{ uid: 'second', phone: '03-2161 1234', name: '', store: '', atMs: secondRangAtMs }]);
  const states = () => db.prepare('SELECT state FROM incoming_call ORDER BY id').pluck().all();
  return { store, states };
}

test.each([
  ['later', 100_000],
  ['after the clock was set back', 500],
])('a ring that nobody took goes on as the call ends in which the caller was answered: %s', (_when, atMs) => {
  const { store, states } = openWithSecondRing(atMs);
  expect(store.closeByCall({ callId, phone }, 105_000)).toEqual([]);
  expect(store.ringing().calls).toMatchObject([{ lastRangAtMs: atMs }]);
  store.miss(150_000, 200_000);
  expect(store.missed(200_000).calls).toMatchObject([{ firstRangAtMs: atMs }]);
  store.closeByCall({ callId, phone }, 210_000);
  expect(states()).toEqual(['taken', 'missed']);
});

test('one that is taken or called back in that call ends with it', () => {
  const taken = openWithSecondRing(100_000);
  const [ringing] = taken.store.ringing().calls;
  taken.store.take(ringing?.id ?? 0, callId, 101_000);
  taken.store.closeByCall({ callId, phone }, 105_000);
  expect(taken.states()).toEqual(['taken', 'taken']);

  const missed = openWithSecondRing(100_000);
  missed.store.miss(150_000, 200_000);
  const [listed] = missed.store.missed(200_000).calls;
  missed.store.take(listed?.id ?? 0, callId, 205_000);
  missed.store.closeByCall({ callId, phone }, 210_000);
  expect(missed.states()).toEqual(['taken', 'called-back']);
});

test('the end of another call with that number settles it: the caller has been spoken to', () => {
  const { store, states } = openWithSecondRing(100_000);
  store.closeByCall({ callId: '00000000-0000-4000-8000-000000000002', phone }, 105_000);
  expect(states()).toEqual(['taken', 'taken']);
});

test.each([
  ['as the phone is answered', 2_500, []],
  ['ten seconds after the agent took it', 12_000, []],
  ['later', 12_001, [{ firstRangAtMs: 12_001 }]],
])('a call that the softphone announces once more ends with that call: %s', (_when, atMs, left) => {
  const { store } = openWithSecondRing(atMs);
  expect(store.ringing().calls, 'also shown, since the caller may have rung again').toHaveLength(1);
  store.miss(80_000, 85_000);
  store.closeByCall({ callId, phone }, 105_000);
  expect(store.missed(110_000).calls).toMatchObject(left);
});

test.each([
  ['ends with the call back', 101_000, ['taken', 'called-back']],
  ['stays if it came later: they had been spoken to', 161_000, ['taken', 'missed']],
])('a ring of a caller who is being called back %s', (_what, atMs, after) => {
  const db = freshDatabase();
  const store = createIncomingCallStore(db);
  const calls = createCallStore(db);
  store.announce([{ uid: 'first', phone, name: '', store: '', atMs: 1_000 }]);
  store.miss(62_000, 70_000);
  calls.begin(callId, 100_000);
  calls.save(callId, { ...readyFields, phone: '03-2161 1234' }, 100_001);
  store.take(1, callId, 100_002);
  store.announce([{ uid: 'crossing', phone, name: '', store: '', atMs }]);
  store.miss(240_000, 300_000);
  store.closeByCall({ callId, phone }, 310_000);
  expect(db.prepare('SELECT state FROM incoming_call ORDER BY id').pluck().all()).toEqual(after);
});
