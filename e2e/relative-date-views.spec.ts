import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { createMovableClock } from './fixtures/shifted-clock';
import { seedHistory } from './fixtures/seeded-history';
import { expect, fakeToken, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

const dayMs = 24 * 3_600_000;

test(
  'a view of today is of the day on which it is shown, counted and exported; one of a date stays that',
  { tag: '@exhaustive' },
  async ({ start, keyring, storeHub, userDataFolder }) => {
    await keyring.writeToken(fakeToken);
    const noon = new Date().setHours(12, 0, 0, 0);
    // One the day before yesterday, two yesterday, three today.
    const daysAgo = [2, 1, 1, 0, 0, 0];
    seedHistory(userDataFolder, daysAgo.length, (place) => ({
      atMs: noon - (daysAgo[place - 1] ?? 0) * dayMs + place,
    }));
    const clock = createMovableClock(userDataFolder);
    const startOn = async (by: string) => {
      clock.moveBy(by);
      const app = await start({
        mode: 'live',
        apiUrl: storeHub.endpoint.href,
        keyring: keyring.env,
        env: clock.env,
      });
      const history = new HistoryScreen(app.page);
      await history.open();
      return { ...app, history };
    };

    await test.step('kept yesterday', async () => {
      const { page, history, quit } = await startOn('-1d');
      const keep = async (name: string) => {
        await page.keyboard.press('Control+s');
        await page.keyboard.type(name);
        await page.keyboard.press('Enter');
        await expect(history.view(name)).toHaveText(new RegExp(`${name}2$`));
      };
      await page.keyboard.press('Control+f');
      await history.filters.getByRole('button', { name: 'Today' }).press('Enter');
      await expect(history.chips).toHaveText([/^Today: /]);
      await expect(history.count).toHaveText('2 entries');
      await keep('Mine');
      const date = await history.filters.getByLabel('from').inputValue();
      await history.main.getByRole('button', { name: 'Remove: Today' }).press('Delete');
      await history.filters.getByLabel('from').fill(date);
      await history.filters.getByLabel('to', { exact: true }).fill(date);
      await expect(history.chips).toHaveText([/^\d+ \w+ \d+$/]);
      await keep('That date');
      await quit();
    });

    await test.step('shown, counted and exported today', async () => {
      const { page, electron, history } = await startOn('+0d');
      await expect(history.view('Mine')).toHaveText(/Mine3$/);
      await expect(history.view('That date')).toHaveText(/That date2$/);
      await history.view('That date').click();
      await expect(history.count).toHaveText('2 entries');
      await history.view('Mine').click();
      await expect(history.view('Mine')).toHaveAttribute('aria-pressed', 'true');
      await expect(history.count).toHaveText('3 entries');
      await expect(history.chips).toHaveText([/^Today: /]);
      await history.main.getByRole('button', { name: 'Filter' }).click();
      await history.filters.getByRole('button', { name: 'Yesterday' }).press('Enter');
      await expect(history.count).toHaveText('2 entries');
      await page.keyboard.press('Control+f');
      await history.view('Mine').click();
      await expect(history.count).toHaveText('3 entries');
      const file = join(userDataFolder, 'today.csv');
      await answerFileDialogs(electron, file);
      await history.main.getByRole('button', { name: 'Export', exact: true }).click();
      await history.main.getByRole('button', { name: 'Text (CSV)' }).click();
      await expect(history.main).toContainText('3 entries exported to');
      // Each on its own line, below the column names.
      expect((await readFile(file, 'utf8')).trimEnd().split('\r\n')).toHaveLength(1 + 3);
    });
  },
);
