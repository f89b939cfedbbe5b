import type { Page } from '@playwright/test';
import { en } from '../src-renderer/messages/catalogues';
import { expectNoAxeViolations, findAxeViolations } from './fixtures/axe';
import { findVisiblePersonalData } from './fixtures/visible-personal-data';
import { liveStates, practiceStates, ringing, walk, type Visit } from './fixtures/screen-states';
import { expect, test } from './fixtures/test';
import { SettingsScreen } from './pages/settings-screen';

// In English and with masking. e2e/languages.spec.ts walks the same tables in the other languages, without masking.

test('axe finds nothing in practice, on any screen in any state, light or dark, and a masked display nobody', async ({
  start,
}) => {
  test.setTimeout(180_000);
  const { electron, page } = await start({ mode: 'practice' });
  await mask(page);
  await walk(practiceStates, { electron, page, said: en }, look);
});

test('axe finds nothing live, whatever became of the tickets, light or dark, and a masked display nobody', async ({
  startLive,
  storeHub,
}) => {
  test.setTimeout(180_000);
  const { electron, page } = await startLive({ args: [ringing] });
  await mask(page);
  await walk(liveStates, { electron, page, said: en, storeHub }, look);
});

test('axe would find a fault: a button without a name, grey on grey, and targets too small and too near', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(paper).not.toBe(light);

  await page.evaluate(() => {
    const button = document.createElement('button');
    const text = document.createElement('p');
    text.textContent = 'Hard to read';
    text.style.color = '#999';
    text.style.background = '#888';
    const links = document.createElement('p');
    for (const name of ['to', 'go'])
      links.append(Object.assign(document.createElement('button'), { textContent: name }));
    for (const link of links.querySelectorAll('button'))
      link.style.cssText = 'all: unset; display: block; font: 12px / 1 sans-serif';
    document.querySelector('main')?.append(button, text, links);
  });
  expect(await findAxeViolations(page)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('button-name'),
      expect.stringContaining('color-contrast'),
      expect.stringContaining('target-size'),
    ]),
  );
  expect(await findAxeViolations(page, ['color-contrast'])).toHaveLength(1);
});

async function look({ page, said }: Visit): Promise<void> {
  await expectNoAxeViolations(page);
  expect(await findVisiblePersonalData(page, said.callPanel.readBack)).toEqual([]);
}

async function mask(page: Page): Promise<void> {
  await new SettingsScreen(page).open();
  await page.getByRole('checkbox', { name: en.masking.switch }).press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
}
