import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { announceCall } from './fixtures/announce-call';
import { findCoveredControls } from './fixtures/layout-faults';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test(
  'the name of who rings is whole beside a call that was discarded',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const rings = page.locator('[data-ringing]');
    await call.fill({ Phone: '0124450981', Name: 'Murugan' });
    await announceCall(electron, '60128899002&name=Lina&store=Fun%20Tea%20Sunway');
    await expect(rings).toHaveCount(1);
    await announceCall(electron, '60356371234&name=Wong%20Mei%20Fun&store=Fun%20Tea%20Sunway');
    await expect(rings).toHaveCount(2);
    await announceCall(electron, '60131110002&name=Aminah');
    await call.button('Discard').click();
    await expect(page.locator('[data-offers-undo]')).toBeVisible();
    for (const language of ['ms', 'zh', 'en'] as const)
      await test.step(language, async () => {
        await switchLanguage(page, language);
        await page.screenshot({ path: join(outputDir, `rings-${language}.png`) });
        for (const name of ['Wong Mei Fun', 'Aminah'])
          await expect.poll(() => isNameWhole(rings.filter({ hasText: name }), name), name).toBe(true);
        await expect.poll(() => findCoveredControls(page)).toEqual([]);
      });
  },
);

/** Whether no letter of a name is outside the first box of its ring, which cuts what is longer. */
const isNameWhole = (ring: Locator, name: string): Promise<boolean> =>
  ring.evaluate((strip, words) => {
    const box = strip.firstElementChild;
    if (box === null) return false;
    const edge = box.getBoundingClientRect();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const at = (text.textContent ?? '').indexOf(words);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + words.length);
      return [...range.getClientRects()].every(
        ({ right, bottom }) => right <= edge.right + 1 && bottom <= edge.bottom + 1,
      );
    }
    return false;
  }, name);
