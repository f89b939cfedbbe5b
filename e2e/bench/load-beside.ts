import { exampleCall } from './example-call';
import type { DevToolsPage } from './devtools-pipe';

type Page = Pick<DevToolsPage, 'evaluate'>;

/** Writes so many tickets down that cannot go out now: they wait in the outbox. */
export async function queueTickets(page: Page, count: number): Promise<void> {
  const waiting = await page.evaluate(`(async () => {
    const fields = ${JSON.stringify(exampleCall)};
    const { ask } = window.helpdesk;
    for (let number = 0; number < ${count}; number += 1) {
      const call = JSON.parse(await ask['calls.begin'](null));
      if (!call.ok) return JSON.stringify(call.error);
      const phone = String(60123000000 + number);
      const sent = JSON.parse(
        await ask['tickets.send']({ callId: call.value.id, fields: { ...fields, phone } }),
      );
      if (!sent.ok) return JSON.stringify(sent.error);
    }
    return '';
  })()`);
  if (waiting !== '') throw new Error(`the tickets do not wait: ${String(waiting)}`);
}

/** Searches one after the other from now on, with a moment between, and lets the outbox go on with what waits. */
export async function searchOn(page: Page, texts: readonly string[], pauseMs: number): Promise<void> {
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

/** What the load came to: tickets that still wait, and searches that were answered. */
export async function loadDone(page: Page): Promise<{ waiting: number; searches: number }> {
  return (await page.evaluate(`(async () => {
    const { value } = JSON.parse(await window.helpdesk.ask['outbox.counts'](null));
    return { waiting: value.waiting, searches: window.searched };
  })()`)) as { waiting: number; searches: number };
}
