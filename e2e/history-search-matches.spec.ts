import { caseNumberAt, seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';

test('what matched is marked in the row and in the case, also in what a row does not show', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 300, (place) =>
    place === 299 ? { Ticket: { Name: 'Noraini binti Yusof' } } : {},
  );
  const { page } = await startLive();
  const history = new HistoryScreen(page);
  await history.open();
  const code = caseNumberAt(299).slice(-6);

  await test.step('a case number, with O and I for 0 and 1', async () => {
    await history.find.fill(code.replaceAll('0', 'O').replaceAll('1', 'I').toLowerCase());
    await expect(history.row(1).locator('mark')).toHaveText(code);
    await expect(history.title.locator('mark')).toHaveText(code);
  });

  await test.step('a word of the issue', async () => {
    await history.find.fill('printer');
    await expect(history.row(1).locator('mark').first()).toHaveText(/printer/i);
    await expect(history.ticket.locator('mark').first()).toHaveText(/printer/i);
  });

  await test.step('a word of the address, which the row quotes', async () => {
    await history.find.fill('jalan');
    await expect(history.row(1)).toContainText('Address:');
    await expect(history.row(1).locator('mark').first()).toHaveText(/jalan/i);
  });

  await test.step('words that only sound like it, in a row that says so and is counted apart', async () => {
    await history.find.fill('noraini yusuf');
    await expect(history.count).toHaveText('0 entries · 1 similar');
    await expect(history.row(1)).toContainText('Similar');
    await expect(history.row(1).locator('mark')).toHaveText(['Noraini', 'Yusof']);
    await expect(history.title).toHaveText(caseNumberAt(299));
    await expect(history.ticket.locator('mark')).toHaveText(['Noraini', 'Yusof']);
    await history.find.fill('noraini yusof');
    await expect(history.count).toHaveText('1 entry');
    await expect(history.row(1)).not.toContainText('Similar');
  });

  await test.step('an export says that it leaves such rows out', async () => {
    const sheet = page.getByRole('region', { name: 'Export', exact: true });
    const toFile = sheet.getByRole('button', { name: 'Spreadsheet (XLSX)' });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(sheet).toContainText('Exports every entry in this list, in this order');
    await expect(toFile).not.toHaveAttribute('aria-disabled');
    await history.find.fill('noraini yusuf');
    await expect(sheet).toContainText('Nothing to export: every entry in this list is marked Similar.');
    await expect(toFile).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });

  await test.step('quotes ask for the words as they are, and a minus for tickets without them', async () => {
    await history.find.fill('"noraini yusuf"');
    await expect(history.count).toHaveText('0 entries');
    await history.find.fill('jalan -caller');
    await expect(history.count).toHaveText('1 entry');
    await expect(history.title).toHaveText(caseNumberAt(299));
  });
});
