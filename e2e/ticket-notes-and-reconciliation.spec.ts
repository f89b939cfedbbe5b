import { join } from 'node:path';
import { caseNumber, created, refused } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { announceCall } from './fixtures/announce-call';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { goTo } from './pages/go-to';
import { OutboxScreen } from './pages/outbox-screen';

test('a note is written by keys alone, stays on this PC, and is there after a restart', async ({
  startLive,
  storeHub,
}) => {
  const first = await startLive();
  const call = new CallScreen(first.page);
  await call.fillExample();
  await call.send.click();
  await expect(call.caseNumber).toHaveText(/\S/);
  const history = new HistoryScreen(first.page);
  await history.open();
  await expect(history.rows).toHaveCount(1);
  await expect(history.ticket).toContainText('not sent to StoreHub');
  await first.page.keyboard.press('Control+n');
  await first.page.keyboard.type('The owner rings at night');
  await first.page.keyboard.press('Control+Enter');
  const itemsOf = (of: HistoryScreen, name: string) =>
    of.ticket.getByRole('region', { name }).getByRole('listitem');
  const notes = 'Notes (not sent to StoreHub)';
  await expect(itemsOf(history, notes).filter({ hasText: 'at night' })).toHaveCount(1);
  await first.quit();

  const { page } = await startLive();
  const later = new HistoryScreen(page);
  await later.open();
  await expect(itemsOf(later, 'Timeline')).toHaveText([
    /^Call started.*On screen for \d+ min \d\d s\.$/,
    /^Attempt 1Created.*HTTP 200.*"ErrorCode"/s,
  ]);
  await expect(itemsOf(later, notes)).toHaveText(/The owner rings at night$/);
  expect(storeHub.requests).toHaveLength(1);

  await test.step('F4 begins a call with the caller, the store and the place of the case', async () => {
    await page.keyboard.press('F4');
    const again = new CallScreen(page);
    await again.expectFields({
      Phone: '60123456789',
      Name: 'Ahmad Ibrahim',
      'Store name': 'KL Branch',
      Latitude: '3.1573',
      Issue: '',
      Remark: '',
    });
    await expect(again.field('Issue')).toBeFocused();
  });
});

test('an uncertain ticket shows what was created around it, and whom to ask', async ({
  startLive,
  storeHub,
}, { outputDir }) => {
  const { page, electron } = await startLive();
  const call = new CallScreen(page);
  for (const behaviour of [created(7), { kind: 'at-request', how: 'reset' } as const, created(9)]) {
    storeHub.queue(behaviour);
    await call.fillExample();
    await call.send.click();
    await expect(call.outcome).toContainText(/Created|Uncertain/);
    await call.begin();
  }
  const outbox = new OutboxScreen(page);
  await outbox.open();
  const item = outbox.uncertain.first();
  await item.getByRole('button', { name: 'Details and who to ask' }).click();
  await expect(item).toContainText(/Previous ticket created.*TicketId \d+/);
  await expect(item).toContainText(/Next ticket created.*TicketId \d+/);
  await expect(item).toContainText('this is no proof');
  await expect(item.getByRole('heading', { level: 2, name: 'Details', exact: true })).toBeVisible();
  await expect(item).toContainText('Did you get an SMS from StoreHub?');
  await page.keyboard.press('Control+b');
  await expect(item).toContainText('Copied');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Phone: 60123456789');
  expect(copied).toContain('Our reference: SH-');

  await test.step('its caller who rings is to be asked, by the ring and its call, which leads to the outbox', async () => {
    const question = 'Uncertain. Ask the caller: Did you get an SMS from StoreHub?';
    await announceCall(electron, '60123456789');
    await expect(page.locator('[data-ringing] [data-due]')).toContainText(question);
    await page.screenshot({ path: join(outputDir, 'ring-of-uncertain.png') });
    await page.keyboard.press('Alt+0');
    const waiting = call.main.locator('[data-callbacks]');
    await expect(waiting).toContainText(question);
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'call-of-uncertain.png') });
    await waiting.getByRole('button', { name: 'Outbox' }).click();
    await expect(item).toBeVisible();
  });

  await test.step('a number that another ticket has, or of an odd form, is asked about once, in words', async () => {
    await item.getByRole('button', { name: 'Record case number' }).focus();
    await page.keyboard.press('Enter');
    const field = item.getByLabel('Case number from StoreHub support');
    const doubt = item.getByRole('alert');
    await expect(field).toBeFocused();
    await page.keyboard.type('STOREH');
    await page.keyboard.press('Escape');
    await expect(field, 'Esc gives it up, and stays in the outbox').toHaveCount(0);
    await expect(item.getByRole('button', { name: 'It did not arrive: send again' })).toBeVisible();
    await item.getByRole('button', { name: 'Record case number' }).press('Enter');
    await expect(field).toHaveValue('');
    await page.keyboard.type(caseNumber(9).toLowerCase());
    await page.keyboard.press('Enter');
    await expect(doubt).toContainText(/Another ticket has this number already: SH-\w+, Ahmad Ibrahim, /);
    await expect(doubt).not.toContainText('begin like');
    await page.screenshot({ path: join(outputDir, 'same-number.png') });
    await page.keyboard.press('Backspace');
    await expect(doubt).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(doubt).toContainText(
      `Shorter or longer than the case numbers on this PC, such as ${caseNumber(9)}.`,
    );
    await field.fill('ca77');
    await page.keyboard.press('Enter');
    await expect(doubt).toContainText(`Case numbers on this PC begin like ${caseNumber(9)}.`);
    await expect(doubt).toContainText('press Enter again');
    await expect(field).toBeFocused();
    await expect(outbox.uncertain).toHaveCount(1);
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'odd-number.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: join(outputDir, 'odd-number-dark.png') });
  });

  await test.step('what was recorded by hand stands in the timeline, in capitals, with its hour', async () => {
    await page.keyboard.press('Enter');
    await expect(outbox.uncertain).toHaveCount(0);
    const history = new HistoryScreen(page);
    await history.open();
    await history.rows.filter({ hasText: 'CA77' }).click();
    const events = history.ticket.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
    const callback = events.last();
    await expect(events.nth(-2)).toHaveText(/^Case number CA77 recorded by hand on this PC.*\d:\d\d:\d\d/);
    await expect(callback).toHaveText(/^Callback due: the case number came after the call/);
    await callback.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(outputDir, 'timeline.png') });
    await expectNoAxeViolations(page);
  });
});

