import type { CDPSession, Page } from '@playwright/test';
import { switchLanguage } from './fixtures/window-language';
import { expect, test } from './fixtures/test';

/*
 * Chromium on Linux opens a font that no rule names, and that it falls back to, again each time: some 110 kB that are never
 * given back. The Chinese name of a language comes and goes with each ticket.
 */
test('no text on the call screen is in a font that Chromium has to look for', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const chinese = await listFontsOf(session, 'button[lang="zh-CN"]');
  expect(chinese).toHaveLength(1);

  await switchLanguage(page, 'zh');
  await page.locator('#field-issue').fill('打印机 does not print, 兴记粿条, 檳城');
  // Of a named font without such a weight, Chromium makes none from 600.
  await expect(page.locator('label[for="field-phone"]').first()).toHaveCSS('font-weight', '700');
  const named = await listNamedFonts(page, session);
  const used = await listFontsOf(session, 'body *');
  expect(used).toEqual(expect.arrayContaining(chinese));
  expect(used.filter((font) => !named.includes(font))).toEqual([]);
});

/** Returns the families of the theme, and what this computer takes for the generic ones. */
async function listNamedFonts(page: Page, session: CDPSession): Promise<string[]> {
  const families = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const names = ['--sans', '--mono'].flatMap((name) => style.getPropertyValue(name).split(','));
    const sample = document.createElement('div');
    sample.id = 'generic-fonts';
    for (const family of ['sans-serif', 'system-ui', 'ui-monospace', 'monospace']) {
      const text = document.createElement('span');
      text.style.fontFamily = family;
      text.textContent = 'a';
      sample.append(text);
    }
    document.body.append(sample);
    return names.map((name) => name.trim().replaceAll(/['"]/g, ''));
  });
  let generic: string[] = [];
  await expect
    .poll(async () => {
      generic = await listFontsOf(session, '#generic-fonts span');
      return generic.length;
    }, 'the fonts of the sample once it is drawn')
    .toBeGreaterThan(0);
  await page.evaluate(() => document.querySelector('#generic-fonts')?.remove());
  return [...families, ...generic];
}

async function listFontsOf(session: CDPSession, selector: string): Promise<string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const used = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName } of fonts) used.add(familyName);
  }
  return [...used];
}
