import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test('the list that is shown goes into files, whose record hides who was looked for', async ({
  start,
  userDataFolder,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const history = new HistoryScreen(page);
  const settings = new SettingsScreen(page);
  const list = page.getByRole('region', { name: 'Exports' });
  const sheet = page.getByRole('region', { name: 'Export', exact: true });

  await test.step('the list that is shown goes into a file, which is recorded; a cancelled one leaves nothing', async () => {
    const csv = join(userDataFolder, 'listed.csv');
    await history.open();
    await expect(history.rows.first()).toBeVisible();
    await history.find.fill('printer');
    await expect(history.count).not.toHaveText(/^0 entries/);

    await answerFileDialogs(electron, null);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await sheet.getByRole('button', { name: 'Text (CSV)' }).click();
    await expect(sheet.getByRole('button', { name: 'Text (CSV)' })).toBeVisible();

    await history.find.fill('');
    await answerFileDialogs(electron, csv);
    await sheet.getByRole('button', { name: 'Text (CSV)' }).click();
    await expect(sheet).toContainText(/^.*\d+ entries exported to .*listed\.csv/);
    const lines = (await readFile(csv, 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFReference,Ticket state,Case number,/);
    expect(lines.length).toBeGreaterThan(10);

    const xlsx = join(userDataFolder, 'listed.xlsx');
    await answerFileDialogs(electron, xlsx);
    await sheet.getByRole('button', { name: 'Spreadsheet (XLSX)' }).click();
    await expect(sheet).toContainText(/exported to .*listed\.xlsx/);
    expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK');
    await expectNoAxeViolations(page);

    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();

    await settings.open();
    await expect(list.getByRole('row')).toHaveCount(3);
    await expect(list.getByRole('row').nth(1)).toContainText('listed.xlsx');
  });

  await test.step('with the display masked, the record of an export hides who was looked for, until it is shown by its key', async () => {
    await history.open();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    for (const [at, text] of ['siew ling', '0120004821', 'siewling@kopipagi.example', '4821 tan'].entries()) {
      await history.find.fill(text);
      await answerFileDialogs(electron, join(userDataFolder, `0120004821 2026-11-${10 + at}.csv`));
      await sheet.getByRole('button', { name: 'Text (CSV)' }).click();
      await expect(sheet).toContainText(`2026-11-${10 + at}.csv`);
    }

    await settings.open();
    const whole = /siew|ling|tan|4821|0004|@kopi/i;
    await expect(list.getByRole('row')).toHaveCount(7);
    await expect(list).toContainText('“siewling@kopipagi.example”');
    await settings.main.getByLabel(/^Hide the middle of phone numbers/).press('Space');
    await expect(list).toContainText('•••');
    const rows = () => list.getByRole('row').allTextContents();
    for (const row of await rows()) expect(row.replace('012••• hidden  4821', '')).not.toMatch(whole);
    // The record keeps the time and the number of tickets, but nothing personal.
    expect((await rows())[1]).toMatch(/2026-11-13\.csv.*\d$/);
    await page.keyboard.press('Control+u');
    await expect(list).toContainText('“siew ling”');
    await page.keyboard.press('Control+u');
    await expect(list).not.toContainText('siew ling');
  });
});

// At any time, the local date in at least one of these zones differs from the UTC date.
for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
  test(`a file is offered under the day by the clock of the PC: ${zone}`, async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice', env: { TZ: zone } });
    await electron.evaluate(({ dialog }) => {
      dialog.showSaveDialog = (...asked: unknown[]) => {
        Object.assign(globalThis, { asked });
        return Promise.resolve({ canceled: true, filePath: '' });
      };
    });
    const history = new HistoryScreen(page);
    await history.open();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const today = (): string => new Date().toLocaleDateString('sv', { timeZone: zone });
    const before = today();
    await page.getByRole('button', { name: 'Text (CSV)' }).click();
    const offered = () =>
      electron.evaluate(() => JSON.stringify((globalThis as { asked?: unknown }).asked ?? null));
    await expect.poll(offered).toContain('.csv');
    const names = [before, today()].map((day) => `storehub-helpdesk-practice-${day}.csv`);
    const name = /storehub-helpdesk-practice-[\d-]+\.csv/.exec(await offered())?.[0];
    expect(names).toContain(name);
  });
}
