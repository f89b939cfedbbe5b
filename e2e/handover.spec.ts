import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainStatus, refused } from './fake-storehub/canned-answers';
import { announceCall } from './fixtures/announce-call';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { accessClipboard } from './fixtures/clipboard';
import { installFakePrinters, readPrintedPages } from './fixtures/fake-printers';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';
import { SettingsScreen } from './pages/settings-screen';

test('one page says what is open, by keys: shown, copied, saved and printed alike', async ({
  startLive,
  storeHub,
  userDataFolder,
}) => {
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  const handover = page.getByRole('main', { name: 'Hand-over', exact: true });
  const lines = handover.getByRole('listitem');

  await test.step('with nothing open, it says so', async () => {
    await page.keyboard.press('Control+F12');
    await expect(handover.getByText(/ · 0 open items/)).toBeVisible();
    await expect(
      handover.getByText(
        'None of these: waiting tickets, uncertain tickets, rejected tickets, callbacks about cases, incoming calls, missed calls, callbacks for known incidents, callers who will call again, calls not finished, notes and reminders not saved, ongoing known incidents.',
      ),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('a call is uncertain, one waits, one is parked, one is being typed', async () => {
    storeHub.queue(refused('-10008', '…'));
    await call.fillExample({ Name: 'Uncertain Ali' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Uncertain');
    await call.begin();
    storeHub.queue(plainStatus(429, { 'Retry-After': '600' }));
    await call.fillExample({ Name: 'Waiting Siti' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Throttled');
    await page.keyboard.press('Control+e');
    await page.keyboard.press('Enter');
    await expect(call.outcome.getByRole('region', { name: 'Reminders', exact: true })).toContainText(
      'Upcoming',
    );
    await call.begin();
    await call.fill({ Name: 'Parked Balan', Issue: 'Drawer stuck' });
    await page.keyboard.press('F6');
    await expect(call.field('Name')).toHaveValue('');
    await call.fill({ Phone: '0198887766', Name: 'Open Chong' });
    await page.keyboard.press('Control+F7');
    await page.keyboard.type('deaf, speak up');
    await call.field('Name').focus();
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    // The page reads from the disk what is half typed.
    const listDrafts = () => page.evaluate<string>(`window.helpdesk.ask['drafts.list'](null)`);
    await expect.poll(listDrafts).toContain('deaf, speak up');
  });

  await test.step('each stands there once, with its reference', async () => {
    await page.keyboard.press('F3');
    await page.keyboard.press('Control+t');
    const history = new HistoryScreen(page);
    await history.main.getByRole('button', { name: 'Hand-over' }).click();
    await expect(lines).toHaveText([
      /^SH-\S+ · Waiting Siti, KL Branch · 012 345 6789 · waiting since .* · \*Onsite Support$/,
      /^SH-\S+ · Uncertain Ali, .* · uncertain, /,
      /^SH-\S+ · Waiting Siti, KL Branch · 012 345 6789 · call back .* · \*Onsite Support$/,
      /^Parked Balan · parked, begun .* · Drawer stuck$/,
      /^Open Chong · 019 888 7766 · open since /,
      /^Open Chong · 019 888 7766 · note not saved · deaf, speak up$/,
    ]);
    await expect(handover.getByRole('heading', { level: 2 })).toHaveText([
      'Waiting to be sent (1)',
      'Uncertain: find out whether StoreHub has it (1)',
      'Callbacks about cases (1)',
      'Calls not finished (2)',
      'Notes and reminders not saved: 1',
    ]);
    await expectNoAxeViolations(page);
  });

  const file = join(userDataFolder, 'handover.txt');
  await test.step('the caret is on Copy, and what is copied is what is saved', async () => {
    const shown = await lines.allTextContents();
    await expect(handover.getByRole('button', { name: 'Copy', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(handover.getByRole('status')).toHaveText('Copied');
    const copied = await accessClipboard(electron).read();
    expect(copied.split('\n').filter((line) => line.startsWith('- '))).toEqual(
      shown.map((line) => `- ${line}`),
    );
    await answerFileDialogs(electron, file);
    await handover.getByRole('button', { name: 'Save as text' }).click();
    await expect(handover.getByRole('status')).toHaveText(`Saved as ${file}`);
    expect(await readFile(file, 'utf8')).toBe(copied);
  });
  await test.step('onto paper, or why not', async () => {
    await installFakePrinters(electron, { printers: 0 });
    await handover.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(handover.getByRole('alert')).toContainText('This computer has no printer.');
    await installFakePrinters(electron, { printers: 1 });
    await handover.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(handover.getByRole('status')).toHaveText('Sent to the printer');
    expect(await readPrintedPages(electron)).toEqual([
      { silent: false, printBackground: true, pageSize: 'A4' },
    ]);
  });
  await test.step('a line leads to its call or its case', async () => {
    await lines.filter({ hasText: 'Parked Balan' }).getByRole('button').click();
    await expect(call.field('Name')).toHaveValue('Parked Balan');
    await page.keyboard.press('Control+F12');
    await lines.filter({ hasText: 'Uncertain Ali' }).getByRole('button').click();
    await expect(new HistoryScreen(page).ticket).toContainText('Uncertain Ali');
  });
  await test.step('masked personal data stay masked in what leaves, until they are shown', async () => {
    const settings = new SettingsScreen(page);
    await settings.open();
    await settings.main.getByRole('checkbox', { name: /^Hide the middle of/ }).press('Space');
    await page.keyboard.press('Control+F12');
    await expect(lines.first()).toContainText('•••');
    await page.keyboard.press('Enter');
    await expect(handover.getByRole('status')).toHaveText('Copied');
    const masked = await accessClipboard(electron).read();
    for (const secret of ['Siti', 'Ali', '345 6789']) expect(masked).not.toContain(secret);
    await page.keyboard.press('Control+u');
    await expect(lines.first()).toContainText('Waiting Siti');
  });
});

test(
  'the page names a missed caller with the tries as Callbacks does, a withheld number, and an open call whose ticket was rejected',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    const first = await startLive();
    let call = new CallScreen(first.page);
    await call.fillExample({ Name: 'Tan Siew Ling', 'Store name': 'Kopi Pagi' });
    await first.page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await announceCall(first.electron, '60123456789');
    await expect(first.page.locator('[data-ringing]')).toHaveText([/Tan Siew Ling/]);
    // Nobody takes it.
    await first.kill();

    const { electron, page } = await startLive();
    call = new CallScreen(page);
    const callbacks = new RemindersScreen(page);
    await callbacks.open();
    await callbacks.missed.getByRole('button', { name: 'Call back' }).click();
    await call.expectFields({ Phone: '012 345 6789' });
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('6');
    await expect(call.outcome).toContainText('No answer');
    await callbacks.open();
    await expect(callbacks.missed).toHaveText([/^012 345 6789 · Tan Siew Ling · Kopi Pagi.* · No answer, /]);

    await announceCall(electron, 'anonymous');
    await expect(page.getByText('Incoming: No number', { exact: true })).toBeVisible();
    await page.keyboard.press('Alt+0');
    await expect(page.locator('[data-ringing]')).toHaveCount(0);
    for (const name of ['Parked Hasnah', 'Open Bala']) {
      await call.begin();
      storeHub.queue(refused('-10000', 'Phone is invalid'));
      // Another number, since a call of the same one strikes the missed call off.
      await call.fillExample({ Name: name, Phone: '0176660001' });
      await page.keyboard.press('F9');
      await call.expectOutcome('Rejected');
      if (name === 'Parked Hasnah') await page.keyboard.press('F6');
    }

    await page.keyboard.press('Control+F12');
    const handover = page.getByRole('main', { name: 'Hand-over', exact: true });
    await expect(handover.getByRole('listitem')).toHaveText([
      /^Tan Siew Ling, Kopi Pagi · 012 345 6789 · missed, rang 1×, last [^·]+ · called back 1×, no answer, last [^·]+$/,
      /^No number · open since [^·]+$/,
      /^SH-\S+ · Parked Hasnah, .* · parked, begun [^·]+, ticket rejected · /,
      /^SH-\S+ · Open Bala, .* · open since [^·]+, ticket rejected · /,
    ]);
    await expect(
      handover.getByText(/^None of these: waiting tickets, uncertain tickets, callbacks about cases/),
    ).toBeVisible();
    await page.screenshot({ path: join(outputDir, 'handover-tries.png') });
  },
);
