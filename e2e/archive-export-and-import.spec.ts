import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expect, test } from './fixtures/test';
import { SettingsScreen } from './pages/settings-screen';

test('an archive is written and taken in again: nothing is duplicated, and a cut one is refused whole', async ({
  start,
  userDataFolder,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const file = join(userDataFolder, 'history.zip');
  await answerFileDialogs(electron, file);
  const settings = new SettingsScreen(page);
  await settings.open();

  await settings.button('Export archive').click();
  await expect(settings.main).toContainText(/\d+ entries exported to .*history\.zip/);

  await settings.button('Import archive').click();
  await expect(settings.main).toContainText(/0 of \d+ tickets new, 0 updated\./);

  await truncate(file, 2_000);
  await settings.button('Import archive').click();
  await expect(settings.main).toContainText('Nothing was imported.');
});
