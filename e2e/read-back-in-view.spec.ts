import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen, exampleCall } from './pages/call-screen';

const longIssue = 'The receipt printer at the front counter prints nothing and its red light blinks. '.repeat(
  3,
);

test('Enter confirms the sentences that were on the screen, then shows the next ones', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const strip = await openReadBack(electron, page, longIssue);
  expect((await listHidden(strip)).length).toBeGreaterThan(0);
  await confirmAllByEnter(strip, 3);

  await test.step('what the agent scrolled by has been on the screen', async () => {
    await new CallScreen(page).fill({
      Phone: '0198887766',
      Name: 'Balan',
      Issue: `No. ${longIssue}`,
    });
    await expect(strip).toContainText('Balan');
    await page.keyboard.press('F8');
    await page.keyboard.press('Home');
    await expect.poll(() => strip.evaluate((box) => box.scrollTop)).toBe(0);
    await page.keyboard.press('End');
    await expect(strip.getByRole('button', { name: /^All confirmed/ })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(strip.locator('[data-mark]:not([data-mark=confirmed])')).toHaveCount(0);
  });
});

test('the digit of a sentence that was not on the screen shows it, and confirms it when pressed again', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const strip = await openReadBack(electron, page, longIssue);
  const last = strip.locator('[data-mark]').last();
  await expect(last).not.toBeInViewport({ ratio: 1 });
  await page.keyboard.press('6');
  await expect(last).toBeInViewport({ ratio: 0.9 });
  await expect(last).toHaveAttribute('data-mark', 'stated');
  await page.keyboard.press('6');
  await expect(last).toHaveAttribute('data-mark', 'confirmed');
});

test('at 200 % no sentence is confirmed unseen either', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const strip = await openReadBack(electron, page, longIssue, 2);
  expect((await listHidden(strip)).length).toBeGreaterThan(0);
  await confirmAllByEnter(strip, 6);
});

/** A whole call, and the caret in its read-back. */
async function openReadBack(
  electron: ElectronApplication,
  page: Page,
  issue: string,
  zoom = 1,
): Promise<Locator> {
  const call = new CallScreen(page);
  const strip = call.main.getByRole('region', { name: 'Read back' });
  await resizeWindow(electron, 1366, 768);
  await call.fill({ ...exampleCall, Issue: issue });
  await call.chooseService(4);
  await zoomWindow(electron, page, zoom);
  await expect(strip.locator('[data-mark]')).toHaveCount(6);
  await page.keyboard.press('F8');
  await expect(strip).toBeFocused();
  return strip;
}

/** Presses Enter until all is confirmed. Each press confirms what is in view, and shows and names the next sentence. */
async function confirmAllByEnter(strip: Locator, most: number): Promise<void> {
  const unconfirmed = strip.locator('[data-mark]:not([data-mark=confirmed])');
  const next = strip.locator('[aria-live]');
  for (let press = 1; (await unconfirmed.count()) > 0; press += 1) {
    expect(press, 'presses of Enter').toBeLessThanOrEqual(most);
    const hidden = await listHidden(strip);
    await strip.press('Enter');
    await expect(unconfirmed.locator('> span')).toHaveText(hidden);
    await expect(next).toHaveText(hidden[0] === undefined ? '' : `Next to confirm: ${hidden[0].trim()}`);
    if (hidden.length > 0) await expect(unconfirmed.first()).toBeInViewport({ ratio: 0.9 });
  }
}

/** The sentences that are not confirmed and not wholly in view. */
const listHidden = (strip: Locator): Promise<string[]> =>
  strip.locator('[data-mark]:not([data-mark=confirmed]) > span').evaluateAll(
    (sentences) =>
      new Promise<string[]>((resolve) => {
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect();
          const hidden = entries.filter(({ intersectionRatio }) => intersectionRatio < 0.97);
          resolve(hidden.map(({ target }) => target.textContent));
        });
        for (const sentence of sentences) observer.observe(sentence);
        if (sentences.length === 0) resolve([]);
      }),
  );
