import { join } from 'node:path';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'a way to end a call that was removed still filters, and comes back by its name; no name is given twice',
  { tag: '@exhaustive' },
  async ({ startLive }, { outputDir }) => {
    const { page } = await startLive();
    const { keyboard } = page;
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const settings = new SettingsScreen(page);
    const added = settings.main.getByLabel('New way to end a call');
    const names = settings.main.getByRole('listitem').getByRole('textbox', { name: /^Name of / });
    const name = 'Wrong number or silent';
    await call.field('Phone').fill('0112220011');
    await keyboard.press('Control+F2');
    await keyboard.press('4');
    await expect(call.outcome).toContainText(name);

    await test.step('without it in the list, the filter has it', async () => {
      await settings.open();
      await settings.button(`Remove ${name}`).press('Enter');
      await expect(names).toHaveCount(5);
      await history.open();
      await keyboard.press('Control+f');
      await history.filters.getByLabel(name).press('Space');
      await expect(history.count).toHaveText('1 entry');
      await keyboard.press('Escape');
    });

    await test.step('a name that there is, and one that is too long, stay typed with the reason', async () => {
      await settings.open();
      await added.fill('complaint');
      await added.press('Enter');
      await expect(settings.alert).toHaveText('Another way to end a call has this name.');
      await expect(settings.alert).toBeInViewport({ ratio: 0.9 });
      await expect(added).toHaveValue('complaint');
      await added.fill('x'.repeat(43));
      await expect(settings.alert).toHaveCount(0);
      await added.press('Enter');
      await expect(settings.alert).toHaveText('3 too many (limit 40 characters)');
      await expect(settings.alert).toBeInViewport({ ratio: 1 });
      await expect(names).toHaveCount(5);
      await page.screenshot({ path: join(outputDir, 'too-long.png') });
    });

    await test.step('its name brings it back, for its records, too', async () => {
      await added.fill(name);
      await added.press('Enter');
      await expect(names).toHaveCount(6);
      await expect(added).toHaveValue('');
      await history.open();
      await keyboard.press('Control+f');
      await history.filters.getByLabel(name).press('Space');
      await expect(history.chips).toHaveText([`Ended as: ${name}`]);
      await expect(history.count).toHaveText('1 entry');
    });

    await test.step('what the defaults replace is brought back by Undo', async () => {
      await settings.open();
      await added.fill('Sales lead');
      await added.press('Enter');
      await expect(names).toHaveCount(7);
      await settings.button('Restore defaults').last().press('Enter');
      await expect(names).toHaveCount(6);
      await settings.button('Undo').press('Enter');
      await expect(names).toHaveCount(7);
      await expect(names.last()).toHaveValue('Sales lead');
    });
  },
);
