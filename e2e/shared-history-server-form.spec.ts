import { expect, test } from './fixtures/test';
import { SettingsScreen } from './pages/settings-screen';

test('the form of the server is filled in by keys alone, and practice says where it is', async ({
  start,
  startLive,
}) => {
  const practice = await start({ mode: 'practice' });
  await new SettingsScreen(practice.page).open();
  await expect(practice.page.getByText('Not shared. Switch to live to set it up.')).toBeVisible();
  await practice.quit();
  const { page } = await startLive();
  const settings = new SettingsScreen(page);
  await settings.open();
  await settings.button('Set up').press('Enter');
  await expect(settings.main.getByLabel('Server', { exact: true })).toBeFocused();
  await page.keyboard.type('history.example');
  await page.keyboard.press('Enter');
  await expect(settings.main.getByRole('alert')).toHaveText('Server, port, database and user are needed.');
  await expect(settings.main.getByLabel('Server', { exact: true })).toHaveValue('history.example');
});
