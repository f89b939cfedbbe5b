import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStoresInProcess } from '../data/open-stores-in-process.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { newTicket, sampleBody } from '../tickets/sample-ticket.fixture';
import { createHistoryHandlers } from './history-handlers';
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
