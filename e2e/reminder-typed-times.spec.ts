import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

test('a time for a reminder is read as it is typed, in its field and from the row of choices', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 3);
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  const time = history.ticket.getByLabel('Date and time');
  await history.open();
  await expect(history.ticket).toContainText('SH-');

  await test.step('a reminder for another time says how a typed time was read, or that it was not', async () => {
    await page.keyboard.press('Control+e');
    await page.keyboard.press('4');
    await page.keyboard.press('Tab');
    await expect(time).toBeFocused();
    await time.fill('');
    await expect(time).toHaveAccessibleDescription('e.g. 3pm, tomorrow 9.30am, 28/11 1530');
    await page.keyboard.type('25:99');
    await expect(time).toHaveAccessibleDescription(
      'Not understood. Type e.g. 5pm, tomorrow 9.30am, 28/11 1530, in 2 hours, after lunch or end of day.',
    );
    await page.keyboard.press('Enter');
    await expect(time).toHaveAccessibleDescription(
      'Not understood. Type e.g. 5pm, tomorrow 9.30am, 28/11 1530, in 2 hours, after lunch or end of day.',
    );
    await time.fill('esok 3.30ptg kat kedai');
    await expect(time).toHaveAccessibleDescription(
      /^“kat kedai” is not understood\. Without it: \w{3}, .*, 3:30 pm\.$/,
    );
    await page.keyboard.press('Enter');
    await expect(time).toBeFocused();
    await time.fill('esok 3.30ptg');
    await expect(time).toHaveAccessibleDescription(/^\w{3}, .*, 3:30 pm$/);
  });

  await test.step('a time that is typed in the row of choices opens another time and chooses none of them', async () => {
    await page.keyboard.press('Escape');

    await test.step('from the first letter on', async () => {
      await page.keyboard.press('Control+e');
      await expect(history.ticket.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
      await page.keyboard.type('dlm 2 jam');
      await expect(time).toHaveValue('dlm 2 jam');
      await expect(time).toBeFocused();
      await expect(history.ticket.getByRole('radio', { name: 'Another time', checked: true })).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await test.step('after the digit of another time, which is no part of it', async () => {
      await page.keyboard.press('Control+e');
      await expect(history.ticket.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
      await page.keyboard.type('41530');
      await expect(time).toHaveValue('1530');
      await expect(time).toBeFocused();
      await expect(time).toHaveAccessibleDescription(/, 3:30 pm$/);
      await page.keyboard.press('Escape');
    });

    await test.step('or is a part of it, if what follows are its minutes', async () => {
      await page.keyboard.press('Control+e');
      await expect(history.ticket.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
      await page.keyboard.type('430pm');
      await expect(time).toHaveValue('430pm');
      await expect(time).toHaveAccessibleDescription(/, 4:30 pm$/);
      await page.keyboard.press('Escape');
    });

    await test.step('with the digits before the letter', async () => {
      await page.keyboard.press('Control+e');
      await expect(history.ticket.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
      await page.keyboard.type('3.30PTG esok');
      await expect(time).toHaveValue('3.30PTG esok');
      await expect(time).toHaveAccessibleDescription(/, 3:30 pm$/);
      await page.keyboard.press('Enter');
      await expect(history.ticket.getByRole('region', { name: 'Reminders' })).toContainText(/3:30 pm/);
    });
  });
});
