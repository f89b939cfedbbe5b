import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

const size = 3_000;

test('a long history is gone through from end to end by keys alone, and by its scroll bar', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, size);
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  await history.open();

  await test.step('it says how long it is, and renders only what is seen', async () => {
    await expect(history.count).toHaveText('3,000 entries');
    await expect(history.row(1)).toHaveAttribute('aria-setsize', String(size));
    expect(await history.rows.count()).toBeLessThan(80);
  });

  await test.step('End shows the last, Home the first, the arrows and pages what lies beside', async () => {
    const first = await history.row(1).innerText();
    await page.keyboard.press('End');
    await expect(history.row(size)).toHaveAttribute('aria-selected', 'true');
    await expect(history.row(size)).toBeInViewport();
    await expect(history.row(size)).toContainText('STOREHUB');
    await page.keyboard.press('ArrowUp');
    await expect(history.row(size - 1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('PageUp');
    await expect(history.chosen).toBeInViewport();
    expect(Number(await history.chosen.getAttribute('aria-posinset'))).toBeLessThan(size - 5);
    await page.keyboard.press('Home');
    await expect(history.row(1)).toHaveAttribute('aria-selected', 'true');
    expect(await history.row(1).innerText()).toBe(first);
  });

  await test.step('the case beside it is that of the chosen row', async () => {
    await page.keyboard.press('PageDown');
    const name = await history.chosen.getByRole('time').evaluate((time) => time.getAttribute('datetime'));
    expect(name).not.toBeNull();
    const number = (await history.chosen.innerText()).split('\n')[0] ?? 'none';
    await expect(history.title).toHaveText(number);
  });

  await test.step('the bar jumps anywhere, and no row stays blank', async () => {
    await history.list.evaluate((list) => list.scrollTo({ top: list.scrollHeight / 2 }));
    const inTheMiddle = history.row(size / 2 + 3);
    await expect(inTheMiddle).toBeInViewport();
    await expect(inTheMiddle).toContainText(/STOREHUB|SH-/);
    await expect(history.list.getByLabel('loading…')).toHaveCount(0);
  });

  await test.step('from the box, Ctrl and arrow go into the list, where Home and End are its own', async () => {
    await history.find.fill('printer');
    await expect(history.count).not.toHaveText('3,000 entries');
    await page.keyboard.press('Control+ArrowDown');
    await expect(history.list).toBeFocused();
    await page.keyboard.press('End');
    await expect(history.chosen).toBeInViewport();
    // The key also works while the list is still being counted.
    await expect(history.count).toHaveText('750 entries');
    await expect(history.row(750)).toHaveAttribute('aria-selected', 'true');
    await expect(history.row(750)).toBeInViewport();
  });
});
