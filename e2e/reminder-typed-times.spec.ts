import { formatDateTime, formatWeekdayDateTime } from '../shared/i18n/format-dates';
import { seedHistory } from './fixtures/seeded-history';
import { createMovableClock } from './fixtures/shifted-clock';
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

test('a time in words is of the day on which it was typed, also when midnight passes before Enter', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 3);
  const startedAtMs = Date.now();
  const getTime = (daysOn: number, hour: number, minute = 0) => {
    const today = new Date(startedAtMs);
    return new Date(today.getFullYear(), today.getMonth(), today.getDate() + daysOn, hour, minute).getTime();
  };
  const clock = createMovableClock(userDataFolder);
  const moveTo = (atMs: number) => clock.moveBy(`+${Math.round((atMs - startedAtMs) / 1_000)}`);
  moveTo(getTime(1, 23, 40));
  const { page } = await startLive({ env: clock.env });
  const history = new HistoryScreen(page);
  const time = history.ticket.getByLabel('Date and time');
  const reminders = history.ticket.getByRole('region', { name: 'Reminders' });
  const about = history.ticket.getByLabel('Subject');
  await history.open();
  await expect(history.ticket).toContainText('SH-');

  await test.step('in a form that stays on the screen', async () => {
    await page.keyboard.press('Control+e');
    await page.keyboard.type('esok 10 pagi');
    const tomorrow = getTime(2, 10);
    await expect(time).toHaveAccessibleDescription(formatWeekdayDateTime(tomorrow, 'en'));
    moveTo(getTime(2, 0, 10));
    await about.fill('Parts');
    await expect(time).toHaveAccessibleDescription(formatWeekdayDateTime(tomorrow, 'en'));
    await page.keyboard.press('Enter');
    await expect(reminders.getByRole('listitem')).toContainText(formatDateTime(tomorrow, 'en'));
  });

  await test.step('and in one that is left for a call and back as a date', async () => {
    moveTo(getTime(2, 23, 40));
    await page.keyboard.press('Control+e');
    await page.keyboard.type('esok 11 pagi');
    const tomorrow = getTime(3, 11);
    await expect(time).toHaveAccessibleDescription(formatWeekdayDateTime(tomorrow, 'en'));
    await about.fill('Cable');
    await page.keyboard.press('F2');
    moveTo(getTime(3, 0, 10));
    await history.open();
    await expect(time).toHaveValue(/^\d\d\/\d\d\/\d{4} 11:00$/);
    await expect(time).toHaveAccessibleDescription(formatWeekdayDateTime(tomorrow, 'en'));
    await about.press('Enter');
    await expect(reminders.getByRole('listitem').filter({ hasText: 'Cable' })).toContainText(
      formatDateTime(tomorrow, 'en'),
    );
  });
});

test('times are read and shown in the time zone that this PC has now', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 3);
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  const time = history.ticket.getByLabel('Date and time');
  const system = await page.context().newCDPSession(page);
  await system.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Jakarta' });
  await history.open();
  await expect(history.ticket).toContainText('SH-');
  await page.keyboard.press('Control+e');
  await page.keyboard.type('esok 3 petang');
  await expect(time).toHaveAccessibleDescription(/, 3:00 pm$/);
  await system.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Kuala_Lumpur' });
  await time.fill('esok 3.30 petang');
  await expect(time).toHaveAccessibleDescription(/, 3:30 pm$/);
  await page.keyboard.press('Enter');
  await expect(history.ticket.getByRole('region', { name: 'Reminders' })).toContainText(/, 3:30 pm/);
});
