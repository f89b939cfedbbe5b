import { expect, test } from 'vitest';
import type { Handover, HandoverItem } from '../../../shared/handover/handover';
import { listCallsByNumber, nameCallersOfNumbers } from './name-callers-of-numbers';

const item: HandoverItem = {
  mark: 'open',
  ticketId: null,
  callId: null,
  code: null,
  atMs: 0,
  name: '',
  phone: '',
  storeName: '',
  text: '',
  times: 1,
  isIncoming: false,
  tries: null,
};
const callId = '00000000-0000-4000-8000-000000000001';
const missed: HandoverItem = { ...item, mark: 'missed', phone: '0356371234', isIncoming: true };
const open: HandoverItem = { ...item, callId, phone: '012 445 0981' };
const lastDigits: HandoverItem = { ...open, phone: '4821' };
const named: HandoverItem = { ...item, mark: 'parked', callId, phone: '0128899001', name: 'Wong Mei Fun' };
const ticket: HandoverItem = { ...item, mark: 'waiting', ticketId: 1, phone: '0128899001' };
const handover: Handover = {
  atMs: 0,
  sections: [
    { kind: 'waiting', count: 1, items: [ticket] },
    { kind: 'missed', count: 1, items: [missed] },
    { kind: 'calls', count: 3, items: [open, lastDigits, named] },
  ],
};

test('a missed call and an open one get the name by which their number is known, and no ticket does', () => {
  const asked = listCallsByNumber(handover).map(({ phone }) => phone);
  expect(asked).toEqual([missed.phone, open.phone, named.phone]);
  const { sections } = nameCallersOfNumbers(handover, (call) =>
    call.name === '' ? { ...call, name: 'Murugan', store: 'Nasi Kandar' } : call,
  );
  const lines = sections.flatMap(({ items }) => items.map(({ name, storeName }) => [name, storeName]));
  expect(lines).toEqual([
    ['', ''],
    ['Murugan', 'Nasi Kandar'],
    ['Murugan', 'Nasi Kandar'],
    ['', ''],
    ['Wong Mei Fun', ''],
  ]);
});
