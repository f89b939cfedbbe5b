import type { StartedApp } from './benchmark-apps';
import { isFormOfCall } from './wait-for-form';
import { waitUntil } from './wait-until';

const caretIsOnPhone = `document.hasFocus() && document.activeElement instanceof HTMLInputElement
  && (document.activeElement.labels[0]?.innerText ?? document.activeElement.ariaLabel) === 'Phone'`;
const hasDigit = `document.activeElement?.value?.endsWith('0') === true`;

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
  await waitUntil(() => page.evaluate(`${isFormOfCall} && ${caretIsOnPhone} && ${hasDigit}`));
  return { firstKeyMs, wholeMs: performance.now() - spawnedAtMs };
}
