import { expect, test } from 'vitest';
import { maxListedMissedCalls, ringingMs, type ListedIncomingCall } from '../../shared/calls/incoming-call';
import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { replayJournal } from '../data/ticket-recovery/replay-journal';
import { parseRecords, type JournalRecord } from '../journal/journal-record';
import { createTicketStore } from '../tickets/store/ticket-store';
import { noAnswerKind } from '../../shared/calls/call-ending';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { createIncomingCallStore } from './incoming-call-store';
import { createJournaledIncomingCallStore } from './journaled-incoming-call-store';

const callId = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

function openStore(limit?: number) {
  const db = freshDatabase();
  const records: JournalRecord[] = [];
  const store = createJournaledIncomingCallStore(createIncomingCallStore(db, limit), (...more) => {
    records.push(...more);
  });
  let last = 0;
  const ring = (atMs: number, phone: string, name = '', storeName = '') => {
    last += 1;
    store.announce([{ uid: `ring-${last}`, phone, name, store: storeName, atMs }]);
  };
  const states = () => db.prepare('SELECT state FROM incoming_call ORDER BY id').pluck().all();
  return { db, store, records, ring, states };
}

const shown = (calls: readonly ListedIncomingCall[]) =>
  calls.map(({ phone, name, ringCount }) => [phone, name, ringCount]);

test('two calls ring side by side; a number that rings again is the same call, by any spelling', () => {
  const { store, ring } = openStore();
  ring(10, '60123000001');
  ring(20, '60123000002', 'Siti', 'Maju');
  ring(30, '0123000001', 'Ali');
  expect(store.ringing()).toEqual({
    calls: [
      {
        id: 2,
        phone: '60123000002',
        name: 'Siti',
        store: 'Maju',
        firstRangAtMs: 20,
        lastRangAtMs: 20,
        ringCount: 1,
        callId: null,
      },
      {
        id: 1,
        phone: '0123000001',
        name: 'Ali',
        store: '',
        firstRangAtMs: 10,
        lastRangAtMs: 30,
        ringCount: 2,
        callId: null,
      },
    ],
    missedCount: 0,
  });
});

test('each caller without a number rings apart; a name tells them to be one', () => {
  const { store, ring } = openStore();
  for (const atMs of [1, 2]) ring(atMs, '');
  for (const atMs of [3, 4]) ring(atMs, '', 'Reception');
  expect(shown(store.ringing().calls)).toEqual([
    ['', '', 1],
    ['', '', 1],
    ['', 'Reception', 2],
  ]);
});

test('what nobody took is missed after a while, newest first, and keeps the count of its rings', () => {
  const { store, ring } = openStore();
  ring(10, '60123000001');
  ring(20, '60123000002');
  ring(30, '60123000001');
  expect(store.miss(20, 100)).toEqual([]);
  store.miss(25, 100);
  expect(shown(store.ringing().calls)).toEqual([['60123000001', '', 2]]);
  store.miss(99, 100);
  expect(shown(store.missed(100).calls)).toEqual([
    ['60123000001', '', 2],
    ['60123000002', '', 1],
  ]);
  ring(200, '60123000002');
  expect(shown(store.ringing().calls)).toEqual([['60123000002', '', 2]]);
  expect(store.ringing().missedCount).toBe(1);
});

test('after a crash nothing rings any more, and what nobody took is missed', () => {
  const { store, ring, states } = openStore();
  ring(10, '60123000001');
  ring(20, '60123000002');
  store.take(1, callId(1), 30);
  store.recover(40);
  expect(states()).toEqual(['taken', 'missed']);
});

test('a missed call is called back once its call has ended, also where the crash came in between', () => {
  const { db, store, ring, states } = openStore();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  ring(10, '60123000001');
  ring(20, readyFields.phone);
  ring(30, '60123000003');
  store.miss(99, 100);
  for (const [index, id] of [1, 2].entries()) store.take(id, callId(id), 110 + index);
  expect(states()).toEqual(['missed', 'missed', 'missed']);
  store.closeByCall({ callId: callId(1), phone: '' }, 120);
  expect(states()).toEqual(['called-back', 'missed', 'missed']);
  calls.begin(callId(2), 0);
  tickets.make(newTicket(callId(2), 'SH-A'), false);
  store.recover(130);
  expect(states()).toEqual(['called-back', 'called-back', 'missed']);
});

