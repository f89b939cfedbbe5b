import { expect, test } from 'vitest';
import { findCallLinks } from '../../shared/calls/incoming-call-link';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createIncomingCalls } from './pending-incoming-calls';

const callFrom = (phone: string, name = '') => ({ phone, name, store: '' });

function waitingCalls() {
  let changes = 0;
  let nowMs = 100;
  const kept = createRecordedLog();
  const incoming = createIncomingCalls({
    nowMs: () => (nowMs += 1),
    onChanged: () => {
      changes += 1;
    },
    log: kept.log,
  });
  const calls = () => incoming.list().calls;
  return { incoming, kept, changes: () => changes, calls, phones: () => calls().map(({ phone }) => phone) };
}

test('several calls wait beside each other, in the order in which they came', () => {
  const { incoming, changes, calls, phones } = waitingCalls();
  for (const phone of ['60123000001', '60123000002', '60123000003']) incoming.announce([callFrom(phone)]);
  expect(calls()).toEqual([
    { ...callFrom('60123000001'), id: 1, atMs: 101 },
    { ...callFrom('60123000002'), id: 2, atMs: 102 },
    { ...callFrom('60123000003'), id: 3, atMs: 103 },
  ]);
  expect(changes()).toBe(3);
  incoming.end(2);
  incoming.end(2);
  expect(phones()).toEqual(['60123000001', '60123000003']);
});

test('a caller who rings again waits once, as the newest; another at the same number is another', () => {
  const { incoming, calls } = waitingCalls();
  incoming.announce([callFrom('60123000001', 'Siti')]);
  incoming.announce([callFrom('60123000001', 'Ali')]);
  incoming.announce([callFrom('60123000001', 'Siti')]);
  expect(calls().map(({ id, name }) => [id, name])).toEqual([
    [2, 'Ali'],
    [3, 'Siti'],
  ]);
});

test('each caller without a number waits, since nobody knows who is who', () => {
  const { incoming, calls } = waitingCalls();
  for (let ring = 0; ring < 3; ring += 1) incoming.announce([callFrom('')]);
  expect(calls().map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('twenty wait at most: the oldest makes room', () => {
  const { incoming, phones } = waitingCalls();
  for (let last = 10; last < 35; last += 1) incoming.announce([callFrom(`601230000${last}`)]);
  expect(phones()).toHaveLength(20);
  expect([phones()[0], phones().at(-1)]).toEqual(['60123000015', '60123000034']);
});

test('calls that made room are counted and logged, until nothing waits any more', () => {
  const { incoming, kept, calls } = waitingCalls();
  for (let last = 100; last < 600; last += 1) incoming.announce([callFrom(`60123000${last}`)]);
  expect(incoming.list()).toMatchObject({ droppedCount: 480 });
  // No more lines than the log allows of what others can cause.
  expect(kept.of('incoming call not kept')).toHaveLength(30);
  for (const { id } of calls().slice(1)) incoming.end(id);
  expect(incoming.list()).toMatchObject({ droppedCount: 480 });
  incoming.end(calls()[0]?.id ?? 0);
  expect(incoming.list()).toEqual({ calls: [], droppedCount: 0 });
});

test('of many calls announced at once each counts, and they are told together', () => {
  const { incoming, kept, changes, phones } = waitingCalls();
  const links = Array.from({ length: 50 }, (_, at) => `tel:0123${at + 100}`);
  incoming.announce(findCallLinks(links));
  expect(incoming.list()).toMatchObject({ droppedCount: 30 });
  expect(phones().at(-1)).toBe('0123149');
  expect(changes()).toBe(1);
  expect(kept.of('incoming call not kept')).toHaveLength(1);
  incoming.announce([]);
  expect(changes()).toBe(1);
});
