import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerQuestions, answerFileDialogs, answerFileDialogsLater } from './fixtures/answer-native-dialogs';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'in the history a key that takes away what has the focus leaves it beside that, and one Tab goes on from there',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 60);
    const { electron, page } = await startLive();
    const history = new HistoryScreen(page);
    const { keyboard } = page;
    await history.open();

    await test.step('the filter, closed by the key that opened it', async () => {
      await keyboard.press('Control+f');
      await expect(history.filters.getByLabel('Waiting')).toBeFocused();
      await keyboard.press('Control+f');
      await expect(history.filters).toHaveCount(0);
      await expect(history.find).toBeFocused();
    });

    await test.step('views, renamed and removed', async () => {
      for (const word of ['printer', 'till', 'drawer']) {
        await history.find.fill(word);
        await keyboard.press('Control+s');
        await keyboard.type(`All of ${word}`);
        await keyboard.press('Enter');
        await expect(history.view(`All of ${word}`)).toBeVisible();
      }
      await history.main.getByRole('button', { name: 'Manage' }).press('Enter');
      await history.main.getByLabel('Name of All of till').focus();
      await keyboard.type('s');
      await keyboard.press('Enter');
      await expect(history.view('All of tills')).toBeVisible();
      await expect(history.main.getByLabel('Name of All of tills')).toBeFocused();
      await history.main.getByRole('button', { name: 'Remove All of tills' }).press('Enter');
      await expect(history.views).toHaveCount(2);
      const undoRow = history.main
        .getByRole('list', { name: 'Manage' })
        .getByRole('listitem')
        .filter({ hasText: 'Undo' });
      await expect(undoRow).toBeFocused();
      await keyboard.press('Escape');
      await expect(history.find).toBeFocused();
    });

    await test.step('a reminder, left and set', async () => {
      await history.find.fill('');
      await expect(history.count).toHaveText('60 entries');
      for (const key of ['Escape', 'Enter']) {
        await keyboard.press('Control+e');
        await expect(history.ticket.getByRole('radio', { name: /In 1 hour/ })).toBeFocused();
        await keyboard.press(key);
        await expect(history.find).toBeFocused();
      }
      await expect(history.ticket.getByRole('region', { name: 'Reminders' })).toContainText('Done');
    });

    await test.step('an export: a second Enter cancels nothing, and Escape goes back to where it began', async () => {
      const sheet = page.getByRole('region', { name: 'Export', exact: true });
      const { choose } = await answerFileDialogsLater(electron, join(userDataFolder, 'listed.csv'));
      const begin = history.main.getByRole('button', { name: 'Export', exact: true });
      await begin.press('Enter');
      await sheet.getByRole('button', { name: 'Text (CSV)' }).press('Enter');
      await expect(sheet.getByRole('button', { name: 'Cancel export' })).toBeVisible();
      await keyboard.press('Enter');
      await expect.poll(() => isIn(page, '[aria-label="Export"]')).toBe(true);
      await keyboard.press('Tab');
      await expect(sheet.getByRole('button', { name: 'Cancel export' })).toBeFocused();
      await choose();
      await expect(sheet).toContainText('entries exported to');
      await expect.poll(() => isIn(page, '[aria-label="Export"]')).toBe(true);
      await keyboard.press('Escape');
      await expect(begin).toBeFocused();
    });
  },
);

test(
  'in the settings the focus moves to a confirmation, and a file is listed once it is written',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 60);
    const { electron, page } = await startLive();
    const settings = new SettingsScreen(page);
    const { keyboard } = page;
    await settings.open();

    await test.step('a caller is erased', async () => {
      await answerQuestions(electron, 'yes');
      await settings.main.getByLabel('Name of the caller').fill('caller 7');
      await keyboard.press('Enter');
      await expect(settings.button('Erase for good')).toBeVisible();
      await settings.button('Cancel').press('Enter');
      await settings.button('Find tickets').press('Enter');
      await expect(settings.alert).toBeFocused();
      await keyboard.press('Enter');
      await expect(settings.alert).toBeFocused();
      await keyboard.press('Tab');
      const rows = settings.main.getByRole('region', { name: 'Tickets to be erased' }).getByRole('checkbox');
      for (const row of [rows.first(), rows.last()]) {
        await expect(row).toBeFocused();
        await keyboard.press('Tab');
      }
      await expect(settings.button('Erase for good')).toBeFocused();
      await keyboard.press('Enter');
      await expect(settings.main).toContainText('2 tickets were erased for good.');
      await keyboard.press('Tab');
      await expect(settings.button('Find tickets')).toBeFocused();
    });

    await test.step('a backup is not restored after all', async () => {
      await settings.button('Back up now').press('Enter');
      const asked = await answerQuestions(electron, 'no');
      await settings.button('Restore the newest backup').press('Enter');
      await expect.poll(asked).toMatchObject([{ message: 'Replace the history with the newest backup?' }]);
      await expect(settings.button('Restore the newest backup')).toBeFocused();
    });

    await test.step('an archive', async () => {
      await answerFileDialogs(electron, join(userDataFolder, 'history.zip'));
      await settings.button('Export archive').press('Enter');
      const files = page.getByRole('region', { name: 'Exports' });
      await expect(files.getByRole('row').filter({ hasText: 'history.zip' })).toContainText('58');
      await expect(settings.button('Export archive')).toBeFocused();
    });
  },
);

const isIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((part) => document.querySelector(part)?.contains(document.activeElement) === true, selector);
