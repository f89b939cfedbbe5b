import { expect, test } from 'vitest';
import { createSearchPageFiller } from '../search-page-filler';
import { historyIn } from '../history.fixture';
import { inProcess } from '../history-store-as-remote.fixture';
import { createSeededRandom } from '../../../e2e/measurement/seeded-random';
import { misheardNames } from './misheard-names.fixture';
import { inventCaller } from './spoken-variants.fixture';

test('what people wrote down by ear is in the first five rows', async () => {
  const random = createSeededRandom(7);
  const { add, index, store } = historyIn('indexed');
  for (const [spoken = ''] of misheardNames) add({ Name: spoken });
  for (let count = 0; count < 800; count += 1) {
    const { name, storeName } = inventCaller(random);
    add({ Name: name, StoreName: storeName });
  }
  while (index.indexSome(1_000));
  const search = createSearchPageFiller();
  const missed: string[] = [];
  for (const [spoken = '', typed = ''] of misheardNames) {
    const page = await search(inProcess(store), { text: typed, before: null, limit: 50 });
    if (!page.ok) throw new Error(page.error.detail);
    if (!page.value.rows.slice(0, 5).some(({ name }) => name === spoken))
      missed.push(`${typed} for ${spoken}`);
  }
  expect(missed.length <= misheardNames.length * 0.05 ? [] : missed).toEqual([]);
});
