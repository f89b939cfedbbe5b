import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ms, zh } from '../src-renderer/messages/catalogues';
import { expectNoAxeViolations } from './fixtures/axe';
import { findCoveredControls, findHorizontalOverflow } from './fixtures/layout-faults';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { HistoryScreen } from './pages/history-screen';

// A usual screen at 200 % and 400 %, and the 320 × 256 that WCAG names.
const windows = [
  { width: 1366, height: 768, zoom: 2 },
  { width: 1364, height: 768, zoom: 4 },
  { width: 1280, height: 1024, zoom: 4 },
] as const;

test(
  'in a narrow window an opened case takes the place of the list, and one scroll bar moves either',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }, { outputDir }) => {
    test.setTimeout(120_000);
    seedHistory(userDataFolder, 300);
    const { electron, page } = await startLive();
    const { keyboard } = page;
    const history = new HistoryScreen(page);
    const back = history.main.getByRole('button', { name: 'Back to the list' });
    for (const { width, height, zoom } of windows)
      await test.step(`${width / zoom} × ${height / zoom}`, async () => {
        await resizeWindow(electron, width, height);
        await zoomWindow(electron, page, zoom);
        await history.open();
        await expect(history.find).toBeFocused();
        await expect(history.ticket).toBeHidden();
        await expect.poll(() => listScrollBars(page)).toHaveLength(1);

        await test.step('from the field, and back to it', async () => {
          await keyboard.press('ArrowDown');
          await keyboard.press('ArrowDown');
          await expect(history.chosen).toBeInViewport({ ratio: 0.95 });
          await keyboard.press('Enter');
          await expect(history.ticket).toBeFocused();
          await expect(history.list).toBeHidden();
          await expect(back).toBeInViewport({ ratio: 1 });
          await expect(history.title).toBeInViewport({ ratio: 0.9 });
          expect((await listScrollBars(page)).length).toBeLessThanOrEqual(1);
          expect(await findHorizontalOverflow(page)).toEqual([]);
          expect(await findCoveredControls(page)).toEqual([]);
          await expectNoAxeViolations(page);
          await page.screenshot({ path: join(outputDir, `case-${width / zoom}.png`) });
          await keyboard.press('Escape');
          await expect(history.find).toBeFocused();
          await expect(history.list).toBeVisible();
        });

        await test.step('from the list, and back to the row', async () => {
          await keyboard.press('Control+ArrowDown');
          await expect(history.list).toBeFocused();
          await keyboard.press('End');
          await expect(history.row(300)).toBeInViewport({ ratio: 0.95 });
          for (let press = 0; press < 5; press += 1) await keyboard.press('ArrowUp');
          await expect(history.row(295)).toHaveAttribute('aria-selected', 'true');
          await expect(history.row(295)).toBeInViewport({ ratio: 0.95 });
          await page.screenshot({ path: join(outputDir, `list-${width / zoom}.png`) });
          const before = await history.row(295).boundingBox();
          await keyboard.press('Enter');
          await expect(history.ticket).toBeFocused();
          await back.click();
          await expect(history.list).toBeFocused();
          await expect.poll(() => history.row(295).boundingBox()).toEqual(before);
          await expect.poll(() => listScrollBars(page)).toHaveLength(1);
          await expectNoAxeViolations(page);
          await keyboard.press('Home');
          await expect(history.row(1)).toBeInViewport({ ratio: 0.95 });
        });

        await test.step('a click opens it, and so does what writes into it', async () => {
          await history.row(2).click();
          await expect(history.ticket).toBeFocused();
          await keyboard.press('Escape');
          await expect(history.list).toBeVisible();
          await keyboard.press('Control+n');
          await expect(history.ticket.getByLabel(/^New note/)).toBeFocused();
          await expect(history.ticket.getByLabel(/^New note/)).toBeInViewport();
          await keyboard.press('Escape');
          await expect(history.list).toBeVisible();
        });

        await test.step('zoomed out, both are there; zoomed in again, what has the focus is', async () => {
          await keyboard.press('Enter');
          await expect(history.ticket).toBeFocused();
          await zoomWindow(electron, page, 1);
          await expect(history.list).toBeVisible();
          await expect(history.ticket).toBeFocused();
          await expect(back).toHaveCount(0);
          await zoomWindow(electron, page, zoom);
          await expect(history.list).toBeHidden();
          await expect(history.ticket).toBeFocused();
          await page.keyboard.press('F3');
          await expect(history.find).toBeFocused();
          await expect(history.ticket).toBeHidden();
          await zoomWindow(electron, page, 1);
        });
      });

    await test.step('the way back is named in every language', async () => {
      await zoomWindow(electron, page, 4);
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      for (const [language, { history: texts }] of [
        ['ms', ms],
        ['zh', zh],
      ] as const) {
        await switchLanguage(page, language);
        await expect(page.getByRole('button', { name: texts.backToList })).toBeVisible();
        expect(await findHorizontalOverflow(page), language).toEqual([]);
      }
    });
  },
);

/** What scrolls up and down: each has a bar. */
const listScrollBars = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body *:not(textarea)')].flatMap((box) => {
      const isScrolled =
        box === document.scrollingElement || /auto|scroll/.test(getComputedStyle(box).overflowY);
      if (!isScrolled || !box.checkVisibility() || box.scrollHeight <= box.clientHeight + 1) return [];
      return [`${box.tagName} ${box.className}`];
    }),
  );
