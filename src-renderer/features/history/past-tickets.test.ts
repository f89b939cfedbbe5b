import { expect, test } from 'vitest';
import type { TicketSummary } from '../../../shared/history';
import { succeed } from '../../../shared/result';
import { fakeBridge } from '../../fake-bridge';
import { ipcClient } from '../../ipc-client';
import { pastTickets } from './past-tickets';

const row = (id: number, name = 'Ahmad'): TicketSummary => ({
  id,
  reference: `SH-${id}`,
  state: 'created',
  caseNumber: null,
  createdAtMs: id,
  name,
  phone: '60123456789',
  storeName: null,
  issue: 'printer',
  stateName: 'Selangor',
  serviceId: 18,
  lastOutcome: null,
});

/** A history of `count` rows that answers each search when it is let go. */
function history(count: number) {
  const waiting: Array<() => void> = [];
  const { bridge } = fakeBridge({
    'history.search': async ({ text, before, limit }) => {
      if (text !== '') await new Promise<void>((resolve) => waiting.push(resolve));
      const ids = Array.from({ length: count }, (_, index) => count - index);
      const rows = ids.filter((id) => before === null || id < before).slice(0, limit);
      const last = rows.at(-1) ?? 1;
      return succeed({ rows: rows.map((id) => row(id, text)), next: last > 1 ? last : null });
    },
  });
  return { past: pastTickets(ipcClient(bridge).ask, null), waiting };
}

test('the newest row is selected first, and the arrows stop at both ends', async () => {
  const { past } = history(3);
  await past.search('');
  expect(past.store.get().selectedId).toBe(3);
  past.move(-1);
  expect(past.store.get().selectedId).toBe(3);
  past.move(10);
  expect(past.store.get().selectedId).toBe(1);
});

test('pages follow one another without a gap or a double', async () => {
  const { past } = history(120);
  await past.search('');
  await Promise.all([past.more(), past.more()]);
  await past.more();
  await past.more();
  const ids = past.store.get().rows.map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
});

test('an answer to an older question is not shown', async () => {
  const { past, waiting } = history(1);
  const first = past.search('a');
  const second = past.search('ab');
  waiting[1]?.();
  await second;
  waiting[0]?.();
  await first;
  expect(past.store.get().rows[0]?.name).toBe('ab');
});
