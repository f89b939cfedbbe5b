import { expect, test } from 'vitest';
import { endedCall } from '../tickets/ended-call.fixture';
import { newTicket, readyFields } from '../tickets/sample-ticket.fixture';
import { createCallerHistory, nowMs } from './caller-history.fixture';

const siti = { Name: 'Siti', Phone: '60123456789', StoreName: 'Kedai Maju' };

test('lists the cases of the number at any store, and of the store from any number, newest first', () => {
  const { add, callers } = createCallerHistory();
  const old = add({ Ticket: siti, agoDays: 900 });
  const elsewhere = add({ Ticket: { ...siti, StoreName: 'Kedai Jaya' }, agoDays: 20 });
  const sameStore = add({ Ticket: { ...siti, Phone: '60198765432', StoreName: 'kedai maju' }, agoDays: 30 });
  add({ Ticket: { ...siti, Phone: '60198765432', StoreName: 'Elsewhere' } });
  expect(callers.pastCases({ phone: '012-345 6789', storeName: 'Kedai MAJU' }).ticketIds).toEqual([
    elsewhere,
    sameStore,
    old,
  ]);
});

test('says which are of another store than was asked for and which of none, where a store was asked for', () => {
  const { add, callers } = createCallerHistory();
  add({ Ticket: { ...siti, StoreName: 'KEDAI MAJU SDN BHD' } });
  const { StoreName: _storeName, ...atNoStore } = siti;
  const nowhere = [add({ Ticket: { ...siti, StoreName: '' } }), add({ Ticket: atNoStore })];
  const elsewhere = add({ Ticket: { ...siti, StoreName: 'Kedai Jaya' } });
  const { ticketIds, ...ofOthers } = callers.pastCases({ phone: siti.Phone, storeName: 'Kedai Maju' });
  expect(ticketIds).toHaveLength(4);
  expect(ofOthers).toEqual({
    endedCallIds: [],
    otherStoreIds: [elsewhere],
    noStoreIds: nowhere.toReversed(),
  });
  expect(callers.pastCases({ phone: siti.Phone, storeName: '' })).toMatchObject({
    otherStoreIds: [],
    noStoreIds: [],
  });
});

test('names the calls that ended without a ticket', () => {
  const { add, callers, calls, tickets } = createCallerHistory();
  const own = add({ Ticket: siti, agoDays: 9 });
  calls.begin('asks', 0);
  const fields = { ...readyFields, phone: siti.Phone };
  tickets.endCall(endedCall('asks', { references: ['SH-ASKS'], fields, nowMs }));
  expect(callers.pastCases({ phone: siti.Phone, storeName: '' })).toEqual({
    ticketIds: [2, own],
    endedCallIds: [2],
    otherStoreIds: [],
    noStoreIds: [],
  });
});

test('without a store, lists the cases of the number alone', () => {
  const { add, callers } = createCallerHistory();
  const { StoreName: _storeName, ...atNoStore } = siti;
  const own = add({ Ticket: atNoStore });
  add({ Ticket: { Name: 'Ali', Phone: '60198765432' } });
  expect(callers.pastCases({ phone: siti.Phone, storeName: '' }).ticketIds).toEqual([own]);
  expect(callers.pastCases({ phone: '', storeName: '' }).ticketIds).toEqual([]);
});

test('leaves out a ticket in the air, and a rejected one that was replaced', () => {
  const { add, callers, tickets, db } = createCallerHistory();
  const rejected = add({ Ticket: siti, end: 'rejected' });
  const callId = tickets.get(rejected)?.callId ?? '';
  const replacement = tickets.make(newTicket(callId, 'SH-AAAA'), false);
  const sending = add({ Ticket: siti });
  db.prepare(`UPDATE ticket SET state = 'sending' WHERE id = ?`).run(sending);
  expect(callers.pastCases({ phone: siti.Phone, storeName: '' }).ticketIds).toEqual([replacement?.ticketId]);
});

test('leaves out the rejected ticket of the call itself', () => {
  const { add, callers, tickets } = createCallerHistory();
  const earlier = add({ Ticket: siti });
  const rejected = add({ Ticket: siti, end: 'rejected' });
  const ownCallId = tickets.get(rejected)?.callId ?? '';
  const query = { phone: siti.Phone, storeName: '' };
  expect(callers.pastCases({ ...query, ownCallId }).ticketIds).toEqual([earlier]);
  expect(callers.pastCases(query).ticketIds).toEqual([rejected, earlier]);
});
