import { join } from 'node:path';
import { findCoveredControls, findHorizontalOverflow } from './fixtures/layout-faults';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test(
  'at 200 % the notes and a possible duplicate are in sight while the name is typed',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    await call.fillExample();
    await keyboard.press('F9');
    await call.expectOutcome('Created');
    await call.begin();
    await keyboard.type('0123456789');
    await keyboard.press('F4');
    await expect(call.field('Store name')).not.toHaveValue('');
    await keyboard.press('Control+F8');
    await keyboard.type('lift broken, use stairs B');
    await keyboard.press('Enter');
    const form = page.locator('main form > div').first();
    const note = form.getByText('lift broken, use stairs B');
    await expect(page.getByRole('group', { name: 'Lasting notes' })).toContainText('lift broken');
    const duplicate = form.getByText(/^(?:Possible duplicate|Mungkin bertindih|可能与)/);
    await expect(call.main.getByText(/^Possible duplicate/)).toBeVisible();
    await call.button('Discard').click();

    for (const language of ['ms', 'zh', 'en'] as const)
      await test.step(language, async () => {
        await switchLanguage(page, language);
        await zoomWindow(electron, page, 2);
        await keyboard.press('F2');
        await keyboard.type('0123456789');
        await keyboard.press('Tab');
        await expect(page.locator('#field-name')).toBeFocused();
        await expect(note).toBeInViewport({ ratio: 1 });
        await keyboard.press('F4');
        await expect(page.locator('#field-storeName')).not.toHaveValue('');
        await page.locator('#field-name').focus();
        for (const line of [note, duplicate]) {
          await expect(line).toHaveCount(1);
          await expect(line).toBeInViewport({ ratio: 1 });
        }
        await expect(page.locator('#field-name')).toBeInViewport({ ratio: 1 });
        expect(await findHorizontalOverflow(page)).toEqual([]);
        expect(await findCoveredControls(page)).toEqual([]);
        await page.screenshot({ path: join(outputDir, `notes-${language}.png`) });
        await zoomWindow(electron, page, 1);
      });
  },
);
