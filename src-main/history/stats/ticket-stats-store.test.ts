import { expect, test } from 'vitest';
import { createIncomingCallStore } from '../../incoming-calls/incoming-call-store';
import { blankCallFields } from '../../../shared/calls/call';
import { endedCall } from '../../tickets/ended-call.fixture';
import type { TicketStats } from '../../../shared/history/ticket-stats';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../../tickets/sample-ticket.fixture';
import { historyIn } from '../history.fixture';
import { createTicketStatsStore } from './ticket-stats-store';

const atMs = (hour: number) => new Date(2026, 10, 24, hour, 30).getTime();

/** Five calls of one day, one of which was corrected and resent, and one call of the next day. */
function aDay() {
  const { db, add, tickets, calls } = historyIn('read');
  add({ StoreName: 'Maju' }, { State: 'Johor', ServiceId: 18 }, atMs(9));
  add({ StoreName: 'Maju' }, { State: 'Johor', ServiceId: 23 }, atMs(9));
  add({}, { State: 'Sabah', ServiceId: 18 }, atMs(11));
  const refused = add({}, { State: 'Sabah', ServiceId: 18 }, atMs(12));
  add({}, {}, atMs(33));
  const begun = tickets.beginAttempt(refused, ['waiting'], 0);
  tickets.endAttempt(ended(begun?.attemptId ?? 0, outcomes.rejected), true);
  tickets.make({ ...newTicket(`call-${refused}`, 'SH-M'), nowMs: atMs(13) }, false);
  calls.addScreenTime('call-1', 61_000);
  calls.addScreenTime('call-2', 30_400);
  return db;
}

const day = { fromMs: atMs(0), beforeMs: atMs(24) };

test('tickets of a period are counted in every group; a corrected one counts once', () => {
  const found = createTicketStatsStore(aDay()).stats({ ...day, after: null });
  expect(found).toMatchObject({
    count: 4,
    statuses: [['waiting', 4]],
    services: [
      ['18', 3],
      ['23', 1],
    ],
    stores: [['Maju', 2]],
    hours: [
      ['2026-11-24 09', 2],
      ['2026-11-24 11', 1],
      ['2026-11-24 13', 1],
    ],
    onScreenSeconds: [
      ['61', 1],
      ['30', 1],
    ],
    next: null,
  });
});

test('a text is counted as it is, whatever stands in it or in another', () => {
  const { db, add } = historyIn('read');
  add({ StoreName: 'Kedai "Maju" \\ 福' }, { State: 'Johor', ServiceId: 18 }, atMs(9));
  add(
    { StoreName: 'Maju', Issue: '"StoreName":"Other","State":"Perak","ServiceId":2' },
    { State: 'Sabah' },
    atMs(9),
  );
  add({ Issue: 'StoreName' }, { Address: 'State', State: 'Kedah', ServiceId: 23 }, atMs(9));
  expect(createTicketStatsStore(db).stats({ ...day, after: null })).toMatchObject({
    stores: [
      ['Kedai "Maju" \\ 福', 1],
      ['Maju', 1],
    ],
    regionNames: [
      ['Johor', 1],
      ['Sabah', 1],
      ['Kedah', 1],
    ],
    services: [
      ['18', 2],
      ['23', 1],
    ],
  });
});

test('hours are those of the clock, to the millisecond', () => {
  const { db, add } = historyIn('read');
  for (const hour of [9, 10, 11]) for (const ms of [-1, 0]) add({}, {}, atMs(hour) + 30 * 60_000 + ms);
  expect(createTicketStatsStore(db).stats({ ...day, after: null }).hours).toEqual([
    ['2026-11-24 09', 1],
    ['2026-11-24 10', 2],
    ['2026-11-24 11', 2],
    ['2026-11-24 12', 1],
  ]);
});

test('calls that lie far apart, or came in another order than their tickets, are as long as they were', () => {
  const { db, add, calls } = historyIn('read');
  const hours = [9, 20, 21, 22, 23, 24, 10, 8];
  for (const [index, hour] of hours.entries()) {
    add({}, {}, atMs(hour));
    calls.addScreenTime(`call-${index + 1}`, (index + 1) * 1_000);
  }
  const seconds = (fromHour: number, beforeHour: number) =>
    createTicketStatsStore(db, 2)
      .stats({ fromMs: atMs(fromHour), beforeMs: atMs(beforeHour), after: null })
      .onScreenSeconds.map(([length]) => length);
  expect(seconds(9, 11)).toEqual(['1', '7']);
  expect(seconds(8, 10)).toEqual(['8', '1']);
  expect(seconds(20, 22)).toEqual(['2', '3']);
});