test.each([
  ['open to correct its rejected ticket', false],
  ['discarded with its rejected ticket', true],
])(
  'a missed call that is called back in a call that is %s is still missed after a restart',
  (_what, isDiscarded) => {
    const { db, store, ring, states } = openStore();
    const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
    calls.begin(callId(1), 0);
    const made = tickets.make(newTicket(callId(1), 'SH-A'), true);
    tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), true);
    ring(10, '60123000001');
    store.miss(99, 100);
    store.take(1, callId(1), 110);
    if (isDiscarded) calls.discard(callId(1), 120);
    store.recover(130);
    expect(states()).toEqual(['missed']);
    expect(store.missed(140).count).toBe(1);
  },
);

test('a caller who was written down by hand has been spoken to: a call that ends also ends what rang from its number', () => {
  const { store, ring, states } = openStore();
  ring(10, '60123000001');
  store.miss(99, 100);
  ring(110, '60123000002');
  ring(120, '');
  store.closeByCall({ callId: callId(1), phone: '012-300 0001' }, 130);
  store.closeByCall({ callId: callId(2), phone: '012-300 0002' }, 140);
  store.closeByCall({ callId: callId(3), phone: '' }, 150);
  expect(states()).toEqual(['called-back', 'taken', 'ringing']);
});

test('a call back that nobody answered leaves the missed call, which counts it, also after a crash', () => {
  const { db, store, ring, states } = openStore();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  const fields = { ...readyFields, phone: '012-300 0001' };
  const ending = { kind: noAnswerKind, words: null };
  ring(10, '60123000001');
  ring(20, '60123000002');
  store.miss(99, 100);
  for (const [at, nowMs] of [5, 200, 300].entries()) {
    calls.begin(callId(at), 0);
    store.take(1, callId(at), 110);
    tickets.endCall(endedCall(callId(at), { references: [`SH-${at}`], fields, ending, nowMs }));
    if (at < 2) store.reopenByCall(callId(at), false, nowMs);
  }
  store.recover(400);
  expect(states()).toEqual(['missed', 'missed']);
  expect(store.missed(400).calls.map(({ phone, tries }) => [phone, tries])).toEqual([
    ['60123000002', undefined],
    ['60123000001', { count: 2, lastAtMs: 300 }],
  ]);
  expect(store.missedOf('+60 12-300 0001')).toMatchObject({ tries: { count: 2, lastAtMs: 300 } });
  for (const phone of ['0123000003', '']) expect(store.missedOf(phone)).toBeNull();
});

test('a caller whose missed call is older than the listed ones is known to have rung', () => {
  const { store, ring } = openStore();
  ring(10, '60123000001');
  ring(10, '');
  for (let last = 1; last <= maxListedMissedCalls; last += 1) ring(10 + last, `601940${10_000 + last}`);
  store.miss(999, 1_000);
  const { calls, count } = store.missed(1_000);
  expect([calls.length, count]).toEqual([maxListedMissedCalls, maxListedMissedCalls + 2]);
  expect(calls.map(({ phone }) => phone)).not.toContain('60123000001');
  expect(store.missedOf('012-300 0001')).toMatchObject({ phone: '60123000001', lastRangAtMs: 10 });
  for (const withheld of ['', 'anonymous', ' ']) expect(store.missedOf(withheld)).toBeNull();
});

test('what the end of a call closed is missed again once that end is undone, or nobody was there', () => {
  const { store, ring, states } = openStore();
  ring(10, '60123000001');
  ring(20, '60123000002');
  store.miss(99, 100);
  store.closeByCall({ callId: callId(1), phone: '012-300 0001' }, 110);
  store.closeByCall({ callId: callId(2), phone: '012-300 0002' }, 120);
  expect(store.reopenByCall(callId(1), true, 130)).toHaveLength(1);
  expect(states()).toEqual(['missed', 'called-back']);
  expect(store.missed(140).calls[0]?.callId).toBe(callId(1));
  store.reopenByCall(callId(2), false, 150);
  expect(store.missed(160).calls.map((call) => call.callId)).toEqual([null, callId(1)]);
});

test('a number that was answered in a call which is still open belongs to that call, whatever number the call has by now', () => {
  const { db, store, ring } = openStore();
  const calls = createCallStore(db);
  for (const last of [1, 2]) calls.begin(callId(last), 0);
  ring(10, '60321611234');
  ring(20, '', 'Reception');
  store.take(1, callId(1), 30);
  store.take(2, callId(2), 40);
  ring(50, '03-2161 1234');
  ring(60, '', 'Reception');
  expect(store.ringing().calls.map((call) => call.callId)).toEqual([callId(1), null]);
  store.take(store.ringing().calls[0]?.id ?? 0, callId(1), 70);
  calls.discard(callId(1), 75);
  ring(80, '60321611234');
  expect(store.ringing().calls.map((call) => call.callId)).toEqual([null, null]);
});

