import { setTimeout as wait } from 'node:timers/promises';
import type { StartedApp } from './benchmark-apps';
import type { DevToolsPage } from './devtools-pipe';

const caretIsOnPhone = `document.hasFocus() && document.activeElement instanceof HTMLInputElement
  && (document.activeElement.labels[0]?.innerText ?? document.activeElement.ariaLabel) === 'Phone'`;
const hasDigit = `document.activeElement?.value?.endsWith('0') === true`;
/** The form that is in the page itself has given its text to the one of the call. */
const isOfCall = `document.getElementById('early-form') === null`;

export type FirstKeyTimes = {
  /** From the spawn until a pressed key appears in the Phone field, in ms. */
  readonly firstKeyMs: number;
  /** From the spawn until the form of the call is there, with that key in it, in ms. */
  readonly wholeMs: number;
};

/** The window has the focus, the caret is in the Phone field without a click, and a pressed digit appears in it. */
export async function measureTimeToFirstKey({ page, spawnedAtMs }: StartedApp): Promise<FirstKeyTimes> {
  await waitUntil(() => page.evaluate(caretIsOnPhone));
  await page.pressKey({ key: '0', code: 'Digit0', windowsVirtualKeyCode: 48, text: '0' });
  await waitUntil(() => page.evaluate(hasDigit));
  const firstKeyMs = performance.now() - spawnedAtMs;
  await waitUntil(() => page.evaluate(`${isOfCall} && ${caretIsOnPhone} && ${hasDigit}`));
  return { firstKeyMs, wholeMs: performance.now() - spawnedAtMs };
}

/** Waits until the form of the call has the caret. In a control, until its first field has it. */
export async function waitForForm(page: DevToolsPage): Promise<void> {
  await waitUntil(() => page.evaluate(`${isOfCall} && document.activeElement instanceof HTMLInputElement`));
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
