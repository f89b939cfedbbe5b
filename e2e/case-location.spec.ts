import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

test('a case has its place on a map and in words, and gives its coordinates by one key', async ({
  userDataFolder,
  startLive,
}) => {
  const pins = [
    { Latitude: 3.1573, Longitude: 101.7122 },
    { Latitude: 48.137, Longitude: 11.575 },
    { Latitude: 0, Longitude: 0 },
  ] as const;
  seedHistory(userDataFolder, pins.length, (place) => ({ Appointment: pins[place - 1] ?? {} }));
  const { electron, page } = await startLive();
  const history = new HistoryScreen(page);
  await history.open();
  const map = history.ticket.getByRole('img', { name: /^Map: / });
  const select = async (place: number) => {
    await history.rows.filter({ hasText: `STOREHUB000${place}` }).click();
    await expect(history.title).toContainText(`STOREHUB000${place}`);
  };

  await select(1);
  await expect(map).toHaveAccessibleName('Map: Kuala Lumpur, near Bukit Bintang');
  await expect(map.locator('[class*=pin]')).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(history.ticket.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('3.1573, 101.7122');

  for (const [place, pair] of [
    [2, '48.137, 11.575'],
    [3, '0, 0'],
  ] as const) {
    await select(place);
    await expect(map).toHaveAccessibleName('Map: outside Malaysia: not on this map');
    await expect(history.ticket.getByText(`${pair} outside Malaysia: not on this map`)).toBeVisible();
    await expect(map.locator('[class*=pin]')).toHaveCount(0);
    await page.keyboard.press('Control+i');
    await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(pair);
  }
});
