import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installFakePrinters, readPrintedPages } from './fixtures/fake-printers';
import { answerFileDialogs, answerFileDialogsLater } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a case goes to the clipboard whole by one key, and by another into a PDF of one page', async ({
  startLive,
  userDataFolder,
}) => {
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  // The most text that a ticket holds, in the widest characters, on as many lines as the slip keeps.
  const lines = (length: number) => `${'宽'.repeat(length / 10 - 1)}\n`.repeat(9) + '宽'.repeat(length / 10);
  await call.fillExample({
    Name: '宽'.repeat(100),
    'Dealer or reseller': '宽'.repeat(50),
    Email: `${'w'.repeat(58)}@${'w'.repeat(36)}.com`,
    Issue: lines(500),
    Remark: lines(1000),
    Address: lines(500),
  });
  await call.send.click();
  await expect(call.caseNumber).toHaveText(/\S/);
  const number = await call.caseNumber.textContent();
  const history = new HistoryScreen(page);
  await history.open();
  await expect(history.ticket).toContainText('KL Branch');

  await page.keyboard.press('Control+d');
  await expect(history.ticket.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain(`Case number: ${number}\nReference: SH-`);
  expect(copied).toContain('\nStore name: KL Branch\n');
  expect(copied).toContain('\nOutcome: StoreHub created the ticket.\n');

  const cancelled = await answerFileDialogsLater(electron, null);
  await page.keyboard.press('Control+j');
  const slip = history.ticket.getByRole('button', { name: 'Job slip (PDF)' });
  await expect(slip).toHaveAttribute('aria-disabled');
  await cancelled.choose();
  await expect(slip).not.toHaveAttribute('aria-disabled');
  await expect(history.ticket).not.toContainText('saved as');

  const file = join(userDataFolder, 'slip.pdf');
  await answerFileDialogs(electron, file);
  await slip.click();
  await expect(history.ticket).toContainText(/Job slip saved as .*slip\.pdf/);
  const pdf = await readFile(file, 'latin1');
  expect(pdf).toMatch(/^%PDF/);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  // Tagged: a screen reader finds its language, its heading, and the name of each value.
  expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
  expect(pdf).toMatch(/\/Lang\s*\(en/);
  const kinds = structureOf(pdf);
  expect(kinds).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'TR', 'TH', 'TD']));
  expect(kinds.filter((kind) => kind === 'TH').length).toBeGreaterThan(10);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expectNoAxeViolations(page);

  await test.step('onto paper, or why not', async () => {
    const status = history.ticket.locator('p[aria-live=polite]').first();
    await installFakePrinters(electron, { printers: 0 });
    await page.keyboard.press('Control+p');
    await expect(history.ticket.getByRole('alert')).toContainText('This computer has no printer.');
    await installFakePrinters(electron, { printers: 1, why: 'Print job canceled' });
    await page.keyboard.press('Control+p');
    await expect(status).toHaveText('Not printed: the dialog was cancelled.');
    await expect(history.ticket.getByRole('alert')).toHaveCount(0);
    await installFakePrinters(electron, { printers: 1, why: 'Print job failed' });
    await history.ticket.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(history.ticket.getByRole('alert')).toContainText('The page could not be printed.');
    await installFakePrinters(electron, { printers: 1 });
    await page.keyboard.press('Control+p');
    await expect(status).toHaveText('Sent to the printer');
    expect(await readPrintedPages(electron)).toEqual([
      { silent: false, printBackground: true, pageSize: 'A4' },
    ]);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  await answerFileDialogs(electron, join(userDataFolder, 'no such folder', 'slip.pdf'));
  await page.keyboard.press('Control+j');
  await expect(history.ticket).toContainText('The file could not be written there.');
});

/** The kind of each element in the structure tree of a PDF. */
function structureOf(pdf: string): readonly string[] {
  const elements = pdf.match(/<<[^<>]*\/Type\s*\/StructElem[^<>]*/g) ?? [];
  return elements.flatMap((element) => /\/S\s*\/(\w+)/.exec(element)?.[1] ?? []);
}
