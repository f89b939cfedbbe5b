import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('the keys of a case act on the call that was just sent: a note, a reminder, its text, a follow-up', async ({
  startLive,
}) => {
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const noCase = page.getByText('No case is open here.');
  await call.fillExample();
  await keys.press('F9');
  await call.expectOutcome('Created');
  const caseNumber = (await call.caseNumber.textContent()) ?? '';

  await test.step('a note, while the number is still on the screen', async () => {
    await keys.press('Control+n');
    await expect(call.outcome.getByRole('textbox')).toBeFocused();
    await keys.type('door is at the back');
    await keys.press('Control+Enter');
    await expect(call.outcome.getByRole('listitem')).toContainText('door is at the back');
    await expect(call.caseNumber).toBeVisible();
    await expectNoAxeViolations(page);
  });
  await test.step('a reminder', async () => {
    await keys.press('Control+e');
    await expect(call.outcome.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
    await keys.press('Escape');
    await expect(call.outcome.getByRole('radio')).toHaveCount(0);
    await keys.press('Control+e');
    await keys.press('Enter');
    await expect(call.outcome.getByRole('radio')).toHaveCount(0);
    await expect(call.outcome.getByRole('region', { name: 'Reminders', exact: true })).toContainText(
      'Upcoming',
    );
  });
  await test.step('its text', async () => {
    await keys.press('Control+d');
    await expect
      .poll(() => electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toMatch(/\*Onsite Support/);
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(caseNumber);
    await expect(noCase).toHaveCount(0);
  });
  await test.step('a follow-up, in a call of its own', async () => {
    await keys.press('F10');
    await expect(call.field('Remark')).toHaveValue(`Follow-up to ${caseNumber}\n`);
    await expect(call.field('Issue')).toBeFocused();
  });
  await test.step('the history has the note and the reminder', async () => {
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('door is at the back');
    await expect(history.ticket).toContainText('door is at the back');
    await expect(history.ticket.getByRole('region', { name: 'Reminders', exact: true })).not.toBeEmpty();
  });
});

test('the keys of a case act on a call that just ended without a ticket', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  await call.fill({ Phone: '0123009988', Name: 'Salleh', Issue: 'Printer blinks red' });
  await keys.press('Control+F2');
  await keys.press('5');
  await expect(call.outcome).toContainText('Will call again');
  await keys.press('Control+e');
  await expect(call.outcome.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
  await keys.press('Escape');
  await expect(call.outcome.getByRole('radio')).toHaveCount(0);
  await keys.press('Control+d');
  await expect.poll(() => electron.evaluate(({ clipboard }) => clipboard.readText())).toContain('Salleh');
  await keys.press('F10');
  await expect(call.field('Remark')).toHaveValue(/^Follow-up to the call of /);
  await call.expectFields({ Name: 'Salleh' });
});