test.each([1, 2, 3, 4, 5])(
  'slices of %i count every ticket once, also those of the same moment',
  (maxRows) => {
    const store = createTicketStatsStore(aDay(), maxRows);
    const slices: TicketStats[] = [];
    let after: number | null = null;
    do {
      const slice: TicketStats = store.stats({ ...day, after });
      slices.push(slice);
      after = slice.next;
    } while (after !== null);
    expect(slices.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    const hours = slices.flatMap((slice) => slice.hours).map(([, count]) => count);
    expect(hours.reduce((sum, count) => sum + count, 0)).toBe(4);
  },
);

test.each([false, true])(
  'a call that ended beside its rejected ticket counts once; of another PC: %s',
  (isOther) => {
    const { db, calls, tickets, makeImported } = historyIn('read');
    const endBesideRejected = (callId: string, phone: string, reference: string) => {
      calls.begin(callId, atMs(8));
      calls.save(callId, readyFields, atMs(8));
      calls.addScreenTime(callId, 61_000);
      const body = sampleBody({ Ticket: { Phone: phone }, Appointment: { ServiceId: 18 } });
      const made = tickets.make({ ...newTicket(callId, reference, body), nowMs: atMs(9) }, true);
      tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), true);
      const ending = { newCallId: `${callId}-2`, references: [`${reference}E`], nowMs: atMs(9), body };
      const beside = tickets.endCall(endedCall(callId, ending));
      return { id: made?.ticketId ?? 0, beside };
    };
    const first = endBesideRejected('call-1', '60120000001', 'SH-A');
    const second = endBesideRejected('call-2', '60120000002', 'SH-B');
    // Another call that ended beside nothing.
    calls.begin('call-3', atMs(9));
    tickets.endCall(endedCall('call-3', { nowMs: atMs(9), references: ['SH-C'], fields: blankCallFields }));
    const counted = () => createTicketStatsStore(db).stats({ ...day, after: null, isFloor: isOther });
    expect(first.beside).toMatchObject({ isNew: true });

    // The second is corrected, and sent again.
    const corrected = sampleBody({ Ticket: { Phone: '60120000002' } });
    tickets.make({ ...newTicket('call-2', 'SH-D', corrected), nowMs: atMs(10) }, false);
    const ids = db.prepare<[], number>('SELECT id FROM ticket').pluck().all();
    for (const id of isOther ? ids : []) makeImported(id, { pcName: 'PC-2' });
    if (isOther) db.exec('UPDATE call SET follows_ticket_id = NULL');
    expect(counted()).toMatchObject({
      count: 3,
      statuses: [
        ['rejected', 1],
        ['recorded', 3],
        ['waiting', 1],
      ],
      hours: [['2026-11-24 09', 3]],
      onScreenSeconds: [['61', 2]],
    });
    expect(second.id).toBeGreaterThan(first.id);
  },
);

test('calls that ended without a ticket, agents, and calls without a row make all calls that began', () => {
  const { db, add, calls, tickets } = historyIn('read');
  add({}, { ServiceId: 18, State: 'Johor' }, atMs(9));
  const begin = (callId: string, isTyped = true): string => {
    calls.begin(callId, atMs(9));
    if (isTyped) calls.save(callId, readyFields, atMs(9));
    return callId;
  };
  for (const [at, agent] of ['NA', 'NA', null].entries()) {
    const more = { references: [`SH-E${at}`], nowMs: atMs(10), agent, fields: blankCallFields };
    tickets.endCall(endedCall(begin(`ended-${at}`), more));
  }
  begin('open');
  calls.park(begin('parked'), true);
  calls.discard(begin('discarded'), atMs(9));
  begin('untouched', false);
  const incoming = createIncomingCallStore(db);
  for (const [at, phone] of ['60123000001', '60123000002', '60123000003'].entries())
    incoming.announce([{ uid: phone, phone, name: '', store: '', atMs: atMs(at === 2 ? 33 : 9) }]);
  incoming.miss(atMs(34), atMs(34));
  incoming.closeByCall({ callId: 'ended-0', phone: '60123000002' }, atMs(35));
  // Of other PCs, the history has no such calls.
  expect(createTicketStatsStore(db).stats({ ...day, after: null, isFloor: true })).toMatchObject({
    count: 4,
    pcs: [['', 4]],
    unfinishedCalls: [],
    incomingCalls: [],
  });
  expect(createTicketStatsStore(db).stats({ ...day, after: null })).toMatchObject({
    count: 4,
    pcs: [],
    statuses: [
      ['waiting', 1],
      ['recorded', 3],
    ],
    services: [['18', 1]],
    regionNames: [['Johor', 1]],
    endings: [['{"kind":"complaint","words":null}', 3]],
    agents: [
      ['', 2],
      ['NA', 2],
    ],
    unfinishedCalls: [
      ['discarded', 1],
      ['open', 1],
      ['parked', 1],
    ],
    incomingCalls: [
      ['called-back', 1],
      ['missed', 1],
    ],
  });
});
