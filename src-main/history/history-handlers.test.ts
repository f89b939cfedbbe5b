import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { newTicket, sampleBody } from '../tickets/sample-ticket.fixture';
import { historyIn } from './history.fixture';
import { createHistoryHandlers } from './history-handlers';
import { inProcess } from './history-store-as-remote.fixture';
import { createSearchIndexer } from './search/search-indexer';

test('a ticket of this moment is found by ear, too', async () => {
  const opened = await openStoresInProcess(join(tempFolder(), 'helpdesk.db'), {
    nowMs: 0,
    mustRestore: false,
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  const stores = opened.value;
  onTestFinished(() => stores.close());
  const index = createSearchIndexer({
    ticketIndex: stores.ticketIndex,
    // The time for it has not come.
    schedule: () => () => undefined,
  });
  const handlers = createHistoryHandlers(
    (use) => use({ stores }),
    (_mode, use) => use({ stores, index }),
  );
  await stores.calls.begin('call-1', 0);
  const body = sampleBody({ Ticket: { Name: 'Noraini Yusof' } });
  await stores.tickets.make(newTicket('call-1', 'SH-1', body), false);
  index.ticketChanged();

  const found = await handlers['history.search']({ text: 'noraini yusuf', before: null, limit: 10 });
  expect(found).toMatchObject({ ok: true, value: { closeMatches: [{ words: ['noraini', 'yusof'] }] } });
});

test('the list, and the field for the number of a case, do not end each other’s search', async () => {
  // A few tickets are compared at a time, and those that match come last.
  const { add, store } = historyIn('read', 1);
  const printer = add({ Issue: 'Printer' });
  const scanner = add({ Issue: 'Scanner' });
  const drawer = add({ Issue: 'Drawer' });
  for (let ticket = 1; ticket <= 20; ticket += 1) add({ Issue: 'Others' });
  const stores = { history: inProcess(store) };
  const handlers = createHistoryHandlers(
    (use) => use({ stores: stores as never }),
    (_mode, use) => use({ stores: stores as never }),
  );
  const search = async (text: string, purpose?: 'case-number') => {
    const found = await handlers['history.search']({ text, before: null, limit: 2, purpose });
    return found.ok ? found.value.rows.map(({ id }) => id) : [];
  };
  const found = await Promise.all([
    search('printer'),
    search('scanner', 'case-number'),
    search('drawer', 'case-number'),
  ]);
  // Only a newer one of the same field ends a search.
  expect(found).toEqual([[printer], [], [drawer]]);
  expect(await search('scanner', 'case-number')).toEqual([scanner]);
});
