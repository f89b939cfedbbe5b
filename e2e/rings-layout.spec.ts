import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';

/** The number of a ring is whole, and all that it has is inside its box. */
async function expectWhole(ring: Locator, number: string): Promise<void> {
  const shown = ring.getByText(number);
  await expect(shown).toBeInViewport({ ratio: 0.95 });
  const faults = await ring.evaluate((box) => {
    const { left, right } = box.getBoundingClientRect();
    return [...box.querySelectorAll('button, b > span')].flatMap((part) => {
      const { left: from, right: to } = part.getBoundingClientRect();
      return from >= left - 1 && to <= right + 1 ? [] : [part.textContent];
    });
  });
  expect(faults).toEqual([]);
  expect(await shown.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThan(2);
}

async function setLanguage(page: Page, language: string): Promise<void> {
  await page.evaluate(`window.helpdesk.ask['app.set-settings']({ language: '${language}' })`);
  await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
}

test('two rings and a reminder leave the numbers, the buttons and the first six tabs whole, in every language', async ({
  start,
}, { outputDir }) => {
  const { page, electron } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 768);
  const call = new CallScreen(page);
  const rings = page.locator('[data-ringing]');
  const tabs = page.locator('main nav > button');
  for (const [at, name] of [
    'Rohani binti Ahmad',
    'Siti Nurhaliza',
    'Ah Seng',
    'Devi Raman',
    'Muthu',
  ].entries()) {
    await call.fill({ Phone: `017-339 021${at}`, Name: name, Issue: 'printer jam' });
    await page.keyboard.press('F6');
    await expect(call.field('Name')).toHaveValue('');
  }
  await call.fill({ Phone: '011-2345 6789', Name: 'Kak Yah' });
  await promiseCallback(page, '60120004821', 'the part has come');
  await expect(page.getByRole('status').filter({ hasText: 'the part has come' })).toBeVisible();
  await announceCall(electron, '60120004821');
  await announceCall(electron, '60173390210');
  await expect(rings).toHaveCount(2);

  for (const language of ['ms', 'zh', 'en'])
    await test.step(language, async () => {
      await setLanguage(page, language);
      await expectWhole(rings.nth(0), '017 339 0210');
      await expectWhole(rings.nth(1), '012 000 4821');
      for (const at of [0, 1, 2, 3, 4, 5])
        await expect(tabs.nth(at).locator('kbd'), `${at + 1}`).toBeInViewport({ ratio: 0.9 });
      await page.screenshot({ path: join(outputDir, `two-rings-${language}.png`) });
    });
  await test.step('above another screen, with room for the names', async () => {
    await goTo(page, 'History');
    await expectWhole(rings.nth(0), '017 339 0210');
    await expectWhole(rings.nth(1), '012 000 4821');
    await expect(rings.nth(0)).toContainText('Rohani binti Ahmad');
    await goTo(page, 'Call');
  });

  await test.step('in a window zoomed to 400 %, half a number stands in each of two lines', async () => {
    await setLanguage(page, 'ms');
    await zoomWindow(electron, page, 4);
    for (const number of ['017 339 0210', '012 000 4821']) {
      const isWhole = await rings.getByText(number).evaluate((text) => {
        const box = text.closest('b')?.getBoundingClientRect();
        return [...text.getClientRects()].every(
          ({ right, bottom }) => box !== undefined && right <= box.right + 1 && bottom <= box.bottom + 3,
        );
      });
      expect(isWhole, number).toBe(true);
    }
    await zoomWindow(electron, page, 1);
  });
  await test.step('one ring beside the reminder', async () => {
    await page.keyboard.press('Control+F4');
    await expect(rings).toHaveCount(1);
    await expectWhole(rings, '012 000 4821');
    await setLanguage(page, 'en');
  });
  await test.step('in a window zoomed to 400 %, the ring and the field with the caret are both in sight', async () => {
    await zoomWindow(electron, page, 4);
    for (const name of ['Remark', 'Address', 'Issue', 'Phone']) {
      await call.field(name).focus();
      await page.keyboard.press('End');
      await expect(rings, name).toBeInViewport({ ratio: 0.95 });
      const isSeen = await call.field(name).evaluate((field) => {
        const { left, top } = field.getBoundingClientRect();
        return document.elementFromPoint(left + 20, top + 12) === field;
      });
      expect(isSeen, name).toBe(true);
    }
  });
});
