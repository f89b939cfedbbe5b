import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exampleRequest } from '../fake-storehub/example-request';
import { exampleCall } from './example-call';
import type { DevToolsPage } from './devtools-pipe';

type Page = Pick<DevToolsPage, 'evaluate'>;

/**
 * Adds waiting tickets to the history of a closed app. The window itself starts at most thirty sends in ten seconds.
 */
export async function queueTickets(file: string, count: number): Promise<void> {
  const script = join(import.meta.dirname, '../../scripts/seed/queue-tickets.mjs');
  const worker = join(import.meta.dirname, '../../out/main/db-worker.js');
  await promisify(execFile)(
    process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    [script, worker, file, String(count), JSON.stringify(exampleRequest), JSON.stringify(exampleCall)],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
}

/** Starts searches one after the other with a pause between them, and resumes the outbox. */
export async function startSearches(page: Page, texts: readonly string[], pauseMs: number): Promise<void> {
  await page.evaluate(`void (async () => {
    const texts = ${JSON.stringify(texts)};
    window.searched = 0;
    for (window.isSearching = true; window.isSearching; window.searched += 1) {
      const query = { text: texts[window.searched % texts.length], before: null, limit: 100 };
      await window.helpdesk.ask['history.search'](query);
      await new Promise((resolve) => setTimeout(resolve, ${pauseMs}));
    }
  })(); void window.helpdesk.ask['outbox.send-now'](null); undefined`);
}

/** Returns how many tickets still wait, and how many searches were answered. */
export async function readLoadProgress(page: Page): Promise<{ waiting: number; searches: number }> {
  return (await page.evaluate(`(async () => {
    const { value } = JSON.parse(await window.helpdesk.ask['outbox.get-counts'](null));
    return { waiting: value.waiting, searches: window.searched };
  })()`)) as { waiting: number; searches: number };
}
