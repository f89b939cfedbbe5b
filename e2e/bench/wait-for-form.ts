import { setTimeout as wait } from 'node:timers/promises';
import type { DevToolsPage } from './devtools-pipe';

/** The form that is in the page itself has given its text to the one of the call. */
export const isFormOfCall = `document.getElementById('early-form') === null`;

/** Waits until the form of the call has the caret. In a control, until its first field has it. */
export async function waitForForm(page: DevToolsPage): Promise<void> {
  await waitUntil(() =>
    page.evaluate(`${isFormOfCall} && document.activeElement instanceof HTMLInputElement`),
  );
}

export async function waitUntil(isSo: () => Promise<unknown>, limitMs = 30_000): Promise<void> {
  const startedAtMs = performance.now();
  while ((await isSo()) !== true) {
    if (performance.now() - startedAtMs > limitMs) throw new Error(`not so within ${limitMs} ms`);
    await wait(pollEveryMs);
  }
}

/** Short compared with a start of half a second, and long enough to add no load. */
const pollEveryMs = 2;
