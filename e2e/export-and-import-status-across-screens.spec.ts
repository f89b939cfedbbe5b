import { join } from 'node:path';
import { answerFileDialogs, answerFileDialogsLater } from './fixtures/answer-native-dialogs';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'what is being written or taken in is still told of after another screen was needed meanwhile',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const settings = new SettingsScreen(page);
    const sheet = page.getByRole('region', { name: 'Export', exact: true });

    await test.step('an export: to the call and back, and to the settings', async () => {
      const { choose } = await answerFileDialogsLater(electron, join(userDataFolder, 'listed.csv'));
      await history.open();
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await sheet.getByRole('button', { name: 'Text (CSV)' }).click();
      await call.begin();
      await expect(sheet).toHaveCount(0);
      await history.open();
      await expect(sheet.getByRole('button', { name: 'Cancel export' })).toBeVisible();
      await settings.open();
      await expect(settings.button('Cancel export')).toBeVisible();
      await expect(settings.button('Export archive')).toHaveCount(0);
      await choose();
      await expect(settings.button('Export archive')).toBeVisible();
      await expect(settings.main).not.toContainText('entries exported to');
      await history.open();
      await expect(sheet).toContainText(/\d+ entries exported to .*listed\.csv/);
      await call.begin();
      await history.open();
      await expect(history.rows.first()).toBeVisible();
      await expect(sheet).toHaveCount(0);
    });

    await test.step('an archive that is taken in', async () => {
      const archive = join(userDataFolder, 'history.zip');
      await answerFileDialogs(electron, archive);
      await settings.open();
      await settings.button('Export archive').click();
      await expect(settings.main).toContainText(/\d+ entries exported to .*history\.zip/);
      const { choose } = await answerFileDialogsLater(electron, archive);
      await settings.button('Import archive').click();
      await call.begin();
      await choose();
      await settings.open();
      await expect(settings.main).toContainText(/0 of \d+ tickets new/);
    });
  },
);
