import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

test('a reminder for another time says how a typed time was read, or that it was not', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 3);
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  await history.open();
  await expect(history.ticket).toContainText('SH-');
  await page.keyboard.press('Control+e');
  await page.keyboard.press('4');
  await page.keyboard.press('Tab');
  const time = history.ticket.getByLabel('Date and time');
  await expect(time).toBeFocused();
  await time.fill('');
  await expect(time).toHaveAccessibleDescription('e.g. 3pm, tomorrow 9.30am, 28/11 1530');
  await page.keyboard.type('25:99');
  await expect(time).toHaveAccessibleDescription(
    'Not understood. Type e.g. 3pm, tomorrow 9.30am or 28/11 1530.',
  );
  await page.keyboard.press('Enter');
  await expect(time).toHaveAccessibleDescription(
    'Not understood. Type e.g. 3pm, tomorrow 9.30am or 28/11 1530.',
  );
  await time.fill('esok 3.30ptg');
  await expect(time).toHaveAccessibleDescription(/^\w{3}, .*, 3:30 pm$/);
});
