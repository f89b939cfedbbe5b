import { expect, test } from 'vitest';
import { createSeededRandom } from '../../../e2e/measurement/seeded-random';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { createSearchableText, matchesSearch } from '../../../shared/search/searchable-text';
import { parseSearchTerms } from '../../../shared/search/search-terms';
import { createSearchPageFiller } from '../search-page-filler';
import { readyFields } from '../../tickets/sample-ticket.fixture';
import { historyIn } from '../history.fixture';
import { inProcess } from '../history-store-as-remote.fixture';
import { inventCaller, inventVariant, type InventedCaller } from './spoken-variants.fixture';

const variants = 1_000;
const callers = 800;
const rowsSeen = 5;
const maxMissed = 0.05;

for (const { seed, tags } of [
  { seed: 20_261_126, tags: [] },
  { seed: 1, tags: ['exhaustive'] },
  { seed: 2, tags: ['exhaustive'] },
  { seed: 3, tags: ['exhaustive'] },
  { seed: Math.floor(Math.random() * 2 ** 31), tags: ['exhaustive'] },
])
  test(
    `names and shops as they are said are in the first five rows, behind every exact match (seed ${seed})`,
    { tags },
    async () => {
      const random = createSeededRandom(seed);
      const { add, index, store } = historyIn('indexed');
      const past = Array.from({ length: callers }, () => inventCaller(random));
      for (const { name, storeName } of past) add({ Name: name, StoreName: storeName });
      while (index.indexSome(1_000));
      const search = createSearchPageFiller();
      const history = inProcess(store);

      const missed: string[] = [];
      for (let count = 0; count < variants; count += 1) {
        const caller = past[Math.floor(random() * past.length)]!;
        const field: keyof InventedCaller = random() < 0.6 ? 'name' : 'storeName';
        const { spoken, typed } = inventVariant(caller[field], random);
        const page = await search(history, { text: typed, before: null, limit: 50 });
        if (!page.ok) throw new Error(page.error.detail);
        const { rows, closeMatches = [] } = page.value;
        const isMeant = (row: TicketSummary) =>
          spoken.every((word) => ` ${row[field]?.toLowerCase()} `.includes(` ${word} `));
        if (!rows.slice(0, rowsSeen).some(isMeant)) missed.push(`${typed} for ${caller[field]}`);
        const close = new Set(closeMatches.map(({ ticketId }) => ticketId));
        const isExact = rows.map(({ id, name, storeName, issue, regionName }) => {
          const texts = [name, storeName ?? '', issue, regionName, readyFields.address];
          const isMatch = matchesSearch(createSearchableText(texts, []), parseSearchTerms(typed));
          expect([typed, name, storeName, close.has(id)]).toEqual([typed, name, storeName, !isMatch]);
          return isMatch;
        });
        expect(isExact).toEqual(isExact.toSorted((a, b) => Number(b) - Number(a)));
      }
      expect(missed.length <= variants * maxMissed ? [] : missed).toEqual([]);
    },
  );
