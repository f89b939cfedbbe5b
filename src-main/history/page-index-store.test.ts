import { describe, expect, test } from 'vitest';
import {
  historySorts,
  type HistoryFilter,
  type HistoryQuery,
  type HistorySort,
} from '../../shared/history/history-query-and-page';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';
import { historyIn } from './history.fixture';
import { createPageIndexStore } from './page-index-store';

const pageLength = 3;
const hourMs = 3_600_000;
const firstMs = Date.UTC(2025, 11, 30);

const filters: readonly HistoryFilter[] = [
  {},
  { statuses: ['waiting', 'rejected'] },
  { statuses: ['uncertain'] },
  { regionNames: ['Selangor'], serviceIds: [18] },
  { regionNames: ['Johore'] },
  { phones: ['011-2000 0003', '6011 2000 0005'] },
  { storeNames: ['kedai MAJU'] },
  { pcs: ['PC-2'] },
  { pcs: [''], regionNames: ['Selangor'] },
  { fromMs: firstMs + 5 * hourMs },
  { beforeMs: firstMs + 60 * hourMs },
  { fromMs: firstMs + 20 * hourMs, beforeMs: firstMs + 70 * hourMs, regionNames: ['Johor', 'Selangor'] },
];

for (const { how, tags } of [
  { how: 'half-indexed', tags: [] },
  { how: 'read', tags: ['exhaustive'] },
  { how: 'indexed', tags: ['exhaustive'] },
] as const)
  describe(`a history that is ${how}:`, { tags: [...tags] }, () => {
    function fortyTickets() {
      const { db, add, tickets, index, store, makeImported } = historyIn('read');
      for (let at = 0; at < 40; at += 1) {
        const Ticket = {
          Name: at % 5 === 0 ? 'Siti' : `Caller ${at % 7}`,
          Phone: `6011200000${at % 10}`,
          ...(at % 3 > 0 && { StoreName: at % 3 === 1 ? 'Kedai Maju' : 'Ali' }),
        };
        const State = ['Johor', 'Selangor', 'Selangor', 'Selangor', 'Johor Darul Takzim'][at % 5] ?? '';
        const place = { State, ServiceId: at % 2 === 0 ? 18 : 23 };
        add(Ticket, place, firstMs + ((at * 7) % 40) * 2 * hourMs);
        if (how === 'half-indexed' && at === 20) index.indexSome(1_000);
      }
      if (how === 'indexed') index.indexSome(1_000);
      for (const [id, outcome] of [
        [3, outcomes.rejected],
        [11, outcomes.created],
        [30, outcomes.rejected],
      ] as const) {
        const begun = tickets.beginAttempt(id, ['waiting'], 0);
        tickets.endAttempt(ended(begun?.attemptId ?? 0, outcome), true);
      }
      tickets.make({ ...newTicket('call-3', 'SH-M'), nowMs: firstMs }, false);
      for (let id = 1; id <= 40; id += 4) makeImported(id, { pcName: 'PC-2' });
      return { db, store };
    }

    test.each(historySorts)('its outline agrees with its pages, by %s, whatever a slice may cost', (sort) => {
      const { db, store } = fortyTickets();
      for (const filter of filters) {
        for (const text of ['', 'siti', 'nobody has this']) {
          const ids = idsOf(store.search, { text, filter, sort });
          const ends = ids.filter((_id, at) => at % pageLength === pageLength - 1);
          for (const maxCost of [1, 40, 100_000]) {
            const found = outlineOf(createPageIndexStore(db, maxCost), { text, filter, sort });
            expect({ filter, text, maxCost, ...found }).toEqual({
              filter,
              text,
              maxCost,
              ends,
              count: ids.length,
            });
          }
        }
      }
    });
  });

type ListQuestion = { readonly text: string; readonly filter: HistoryFilter; readonly sort: HistorySort };

function idsOf(search: ReturnType<typeof historyIn>['store']['search'], asked: ListQuestion): number[] {
  const query: HistoryQuery = { ...asked, before: null, limit: 200 };
  return search(query).rows.map(({ id }) => id);
}

function outlineOf(store: ReturnType<typeof createPageIndexStore>, asked: ListQuestion) {
  const ends: number[] = [];
  let [after, count]: [number | null, number] = [null, 0];
  do {
    const slice = store.pageIndex({ ...asked, pageLength, after, counted: count });
    ends.push(...slice.pageEnds);
    count = slice.count;
    after = slice.next;
  } while (after !== null);
  return { ends, count };
}
