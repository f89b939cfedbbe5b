import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { HistoryScreen } from './pages/history-screen';

test(
  'above the list of the history stands one row, or all that is asked for',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const history = new HistoryScreen(page);
    await history.open();

    await test.step('in every language the history is searched, filtered and sorted from one row', async () => {
      const sort = page.locator('main select').first();
      const find = page.locator('main input[type=search]').first();
      for (const language of ['en', 'ms', 'zh'] as const) {
        await switchLanguage(page, language);
        const [box, field] = await Promise.all([sort.boundingBox(), find.boundingBox()]);
        const middle = (field?.y ?? 0) + (field?.height ?? 0) / 2;
        expect.soft(box?.y, language).toBeLessThan(middle);
        expect.soft((box?.y ?? 0) + (box?.height ?? 0), language).toBeGreaterThan(middle);
      }
    });

    await test.step('however much stands above the list of the history, it is reached, and an export is all in sight', async () => {
      await switchLanguage(page, 'en');
      await history.open();
      for (let number = 1; number <= 9; number += 1) {
        await page.keyboard.press('Control+s');
        await page.keyboard.insertText(`Pencetak rosak di Lembah Klang dan sekitarnya, ${number}`);
        await page.keyboard.press('Enter');
        await expect(history.views).toHaveCount(number);
      }
      const sheet = page.getByRole('region', { name: 'Export', exact: true });
      await history.main.getByRole('button', { name: 'Export', exact: true }).press('Enter');
      await expect(sheet).toBeInViewport({ ratio: 1 });
      await sheet.getByRole('button', { name: 'Text (CSV)' }).click({ trial: true });
      const columns = history.main.locator('> div').first();
      expect(await columns.evaluate((column) => column.scrollWidth > column.clientWidth)).toBe(false);
      await page.keyboard.press('Escape');

      await zoomWindow(electron, page, 2);
      await history.find.focus();
      await page.keyboard.press('Control+ArrowDown');
      await expect(history.list).toBeFocused();
      await expect(history.chosen).toBeInViewport({ ratio: 0.9 });
    });
  },
);
