import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a caller who will call again is handed over until then; the follow-up quotes the call, and no number that StoreHub does not know', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const handover = page.getByRole('main', { name: 'Hand-over', exact: true });
  const lines = handover.getByRole('listitem');
  await call.fill({ Phone: '0123009988', Name: 'Salleh', Issue: 'Printer blinks red' });
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('5');
  await expect(call.outcome).toContainText('Will call again');
  await call.begin();

  await test.step('the hand-over has a line of it, which leads to the call', async () => {
    await page.keyboard.press('Control+F12');
    await expect(lines).toHaveText([/^SH-\S+ · Salleh · 012 300 9988 · said so \d.* · Printer blinks red$/]);
    await expect(handover.getByRole('heading', { level: 2 })).toHaveText([
      'Will call again, from the last 13 hours (1)',
    ]);
    await expectNoAxeViolations(page);
    await lines.getByRole('button').click();
    await expect(history.ticket).toContainText('Salleh');
  });
  const reference = (await history.title.textContent()) ?? '';

  await test.step('the remark of its follow-up has the time and the issue', async () => {
    await page.keyboard.press('F10');
    await expect(call.field('Name')).toHaveValue('Salleh');
    const quoted = /^Follow-up to the call of \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d: Printer blinks red\n$/;
    await expect(call.field('Remark')).toHaveValue(quoted);
    await call.main.getByRole('button', { name: 'Not a follow-up' }).click();
    await expect(call.field('Remark')).toHaveValue('');
    await page.keyboard.press('F5');
    await call.begin();
  });

  await test.step('sent, StoreHub gets that line and no reference of the call, and the hand-over has it no more', async () => {
    await history.open();
    await history.find.fill('blinks');
    await expect(history.ticket).toContainText('Salleh');
    await page.keyboard.press('F10');
    await expect(call.field('Name')).toHaveValue('Salleh');
    await expect(call.field('Remark')).toHaveValue(/^Follow-up to the call of /);
    const Remark = await call.field('Remark').inputValue();
    await call.fillExample({ Name: 'Salleh', Phone: '0123009988', Remark });
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    const body = storeHub.requests[0]?.bodyText ?? '';
    expect(reference).toMatch(/^SH-/);
    expect(body).toContain(Remark.trim());
    expect(body).not.toContain(reference);
    await page.keyboard.press('Control+F12');
    await expect(handover.getByText(/ · \d+ open items?/)).toBeVisible();
    await expect(handover.getByRole('heading', { name: /^Will call again/ })).toHaveCount(0);
  });
});
