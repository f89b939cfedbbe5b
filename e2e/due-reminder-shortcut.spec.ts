import type { Page } from '@playwright/test';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

const dueTicketId = 7;

test(
  'the key for the case that is due shows it, whatever the history shows',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 40);
    const { page } = await startLive();
    const history = new HistoryScreen(page);
    await setDueReminder(page);
    await expect(page.getByRole('status').filter({ hasText: 'Call Caller 7 back' })).toBeVisible();

    await test.step('again, after another case was looked at', async () => {
      await page.keyboard.press('Control+g');
      await expect(history.ticket).toContainText('SH-000007');
      await expect(history.count).toHaveText('40 entries');
      await page.keyboard.press('Home');
      await expect(history.ticket).toContainText('SH-000040');
      await page.keyboard.press('Control+g');
      await expect(history.ticket).toContainText('SH-000007');
    });

    await test.step('over the figures of the shift', async () => {
      await page.keyboard.press('Control+t');
      await expect(history.main.getByRole('region', { name: 'My shift' })).toBeVisible();
      await page.keyboard.press('Control+g');
      await expect(history.ticket).toContainText('SH-000007');
    });

    await test.step('over a list of the other history: in that of its own, and the other filters stay', async () => {
      await page.keyboard.press('Control+f');
      await history.filters.getByLabel('Rejected').press('Space');
      await history.filters.getByLabel('Practice history').check();
      await page.keyboard.press('Escape');
      await expect(history.ticket).not.toContainText('SH-0000');
      await page.keyboard.press('Control+g');
      await expect(history.ticket).toContainText('SH-000007');
      await expect(history.chips).toHaveText(['Status: Rejected']);
      await expect(history.main.getByText('Live history', { exact: true })).toBeVisible();
      await expect(history.ticket.getByRole('button', { name: 'Log again' })).toBeVisible();
    });
  },
);

/** Uses the bridge, since the form accepts no past time. */
async function setDueReminder(page: Page): Promise<void> {
  const reminder = { ticketId: dueTicketId, text: 'about the till', dueAtMs: Date.now() - 60_000 };
  await page.evaluate(`window.helpdesk.ask['reminders.set'](${JSON.stringify(reminder)})`);
}
