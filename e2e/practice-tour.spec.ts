import type { Page } from '@playwright/test';
import { en } from '../src-renderer/messages/catalogues';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

/** The sentence of the tour, whatever the step. */
const tourIn = (page: Page) => page.getByRole('status').filter({ hasText: /^First call, step \d of 5\./ });

test('a first run in practice leads through a call by what the agent does, and takes neither caret nor keys', async ({
  start,
}) => {
  const first = await start({ isFirstRun: true });
  const { page } = first;
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const tour = tourIn(page);
  await expect(tour).toHaveText('First call, step 1 of 5. Type 4821 in Phone.');
  await expect(call.field('Phone')).toBeFocused();
  await keys.type('4821');
  await expect(tour).toContainText('2 of 5. This caller has called before: F4 fills in');
  await expect(page.getByRole('button', { name: /Tan Siew Ling/ }).first()).toBeVisible();
  await keys.press('F4');
  await expect(call.field('Store name')).not.toHaveValue('');
  await expect(call.field('Phone')).toHaveValue(/^\D*(?:60|0)?12\D?000\D?4821$/);
  await expect(tour).toContainText('3 of 5.');
  await call.field('Issue').fill('Printer prints blank paper');
  await call.group('Service').getByRole('radio').first().press('1');
  await expect(call.main.getByText(en.callPanel.ready)).toBeVisible();
  await expect(tour).toContainText('4 of 5. F8 goes to the sentences to read back. F9 sends, only');
  await keys.press('F9');
  await call.expectOutcome('Created');
  await expect(tour).toContainText('5 of 5.');
  await keys.press('F2');
  await expect(tour).toBeHidden();
  await expect(call.field('Phone')).toBeFocused();
  await first.quit();
  const again = await start({ isFirstRun: true });
  await expect(again.page.getByText(en.app.practice)).toBeVisible();
  await expect(tourIn(again.page)).toBeHidden();
});

test(
  'Esc closes the tour for good, what else wants Esc has it first, and the guide brings it back',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const first = await start({ isFirstRun: true });
    const { page } = first;
    const call = new CallScreen(page);
    const keys = page.keyboard;
    const tour = tourIn(page);
    await expect(tour).toBeVisible();
    await call.field('Name').fill('Aminah');
    await test.step('the card of keys, and a list of the form', async () => {
      await keys.press('F1');
      await keys.press('Escape');
      await call.field('Issue').focus();
      await keys.type('/');
      await expect(page.getByRole('listbox', { name: en.callScreen.templates })).toBeVisible();
      await keys.press('Escape');
      await expect(page.getByRole('listbox', { name: en.callScreen.templates })).toBeHidden();
      await expect(tour).toBeVisible();
      await keys.press('Control+k');
      await expect(call.field('Quick entry')).toBeFocused();
      await keys.press('Escape');
      await expect(call.field('Issue')).toBeFocused();
      await expect(tour).toBeVisible();
    });
    await test.step('it is on the call screen only', async () => {
      await keys.press('F3');
      await expect(tour).toBeHidden();
      await keys.press('Escape');
      await expect(tour).toBeVisible();
    });
    await keys.press('Escape');
    await expect(tour).toBeHidden();
    await expect(call.field('Name')).toHaveValue('Aminah');
    await first.quit();

    const again = await start({ isFirstRun: true });
    await expect(again.page.getByText(en.app.practice)).toBeVisible();
    await expect(tourIn(again.page)).toBeHidden();
    await again.page.keyboard.press('Control+F1');
    await again.page.getByRole('button', { name: en.tour.start }).press('Enter');
    await expect(tourIn(again.page)).toBeVisible();
    await expect(again.page.getByRole('region', { name: en.shortcuts.guide })).toBeHidden();
    await expect(new CallScreen(again.page).main).toBeVisible();
    await again.page.keyboard.press('Escape');
    await expect(tourIn(again.page)).toBeHidden();
  },
);

test('live has no tour, not at a first run and not in the guide', async ({ startLive }) => {
  const { page } = await startLive({ isFirstRun: true });
  await expect(page.getByRole('navigation').getByText(en.app.live)).toBeVisible();
  await expect(tourIn(page)).toBeHidden();
  await page.keyboard.press('Control+F1');
  await expect(page.getByRole('table')).toHaveCount(2);
  await expect(page.getByRole('button', { name: en.tour.start })).toBeHidden();
});