test(
  'a half-typed case number of an uncertain ticket stays when one leaves it, also after a kill',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    const first = await startLive();
    const call = new CallScreen(first.page);
    storeHub.queue({ kind: 'at-request', how: 'reset' });
    await call.fillExample();
    await call.send.click();
    await expect(call.outcome).toContainText('Uncertain');

    await test.step('sent once more, it says so, and no longer not to send it', async () => {
      const { until, answer } = holdAnswer();
      storeHub.queue(refused('-10008', '…', { until }));
      await expect(call.outcome).toContainText('Do not send it again');
      await call.outcome.getByRole('button', { name: 'It did not arrive: send again' }).press('Enter');
      await first.page.keyboard.press('Tab');
      await first.page.keyboard.press('Enter');
      await call.expectOutcome('Sending');
      await expect(call.outcome).not.toContainText('Do not send it again');
      await expect(first.page.locator('body'), 'the caret is somewhere').not.toBeFocused();
      answer();
      await call.expectOutcome('Uncertain');
    });
    await call.begin();
    const outbox = new OutboxScreen(first.page);
    await outbox.open();
    await outbox.uncertain.getByRole('button', { name: 'Record case number' }).click();
    await first.page.keyboard.type('STOREHUB99');
    await goTo(first.page, 'Call');
    await expect(call.field('Phone')).toBeVisible();
    await outbox.open();
    await expect(outbox.uncertain.getByRole('textbox')).toHaveValue('STOREHUB99');
    await expect
      .poll(() =>
        first.page.evaluate<string>(`window.helpdesk.ask['drafts.list'](null).then((drafts) => drafts)`),
      )
      .toContain('STOREHUB99');
    await first.kill();

    const { page } = await startLive();
    const later = new OutboxScreen(page);
    await later.open();
    const field = later.uncertain.getByRole('textbox');
    await expect(field).toHaveValue('STOREHUB99');
    await later.uncertain.getByRole('button', { name: 'Cancel' }).click();
    await expect(field).toHaveCount(0);
    await later.uncertain.getByRole('button', { name: 'Record case number' }).click();
    await expect(field, 'given up').toHaveValue('');
    await page.keyboard.type(caseNumber(99));
    await page.keyboard.press('Enter');
    await expect(later.uncertain).toHaveCount(0);
    await expect(page.locator('body'), 'the caret is somewhere').not.toBeFocused();
  },
);
