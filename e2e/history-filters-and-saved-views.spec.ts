import { regions } from '../shared/regions/malaysian-regions';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

test('a list is narrowed down by keys alone, each filter taken away by a key, and put in another order', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 400);
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  await history.open();
  await expect(history.count).toHaveText('400 entries');
  await expect(history.main.getByText('Live history')).toBeVisible();

  await test.step('by what became of them, and by service', async () => {
    await page.keyboard.press('Control+f');
    await expect(history.filters.getByLabel('Waiting')).toBeFocused();
    await history.filters.getByLabel('Rejected').press('Space');
    await expect(history.count).toHaveText('32 entries');
    await history.filters.getByLabel('POS swap').press('Space');
    await expect(history.count).toHaveText('0 entries');
    await expect(history.main.getByText('No matching entries.')).toBeVisible();
    await history.filters.getByLabel('POS swap').press('Space');
  });

  await test.step('by whole texts, and with words at once', async () => {
    await history.filters.getByLabel('Store', { exact: true }).fill('kopi SUDUT');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await expect(history.filters.getByRole('button', { name: 'State: Choose…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(history.filters.getByLabel('Johor')).toBeFocused();
    await expect(history.chips).toHaveText(['Status: Rejected', 'State: Johor', 'Store: kopi SUDUT']);
    await expect(history.count).toHaveText('0 entries');
  });

  await test.step('Delete takes a filter away, and the focus stays among them until the last', async () => {
    await page.keyboard.press('Escape');
    await expect(history.find).toBeFocused();
    for (const name of ['Remove: State: Johor', 'Remove: Status: Rejected']) {
      await history.main.getByRole('button', { name }).focus();
      await page.keyboard.press('Delete');
    }
    await expect(history.chips).toHaveText(['Store: kopi SUDUT']);
    await expect(history.count).toHaveText('100 entries');
    await history.find.fill('drawer');
    await expect(history.count).toHaveText('0 entries');
    await history.find.fill('till');
    await expect(history.count).toHaveText('100 entries');
    await history.find.fill('starts printer');
    await expect(history.count).toHaveText('0 entries');
    await history.main.getByRole('button', { name: 'Remove: Store' }).press('Backspace');
    await expect(history.find).toBeFocused();
    await history.find.fill('');
  });

  await test.step('by a number as it is said, and by a state however it is spelled', async () => {
    await page.keyboard.press('Control+f');
    await history.filters.getByLabel('Phone', { exact: true }).fill('012-300 0007');
    await page.keyboard.press('Enter');
    await expect(history.chips).toHaveText(['Phone: 012-300 0007']);
    await expect(history.count).toHaveText('10 entries');
    await history.main.getByRole('button', { name: 'Remove: Phone' }).press('Delete');
    await history.filters.getByRole('button', { name: 'State: Choose…' }).press('Enter');
    await history.filters.getByLabel('Penang').press('Space');
    await expect(history.count).toHaveText('80 entries');
    await history.main.getByRole('button', { name: 'Remove: State' }).press('Delete');
    await page.keyboard.press('Control+f');
  });

  await test.step('by hours and states beyond the first, each of them reached by Tab and ticked by Space', async () => {
    await page.keyboard.press('Control+f');
    await history.filters.getByRole('button', { name: 'Hour: Choose…' }).focus();
    await page.keyboard.press('Space');
    for (let hour = 0; hour < 24; hour += 1) {
      const name = `${hour % 12 || 12}:00 – ${hour % 12 || 12}:59 ${hour < 12 ? 'am' : 'pm'}`;
      await page.keyboard.press('Tab');
      await expect(history.filters.getByLabel(name, { exact: true })).toBeFocused();
      if (hour === 0 || hour === 23) await page.keyboard.press('Space');
    }
    await expect(history.chips).toHaveText(['Hour: 12:00 – 12:59 am', 'Hour: 11:00 – 11:59 pm']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (const state of regions) {
      await page.keyboard.press('Tab');
      await expect(history.filters.getByLabel(state)).toBeFocused();
      if (state === 'Sabah' || state === 'Selangor') await page.keyboard.press('Space');
    }
    await expect(history.chips).toContainText(['State: Sabah', 'State: Selangor']);
    await expect(history.filters.getByLabel('Kedah')).not.toBeChecked();
    await page.keyboard.press('Escape');
    await expect(history.find).toBeFocused();
    await history.main.getByRole('button', { name: 'Clear all' }).press('Enter');
    await expect(history.count).toHaveText('400 entries');
  });

  await test.step('a whole text counts as its field is left, and what is clicked then stays under the pointer', async () => {
    const store = history.filters.getByLabel('Store', { exact: true });
    const removeStore = history.main.getByRole('button', { name: 'Remove: Store' });
    const toggle = history.main.getByRole('button', { name: /^Filter/ });
    await toggle.click();
    await store.fill('kopi sudut');
    await page.keyboard.press('Tab');
    await expect(history.count).toHaveText('100 entries');
    await expect(store).toHaveValue('');
    await removeStore.press('Delete');
    await store.fill('kopi sudut');
    await history.main.getByRole('button', { name: /^Save view/ }).click();
    await expect(history.main.getByLabel('View name')).toBeFocused();
    await expect(history.chips).toHaveText(['Store: kopi sudut']);
    await page.keyboard.press('Escape');
    await removeStore.press('Delete');
    await store.fill('kopi sudut');
    await toggle.click();
    await expect(history.filters).toBeHidden();
    await expect(history.chips).toHaveText(['Store: kopi sudut']);
    await removeStore.press('Delete');
    await expect(history.count).toHaveText('400 entries');
  });

  await test.step('what is half typed stays so while the agent is in another program', async () => {
    await page.keyboard.press('Control+f');
    const store = history.filters.getByLabel('Store', { exact: true });
    await store.fill('kopi su');
    await store.evaluate((field) => {
      // As when the window loses the focus: the field stays the active one.
      Object.assign(document, { hasFocus: () => false });
      field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      Reflect.deleteProperty(document, 'hasFocus');
    });
    await expect(store).toHaveValue('kopi su');
    await expect(history.chips).toHaveCount(0);
    await store.pressSequentially('dut');
    await page.keyboard.press('Enter');
    await expect(history.chips).toHaveText(['Store: kopi sudut']);
    await history.main.getByRole('button', { name: 'Remove: Store' }).press('Delete');
    await expect(history.count).toHaveText('400 entries');
    await history.main.getByRole('button', { name: /^Filter/ }).click();
    await expect(history.filters).toBeHidden();
  });

  await test.step('by days, as they are here', async () => {
    await page.keyboard.press('Control+f');
    for (const end of ['from', 'to']) {
      await history.filters.getByLabel(end, { exact: true }).focus();
      await page.keyboard.type('30052026', { delay: 20 });
      await expect(history.filters.getByLabel(end, { exact: true })).toHaveValue('2026-05-30');
    }
    await expect(history.count).toHaveText('24 entries');
    await expect(history.chips).toHaveText(['30 May 2026']);
    await history.main.getByRole('button', { name: 'Remove: 30 May 2026' }).click();
    await expect(history.count).toHaveText('400 entries');
  });

  await test.step('the other history is looked into, and nothing is done in it', async () => {
    await history.filters.getByLabel('Practice history').check();
    await expect(history.chips).toHaveText(['Practice history']);
    await expect(history.row(1)).toContainText('Ahmad Faizal bin Osman');
    await history.find.fill('kumaravel');
    await expect(history.row(1)).toContainText('Kumaravel a/l Subramaniam');
    await expect(history.ticket.getByText('never reached StoreHub')).toBeVisible();
    await expect(history.ticket.getByRole('button', { name: 'Print' })).toBeVisible();
    await expect(history.ticket.getByRole('button', { name: 'Log again' })).toHaveCount(0);
    await history.find.fill('');
    await history.main.getByRole('button', { name: 'Remove: Practice history' }).press('Delete');
    await expect(history.count).toHaveText('400 entries');
    await expect(history.ticket.getByRole('button', { name: 'Log again' })).toBeVisible();
  });

  await test.step('from a case to all of its store and all of its number', async () => {
    await history.ticket.getByRole('button', { name: 'All from this store' }).click();
    await expect(history.count).toHaveText('100 entries');
    await history.ticket.getByRole('button', { name: 'All from this number' }).click();
    await expect(history.count).toHaveText('10 entries');
    await history.main.getByRole('button', { name: 'Remove: Phone' }).click();
    await expect(history.count).toHaveText('400 entries');
  });

  await test.step('oldest first, by store, by name', async () => {
    const order = history.main.getByLabel('Sort by');
    await order.selectOption('Oldest first');
    await expect(history.row(1)).toContainText('STOREHUB0001');
    await order.selectOption('By store');
    await expect(history.row(1)).toContainText('Kedai Maju');
    await expect(history.row(101)).toHaveCount(0);
    await order.selectOption('By name');
    await expect(history.row(1)).toContainText('Caller 0');
    await expect(history.count).toHaveText('400 entries');
  });
});

test(
  'a list is kept under a name, counted, on a key, renamed, moved and removed',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 200);
    const first = await startLive();
    const history = new HistoryScreen(first.page);
    const { keyboard } = first.page;
    await history.open();

    const keep = async (name: string) => {
      await keyboard.press('Control+s');
      await keyboard.type(name);
      await keyboard.press('Enter');
      await expect(history.view(name)).toBeVisible();
    };
    await history.find.fill('printer');
    await expect(history.count).toHaveText('50 entries');
    await keep('Printers');
    await expect(history.view('Printers')).toContainText('50');
    await expect(history.find).toBeFocused();
    await history.find.fill('');
    await keyboard.press('Control+f');
    await history.filters.getByLabel('Uncertain').press('Space');
    await keep('In doubt');
    await expect(history.view('In doubt')).toContainText('4');

    await test.step('a digit shows one, but is only a digit where one types', async () => {
      await history.find.focus();
      await keyboard.press('1');
      await expect(history.find).toHaveValue('1');
      await history.find.fill('');
      await expect(history.count).toHaveText('4 entries');
      await keyboard.press('Control+ArrowDown');
      await expect(history.list).toBeFocused();
      await keyboard.press('1');
      await expect(history.find).toHaveValue('printer');
      await expect(history.view('Printers')).toHaveAttribute('aria-pressed', 'true');
      await expect(history.count).toHaveText('50 entries');
      await keyboard.press('2');
      await expect(history.count).toHaveText('4 entries');
      await expect(history.find).toHaveValue('');
    });

    await test.step('renamed, moved, and there after a restart', async () => {
      await history.main.getByRole('button', { name: 'Manage' }).click();
      await history.main.getByLabel('Name of Printers').fill('Paper');
      await keyboard.press('Enter');
      await expect(history.view('Paper')).toBeVisible();
      await history.main.getByRole('button', { name: 'Move In doubt up' }).click();
      await expect(history.views).toHaveText([/1In doubt/, /2Paper/]);
      await first.quit();
      const { page } = await startLive();
      const later = new HistoryScreen(page);
      await later.open();
      await expect(later.views).toHaveText([/1In doubt/, /2Paper/]);
      await later.main.getByRole('button', { name: 'Manage' }).click();
      await later.main.getByRole('button', { name: 'Remove In doubt' }).click();
      await expect(later.views).toHaveText([/1Paper/]);
      const undo = later.main.getByRole('button', { name: 'Undo', exact: true });
      await undo.press('Enter');
      await expect(later.views).toHaveText([/1In doubt4/, /2Paper50/]);
      await expect(undo).toHaveCount(0);
      await later.main.getByRole('button', { name: 'Update Paper to this list' }).click();
      await expect(later.view('Paper')).toHaveText('2Paper200');
      await undo.press('Enter');
      await expect(later.view('Paper')).toHaveText('2Paper50');
      for (const name of ['Paper', 'In doubt'])
        await later.main.getByRole('button', { name: `Remove ${name}` }).click();
      await expect(later.views).toHaveCount(0);
      await undo.press('Enter');
      await expect(later.views).toHaveText([/1In doubt/]);
    });
  },
);