test('a number that a call has no longer is not closed by its end, unless it was called back in it', () => {
  const { db, store, ring, states } = openStore();
  const calls = createCallStore(db);
  for (const last of [1, 2]) {
    calls.begin(callId(last), 0);
    calls.save(callId(last), { ...readyFields, phone: '019-222 0002' }, 5);
  }
  ring(10, '60192220001', 'Puan Ani');
  store.take(1, callId(1), 20);
  ring(30, '60192220001');
  expect(store.ringing().calls[0]?.callId, 'leads there all the same').toBe(callId(1));
  store.miss(99, 100);
  store.closeByCall({ callId: callId(1), phone: '019-222 0002' }, 110);
  expect(states()).toEqual(['taken', 'missed']);
  const takeMissed = (atMs: number) => store.take(store.missed(atMs).calls[0]?.id ?? 0, callId(2), atMs);
  takeMissed(120);
  ring(130, '60192220001');
  expect(states(), 'rings while it is called back').toEqual(['taken', 'taken', 'ringing']);
  expect(store.ringing().calls[0]).toMatchObject({ callId: callId(2), ringCount: 2 });
  store.miss(199, 200);
  store.closeByCall({ callId: callId(2), phone: '019-222 0002' }, 210);
  expect(states()).toEqual(['taken', 'taken', 'missed']);
  takeMissed(220);
  store.closeByCall({ callId: callId(2), phone: '019-222 0002' }, 230);
  expect(states()).toEqual(['taken', 'taken', 'called-back']);
});

test.each([
  ['its end', false],
  ['a crash behind its end', true],
])(
  'a call back whose number is overwritten with that of the next caller leaves the missed call: %s',
  (_what, isCrash) => {
    const { db, store, ring, states } = openStore();
    const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
    ring(10, '60146660002');
    ring(20, '60321611234');
    store.miss(99, 100);
    const phones = ['014-666 9999', '03-2161 1234 ext 12'];
    for (const [at, phone] of phones.entries()) {
      calls.begin(callId(at + 1), 0);
      store.take(at + 1, callId(at + 1), 110);
      expect(store.missed(115).calls.at(1 - at)?.callId, 'as nothing is written yet').toBe(callId(at + 1));
      calls.save(callId(at + 1), { ...readyFields, phone }, 120);
    }
    expect(store.missed(130).calls.map((call) => call.callId)).toEqual([callId(2), null]);
    const ending = { kind: 'solved-by-phone', words: null };
    for (const [at, phone] of phones.entries()) {
      const fields = { ...readyFields, phone };
      tickets.endCall(endedCall(callId(at + 1), { references: [`SH-${at}`], fields, ending, nowMs: 140 }));
      if (!isCrash) store.closeByCall({ callId: callId(at + 1), phone }, 150);
    }
    store.recover(160);
    expect(states()).toEqual(['missed', 'called-back']);
    expect(store.missed(170).calls).toMatchObject([{ phone: '60146660002', callId: null }]);
  },
);

test('a caller who was answered in a call is called back in it, whatever number they gave', () => {
  const { db, store, ring, states } = openStore();
  const calls = createCallStore(db);
  calls.begin(callId(1), 0);
  ring(10, '60321611234');
  store.take(1, callId(1), 20);
  calls.save(callId(1), { ...readyFields, phone: '012-338 9021' }, 30);
  ring(40, '60321611234');
  store.miss(99, 100);
  expect(store.missed(110).calls[0]?.callId).toBe(callId(1));
  store.take(store.missed(110).calls[0]?.id ?? 0, callId(1), 120);
  store.closeByCall({ callId: callId(1), phone: '012-338 9021' }, 130);
  expect(states()).toEqual(['taken', 'called-back']);
});

