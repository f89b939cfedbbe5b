import { join } from 'node:path';
import { announceCall } from './fixtures/announce-call';
import { findCoveredControls } from './fixtures/layout-faults';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

const suria = {
  Phone: '0124445503',
  Name: 'Suria',
  'Store name': 'Suria Florist',
  Address: 'No 3, Jalan Sultan Idris, 30000 Ipoh',
  State: 'Perak',
  Latitude: '4.5975',
  Longitude: '101.0901',
} as const;
const aisyah = { ...suria, Phone: '0139091234', Name: 'Aisyah', 'Store name': 'Aisyah Cakes' } as const;

test(
  'a question beside two rings and a callback leaves Send, End call and a caller in sight',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    for (const caller of [aisyah, suria, suria]) {
      await call.fill({ ...caller, Issue: 'Cash drawer jams' });
      await call.chooseService(1);
      await keyboard.press('F9');
      await call.expectOutcome('Created');
      await call.begin();
    }
    await keyboard.type(aisyah.Phone);
    await keyboard.press('F4');
    await expect(call.field('Store name')).toHaveValue('Aisyah Cakes');
    await keyboard.type('Cash drawer jams');
    await call.chooseService(1);
    await call.field('Phone').focus();
    await keyboard.press('Control+a');
    await keyboard.type(suria.Phone);
    await promiseCallback(page, '60120004821', 'the card reader is repaired');
    await announceCall(electron, '60120004821&name=Devi%20Raman');
    await expect(page.locator('[data-ringing]')).toHaveCount(1);
    await announceCall(electron, '60198765001');
    await expect(page.locator('[data-ringing]')).toHaveCount(2);
    await keyboard.press('F9');
    const question = page.locator('[data-holds-back]');
    await expect(question).toBeVisible();
    const ways = page.locator('aside > :last-child > :last-child').getByRole('button');

    for (const [width, height, zoom] of [
      [1000, 700, 1],
      [1366, 768, 1],
      [1365, 768, 1.5],
    ] as const)
      for (const language of ['ms', 'zh', 'en'] as const)
        await test.step(`${language}, ${width} × ${height} at ${zoom * 100} %`, async () => {
          await resizeWindow(electron, width, height);
          await switchLanguage(page, language);
          await zoomWindow(electron, page, zoom);
          await page.screenshot({ path: join(outputDir, `question-${language}-${width}-${zoom}.png`) });
          await expect(ways).toHaveCount(2);
          for (const button of await ways.all()) await expect(button).toBeInViewport({ ratio: 1 });
          await expect.poll(() => findCoveredControls(page)).toEqual([]);
          // Whom F4 would fill in instead.
          await expect(page.locator('[data-suggestion]').first()).toBeInViewport({ ratio: 1 });
          await zoomWindow(electron, page, 1);
        });
  },
);
