import { setTimeout as wait } from 'node:timers/promises';
import type { Started } from './benchmark-apps';

const caretIsOnPhone = `document.hasFocus() && document.activeElement instanceof HTMLInputElement
  && (document.activeElement.labels[0]?.textContent ?? document.activeElement.ariaLabel) === 'Phone'`;

/**
 * The time in ms from the spawn until a pressed key appears in the Phone field: the window has the focus, the caret is
 * in the field without a click, and the digit is in it.
 */
export async function timeToFirstKey({ page, spawnedAtMs }: Started): Promise<number> {
  await until(() => page.evaluate(caretIsOnPhone));
  await page.pressKey({ key: '0', code: 'Digit0', windowsVirtualKeyCode: 48, text: '0' });
  await until(() => page.evaluate(`document.activeElement.value.endsWith('0')`));
  return performance.now() - spawnedAtMs;
}

export async function until(isSo: () => Promise<unknown>, limitMs = 30_000): Promise<void> {
  const startedAtMs = performance.now();
  while ((await isSo()) !== true) {
    if (performance.now() - startedAtMs > limitMs) throw new Error(`not so within ${limitMs} ms`);
    await wait(pollEveryMs);
  }
}

/** Short compared with a start of half a second, and long enough to add no load. */
const pollEveryMs = 2;