test('a call whose end was undone closes its number again, but not once that is corrected', () => {
  const { db, store, ring, states } = openStore();
  const calls = createCallStore(db);
  ring(10, '60192220001');
  ring(20, '', 'Reception');
  store.miss(99, 100);
  const phone = '019-222 0001';
  calls.begin(callId(1), 0);
  calls.save(callId(1), { ...readyFields, phone }, 105);
  store.take(2, callId(1), 110);
  store.closeByCall({ callId: callId(1), phone }, 120);
  store.reopenByCall(callId(1), true, 130);
  expect(store.missed(140).calls.map((call) => call.callId)).toEqual([callId(1), null]);
  store.closeByCall({ callId: callId(1), phone }, 150);
  expect(states()).toEqual(['called-back', 'called-back']);
  store.reopenByCall(callId(1), true, 160);
  store.closeByCall({ callId: callId(1), phone: '019-222 0002' }, 170);
  expect(states()).toEqual(['missed', 'called-back']);
});

test('a dismissal can be undone within ten minutes, wherever it was made', () => {
  const { store, ring } = openStore();
  ring(10, '60123000001');
  store.dismiss(1, 20);
  expect(store.ringing().calls).toEqual([]);
  expect(store.missed(30)).toMatchObject({ calls: [], count: 0, lastDismissed: { id: 1 } });
  expect(store.missed(20 + 600_001).lastDismissed).toBeNull();
  store.undoDismiss(1, 40);
  expect(store.missed(50)).toMatchObject({ calls: [{ id: 1 }], count: 1, lastDismissed: null });
  expect(store.undoDismiss(1, 60)).toEqual([]);
  store.take(1, callId(1), 70);
  store.closeByCall({ callId: callId(1), phone: '' }, 80);
  for (const change of [store.dismiss(1, 90), store.take(1, callId(2), 90)]) expect(change).toEqual([]);
});

test('of more than twenty at once the oldest are missed, none is lost', () => {
  const { store } = openStore();
  const rings = Array.from({ length: 50 }, (_, at) => {
    return { uid: `ring-${at}`, phone: `601230000${at + 10}`, name: '', store: '', atMs: at };
  });
  store.announce(rings);
  expect(store.ringing().calls).toHaveLength(20);
  expect(store.ringing().calls[0]?.phone).toBe('60123000040');
  expect(store.missed(100).count).toBe(30);
});

test('so many are kept at most: what was dealt with goes first, then the oldest', () => {
  const { db, store, ring } = openStore(3);
  for (const atMs of [1, 2, 3]) ring(atMs, `6012300000${atMs}`);
  store.dismiss(2, 10);
  ring(20, '60123000004');
  ring(30, '60123000005');
  const kept = db.prepare('SELECT phone FROM incoming_call ORDER BY id').pluck().all();
  expect(kept).toEqual(['60123000003', '60123000004', '60123000005']);
});

test('they survive the loss of the database, each as it was last', () => {
  const { records, store, ring } = openStore();
  ring(10, '60123000001', 'Siti');
  ring(20, '60123000002');
  ring(30, '60123000001');
  store.miss(99, 100);
  store.dismiss(2, 110);
  const lines = parseRecords(JSON.parse(JSON.stringify(records)) as unknown[]);
  expect(lines).toHaveLength(records.length);
  const db = freshDatabase();
  for (const some of [lines, lines.toReversed()]) replayJournal(db, some);
  const restored = createIncomingCallStore(db);
  expect(shown(restored.missed(120).calls)).toEqual([['60123000001', 'Siti', 2]]);
  expect(restored.missed(120).lastDismissed).toMatchObject({ phone: '60123000002' });
});

test('a number that was missed while the clock was ahead rings again at the right time, and until that is over', () => {
  const { store, ring } = openStore();
  const [nowMs, dayMs] = [1_700_000_000_000, 86_400_000];
  ring(nowMs + dayMs, '60123000001');
  store.miss(nowMs + dayMs + 1, nowMs + dayMs + 61_000);
  // The clock is set right.
  ring(nowMs, '60123000001');
  const times = { firstRangAtMs: nowMs, lastRangAtMs: nowMs, ringCount: 2 };
  expect(store.ringing().calls).toMatchObject([times]);
  expect(store.miss(nowMs + 1_000 - ringingMs, nowMs + 1_000)).toEqual([]);
  expect(store.ringing().calls).toHaveLength(1);
  store.miss(nowMs + 1, nowMs + 61_000);
  expect(store.missed(nowMs + 61_000).calls).toMatchObject([times]);
});

test('rings that are saved out of order keep the later time', () => {
  const { store, ring } = openStore();
  ring(10_000, '60123000001');
  ring(9_000, '60123000001');
  expect(store.ringing().calls).toMatchObject([{ firstRangAtMs: 9_000, lastRangAtMs: 10_000 }]);
});
