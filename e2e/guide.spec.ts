import type { Page } from '@playwright/test';
import { catalogues, en } from '../src-renderer/messages/catalogues';
import { announceCall } from './fixtures/announce-call';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { SettingsScreen } from './pages/settings-screen';

const guideIn = (page: Page, name = en.shortcuts.guide) => page.getByRole('region', { name, exact: true });

test('the guide opens from the keys or by its own key, is read by keys alone, and gives the caret back', async ({
  start,
}) => {
  const { page, electron } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const guide = guideIn(page);
  const card = page.getByRole('region', { name: en.shortcuts.title, exact: true });
  await call.field('Name').fill('Aminah');

  await test.step('by its key; letters go nowhere', async () => {
    await keys.press('Control+F1');
    await expect(guide).toBeFocused();
    await expect(guide.getByRole('heading', { level: 3 }).first()).toBeVisible();
    await keys.type('xyz');
    await keys.press('End');
    const atEnd = () =>
      guide.evaluate((box) => box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 1);
    await expect.poll(atEnd).toBe(true);
    await keys.press('Escape');
    await expect(guide).toBeHidden();
    await expect(call.field('Name')).toBeFocused();
    await expect(call.field('Name')).toHaveValue('Aminah');
  });

  await test.step('from the card of keys by its key, and back', async () => {
    await keys.press('F1');
    await keys.press('Control+F1');
    await expect(guide).toBeFocused();
    await expect(card).toBeHidden();
    await keys.press('F1');
    await expect(card).toBeVisible();
    await expect(guide).toBeHidden();
    await expect(call.field('Name')).toBeFocused();
  });

  for (const press of ['enter', 'click'] as const) {
    await test.step(`from the card of keys by its button, with ${press}`, async () => {
      const button = card.getByRole('button', { name: en.shortcuts.guide });
      await (press === 'enter' ? button.press('Enter') : button.click());
      await expect(guide).toBeFocused();
      await keys.press('Control+F1');
      await expect(guide).toBeHidden();
      await expect(call.field('Name')).toBeFocused();
      await keys.press('F1');
      await expect(card).toBeVisible();
    });
  }

  await test.step('who rings stays in sight beside the guide and the card', async () => {
    await resizeWindow(electron, 1000, 700);
    await announceCall(electron, '60173390218&name=Rohani');
    const ring = page.locator('[data-ringing] b');
    const isSeen = () =>
      ring.evaluate((part) => {
        const { left, top, bottom } = part.getBoundingClientRect();
        return part.contains(document.elementFromPoint(left + 4, (top + bottom) / 2));
      });
    await expect(ring).toBeVisible();
    await expect(card).toBeVisible();
    await expect.poll(isSeen, 'the card').toBe(true);
    await keys.press('Control+F1');
    await expect(guide.getByRole('heading', { level: 3 }).first()).toBeVisible();
    await expect.poll(isSeen, 'the guide').toBe(true);
    await keys.press('Control+F4');
    await expect(ring).toHaveCount(0);
    await keys.press('F1');
  });

  await test.step('a key of the call closes it and does its work', async () => {
    await keys.press('Control+F1');
    await expect(guide).toBeFocused();
    await keys.press('F2');
    await expect(guide).toBeHidden();
    await expect(call.field('Phone')).toBeFocused();
    await keys.type('012');
    await expect(call.field('Phone')).toHaveValue('012');
  });
});

test(
  'the guide says what the window says, in its language, and its line fills a call',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const keys = page.keyboard;

    await test.step('the line that the guide gives fills a call', async () => {
      const call = new CallScreen(page);
      await keys.press('Control+F1');
      const line = (await guideIn(page).locator('code').nth(1).textContent()) ?? '';
      await keys.press('Escape');
      await keys.press('Control+k');
      await keys.insertText(line);
      await keys.press('Enter');
      await expect(call.field('Phone')).toHaveValue('0129876543');
      await expect(call.field('Name')).toHaveValue('Noraini');
      await expect(call.field('Store name')).toHaveValue('kedai runcit jaya');
      await expect(call.field('Issue')).toHaveValue('printer dapur tak cetak');
      await expect(call.field('Address')).toHaveValue('55100 kl');
      await expect(call.field('State')).toHaveValue('Kuala Lumpur');
    });

    await test.step('the guide is in the language of the window, under headings, with the agent’s own keys', async () => {
      const settings = new SettingsScreen(page);
      await settings.open();
      for (const [key, own] of [
        ['F6', 'Control+7'],
        ['F12', 'Delete'],
      ] as const) {
        const change = settings.main.getByRole('button', { name: new RegExp(`^Change ${key} for`) });
        await change.press('Enter');
        await page.keyboard.press(own);
        await expect(change).toBeHidden();
      }
      await page.keyboard.press('Control+F1');
      for (const language of ['en', 'ms', 'zh'] as const) {
        await switchLanguage(page, language);
        const guide = guideIn(page, catalogues[language].shortcuts.guide);
        await expect(guide.getByRole('heading', { level: 2 })).toHaveText(
          catalogues[language].shortcuts.guide,
        );
        await expect(guide.getByRole('heading', { level: 3 })).toHaveCount(8);
        await expect(guide.getByRole('listitem')).toHaveCount(8);
        await expect(
          guide.getByRole('row').filter({ hasText: catalogues[language].statuses.uncertain }),
        ).toHaveCount(1);
        await expect(guide.getByText('Ctrl+7', { exact: true })).toBeVisible();
        await expect(guide.getByText('F6', { exact: true })).toHaveCount(0);
        await expect(guide.getByText('F12', { exact: true })).toHaveCount(0);
        await expect(guide.getByText(catalogues[language].shortcuts['next-question'])).toBeVisible();
      }
    });
  },
);
