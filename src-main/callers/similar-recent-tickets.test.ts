import { expect, test } from 'vitest';
import type { CallFields } from '../../shared/calls/call';
import { newTicket, readyFields } from '../tickets/sample-ticket.fixture';
import { nowMs, createCallerHistory } from './caller-history.fixture';

function similarTo(change: Partial<CallFields> = {}) {
  const world = createCallerHistory();
  const similar = (callId = 'current') =>
    world.callers.similar({ callId, fields: { ...readyFields, storeName: '', ...change } }, nowMs);
  return { ...world, similar };
}

test('the same number and service within 72 hours is named, the likest issue first', () => {
  const { add, similar } = similarTo({ issue: 'The till starts no more' });
  const other = add({ Ticket: { Issue: 'Printer' } });
  const same = add({ Ticket: { Issue: 'Till does not start' }, end: 'created' });
  add({ Ticket: { Phone: '60198765432' } });
  expect(similar().map(({ ticket, reasons, similarity }) => [ticket.id, reasons, similarity > 0])).toEqual([
    [same, ['same-number'], true],
    [other, ['same-number'], false],
  ]);
  expect(similar()[0]?.ticket.caseNumber).toBe('STOREHUB0999-CA109193B');
});

test.each(['Kedai Maju', 'KEDAI  MAJU', 'ｋｅｄａｉ maju.'])('%s is the same store', (storeName) => {
  const { add, similar } = similarTo({ storeName, phone: '0198765432' });
  const id = add({ Ticket: { StoreName: 'Kedai Maju' } });
  add({ Ticket: { StoreName: 'Kedai Maju 2' } });
  expect(similar().map(({ ticket, reasons }) => [ticket.id, reasons])).toEqual([[id, ['same-store']]]);
});

test('of the stores of one number, the store of the call comes first, and another only with a similar trouble', () => {
  const { add, similar } = similarTo({ storeName: 'Butik Seri', issue: 'Wifi router is dead' });
  const own = add({ Ticket: { StoreName: 'BUTIK SERI SDN BHD', Issue: 'Cash drawer jams' } });
  const ofNoStore = add({ Ticket: { StoreName: '', Issue: 'Scanner' } });
  const other = add({ Ticket: { StoreName: 'Kopitiam Lama', Issue: 'Wifi router dead' } });
  add({ Ticket: { StoreName: 'Kopitiam Lama', Issue: 'The printer is dead, and no receipt comes out' } });
  add({ Ticket: { StoreName: 'Warung Kampung', Issue: 'Printer' } });
  expect(similar().map(({ ticket, isOfOtherStore }) => [ticket.id, isOfOtherStore])).toEqual([
    [own, false],
    [ofNoStore, false],
    [other, true],
  ]);
});

test('without a store in the call, the cases of the person come first, unless another one is of the same trouble', () => {
  const add = (world: ReturnType<typeof similarTo>) => [
    world.add({
      Ticket: { Name: 'Farid bin Salleh', StoreName: 'Kopi Farid Ipoh', Issue: 'Cash drawer stuck' },
    }),
    world.add({ Ticket: { Name: 'Aishah', StoreName: 'Kopi Farid Bangsar', Issue: 'Wifi router dead' } }),
  ];
  const idsOf = (change: Partial<CallFields>) => {
    const world = similarTo(change);
    const [ofFarid, ofAishah] = add(world);
    expect([ofFarid, ofAishah]).toEqual([1, 2]);
    return world.similar().map(({ ticket }) => ticket.id);
  };
  expect(idsOf({ name: 'Farid', issue: '' })).toEqual([1, 2]);
  expect(idsOf({ name: '', issue: '' })).toEqual([2, 1]);
  expect(idsOf({ name: 'Farid', issue: 'Wifi router is dead' })).toEqual([2, 1]);
  expect(idsOf({ name: 'Farid', issue: '', storeName: 'Kopi Farid Bangsar' })).toEqual([2]);
});

test('without a store in the call, no case is of another one', () => {
  const { add, similar } = similarTo();
  const id = add({ Ticket: { StoreName: 'Kopitiam Lama' } });
  expect(similar().map(({ ticket, isOfOtherStore }) => [ticket.id, isOfOtherStore])).toEqual([[id, false]]);
});

test('neither what is older, nor rejected, nor of another service', () => {
  const { add, similar } = similarTo();
  add({ agoDays: 3.01 });
  add({ end: 'rejected' });
  add({ Appointment: { ServiceId: 23 } });
  expect(similar()).toEqual([]);
  const id = add({ agoDays: 2.99 });
  expect(similar().map(({ ticket }) => ticket.id)).toEqual([id]);
});

test('nor the ticket of the call itself, as long as it is under way', () => {
  const { add, similar } = similarTo();
  const other = add();
  const own = add();
  expect(similar().map(({ ticket }) => ticket.id)).toEqual([own, other]);
  expect(similar('call-2').map(({ ticket }) => ticket.id)).toEqual([other]);
});

test('while no service is chosen, any is likely', () => {
  const { add, similar } = similarTo({ serviceId: null });
  add({ Appointment: { ServiceId: 23 } });
  add();
  expect(similar()).toHaveLength(2);
});

test.each(['', '6789', 'not-a-number'])(
  'the number %j is none yet, and a blank store is no store',
  (phone) => {
    const { add, similar } = similarTo({ phone });
    add({ Ticket: { Phone: '6789' } });
    expect(similar()).toEqual([]);
  },
);

test('a follow-up is remembered by its call, carried by its ticket, and shown from both ends', () => {
  const { add, calls, tickets } = createCallerHistory();
  const first = add({ end: 'created' });
  calls.begin('again', 0);
  const link = { id: first, reference: 'SH-7K3Q3', caseNumber: 'STOREHUB0999-CA109193B' };
  expect(calls.setFollowUp('again', first)?.follows).toEqual(link);
  expect(calls.get('again')?.follows).toEqual(link);
  const made = tickets.make(newTicket('again', 'SH-AAAA'), false);
  expect(tickets.get(made?.ticketId ?? 0)).toMatchObject({ follows: link, followedBy: [] });
  expect(tickets.get(first)).toMatchObject({
    follows: null,
    followedBy: [{ id: made?.ticketId, reference: 'SH-AAAA', caseNumber: null }],
  });
  expect(calls.setFollowUp('again', null)).toBeNull();
});

test('a call follows a ticket that is there, until it follows none', () => {
  const { add, calls } = createCallerHistory();
  const first = add();
  calls.begin('again', 0);
  expect(calls.setFollowUp('again', 4711)).toBeNull();
  expect(calls.setFollowUp('nowhere', first)).toBeNull();
  expect(calls.setFollowUp('again', first)?.follows?.id).toBe(first);
  expect(calls.setFollowUp('again', null)?.follows).toBeNull();
});
