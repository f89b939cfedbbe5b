import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { refused } from './fake-storehub/canned-answers';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

const kinds = [
  'Asked about a case',
  'Solved on the phone',
  'Complaint',
  'Wrong number or silent',
  'Will call again',
] as const;
const stores = ['', 'Kedai Seri', 'Restoran Damai', 'Butik Kenari', 'Farmasi Murni'] as const;
const issues = ['', 'lampu', 'kabel', 'kedip', 'nanti'] as const;

test('every call ends on record by two keys, is found again after a kill, and is never sent', async ({
  startLive,
  storeHub,
}) => {
  const first = await startLive();
  const { page } = first;
  const call = new CallScreen(page);
  const list = call.main.getByLabel('End the call as');

  await test.step('the agent’s initials, typed once', async () => {
    await page.keyboard.press('Control+F3');
    const initials = page.getByLabel('Who takes the calls (initials)');
    await expect(initials).toBeFocused();
    // A click fails where something lies over the field.
    await initials.click();
    await initials.fill('NA');
    await page.keyboard.press('Enter');
    await expect(initials).toBeHidden();
    await expect(call.field('Phone')).toBeFocused();
  });

  await call.fillExample();
  await page.keyboard.press('F9');
  await call.expectOutcome('Created');
  const caseNumber = (await call.caseNumber.textContent()) ?? '';

  await test.step('asked about a case: the list names the caller’s last case, and the call is linked to it', async () => {
    await call.begin();
    await page.keyboard.type('0123456789');
    await expect(call.main.getByText('Ahmad Ibrahim').first()).toBeVisible();
    await page.keyboard.press('Control+F2');
    await expect(list).toContainText(kinds[0]);
    await expect(list).toContainText(caseNumber);
    await expect(call.field('Phone')).toBeFocused();
    // The list has no such line, and the number of the caller gets no digit more.
    await page.keyboard.press('9');
    await expect(list).toBeVisible();
    await page.keyboard.press('1');
    await expect(call.outcome).toContainText(kinds[0]);
    await expect(call.outcome).toContainText('Not sent to StoreHub.');
    const about = call.outcome.getByRole('region', { name: 'About the case' });
    await expect(about.getByRole('button', { name: caseNumber })).toBeVisible();
    await expect(call.field('Phone')).toHaveValue('0123456789');
  });

  for (const [index, kind] of kinds.entries()) {
    if (index === 0) continue;
    await test.step(`${kind}: two keys from the field where the caret is`, async () => {
      await call.begin();
      await call.fill({
        Phone: `01122200${index}0`,
        'Store name': stores[index] ?? '',
        Issue: issues[index] ?? '',
      });
      await endCall(page, list, index + 1);
      await expect(call.outcome).toContainText(kind);
    });
  }

  await test.step('any other key closes the list and is typed; undo opens the call again', async () => {
    await call.outcome.getByLabel(/^New note/).focus();
    await page.keyboard.press('F5');
    await expect(call.outcome).toBeHidden();
    await expect(call.field('Store name')).toHaveValue(stores[4]);
    await expect(call.field('Issue')).toBeEditable();
    await expect(call.main.locator('input:focus, textarea:focus')).toHaveCount(1);
    await call.field('Issue').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+F2');
    await expect(list).toBeVisible();
    await page.keyboard.type('s');
    await expect(list).toBeHidden();
    await expect(call.field('Issue')).toHaveValue(`${issues[4]}s`);
    await endCall(page, list, 5);
    await expect(call.outcome).toContainText(kinds[4]);
  });

  await test.step('keys right behind the ending are for its note', async () => {
    await page.keyboard.press('F5');
    await expect(call.field('Issue')).toBeEditable();
    const ending = await holdRequests(first, 'calls.end');
    await endCall(page, list, 5);
    await ending.expectAsked(1);
    await page.keyboard.press('Control+n');
    await page.keyboard.type('ok');
    await ending.letGo();
    const note = call.outcome.getByLabel(/^New note/);
    await expect(note).toHaveValue('ok');
    await note.fill('');
  });

  await test.step('a note, by its key', async () => {
    await page.keyboard.press('Control+n');
    const note = call.outcome.getByLabel(/^New note/);
    await expect(note).toBeFocused();
    await page.keyboard.type('rings back at four');
    await page.keyboard.press('Control+Enter');
    await expect(call.outcome.getByRole('listitem').getByText('rings back at four')).toBeVisible();
  });

  await test.step('with a note on it, and one half typed, the ending is undone, and the call keeps both', async () => {
    await page.keyboard.press('Control+n');
    await page.keyboard.type('ask for Zul');
    await page.keyboard.press('F5');
    await expect(call.outcome).toBeHidden();
    await expect(
      call.main.getByText('Private note, kept until the call ends: rings back at four ask for Zul'),
    ).toBeVisible();
    await endCall(page, list, 5);
    await expect(
      call.outcome.getByRole('listitem').getByText('rings back at four ask for Zul'),
    ).toBeVisible();
    await expect(call.outcome.getByLabel(/^New note/)).toHaveValue('');
  });

  await test.step('one call discarded by a slip of the hand', async () => {
    await call.begin();
    await call.fill({ Name: 'Slip Of Hand', Phone: '0199998888' });
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(page.getByText('Slip Of Hand was discarded.')).toBeVisible();
  });

  await first.kill();
  const { page: again } = await startLive();
  const history = new HistoryScreen(again);
  await history.open();
  const expectFound = async (text: string, kind: string) => {
    await history.find.fill(text);
    // Matches by ear follow the exact ones.
    await expect(history.rows.first()).toContainText(kind);
  };

  await test.step('found by number, store, word, note and kind', async () => {
    await expectFound('0112220010', kinds[1]);
    await expectFound('damai', kinds[2]);
    await expectFound('kedip', kinds[3]);
    await expectFound('rings back at four', kinds[4]);
    await expectFound('asked about', kinds[0]);
    await expect(history.ticket).toContainText('Taken by NA');
    await expect(history.ticket).toContainText(caseNumber);
  });

  await test.step('filtered by kind and by agent', async () => {
    await history.find.fill('');
    await again.keyboard.press('Control+f');
    await history.filters.getByLabel('Complaint').check();
    await expect(history.rows).toHaveCount(1);
    await history.filters.getByLabel('Complaint').uncheck();
    await expect(history.rows).toHaveCount(6);
    await history.filters.getByLabel('Agent').fill('na');
    await again.keyboard.press('Enter');
    await expect(history.chips).toHaveText(['Agent: na']);
    await expect(history.rows).toHaveCount(6);
  });

  await test.step('My shift counts every call that began', async () => {
    await again.keyboard.press('Control+t');
    const shift = history.main.getByRole('region', { name: 'My shift' });
    const figure = (name: string) =>
      shift
        .locator('dl > div')
        .filter({ has: again.getByText(name, { exact: true }) })
        .locator('dd');
    await expect(figure('Calls')).toHaveText('7');
    await expect(figure('Tickets')).toHaveText('1');
    await expect(figure('Ended without ticket')).toHaveText('5');
    await expect(figure('Discarded, last 30 days')).toHaveText('1');
    await expect(figure('Open or parked')).toHaveText('0');
    await expect(shift.getByRole('table', { name: 'Calls without a ticket' }).getByRole('row')).toHaveCount(
      5,
    );
    await expect(shift.getByRole('table', { name: 'By agent' }).getByRole('row')).toHaveText(['NA6']);
  });

  await test.step('a discarded call is looked up and brought back after the restart', async () => {
    await again.keyboard.press('F11');
    await again.getByRole('combobox', { name: 'What do you want to do?' }).fill('Slip Of Hand');
    await expect(again.getByRole('option', { name: /Bring back Slip Of Hand/ })).toBeVisible();
    await again.keyboard.press('Enter');
    const restored = new CallScreen(again);
    await expect(restored.field('Phone')).toHaveValue('0199998888');
  });

  expect(storeHub.requests).toHaveLength(1);
  expect(storeHub.requests[0]?.bodyText).not.toContain('NA"');
});

test('an ended call has a note that is typed at once, is recorded, and is not sent', async ({
  startLive,
  storeHub,
}, { outputDir }) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  const list = call.main.getByLabel('End the call as');

  await test.step('the caret is in the note after an ending, so that the words that follow are not lost', async () => {
    const note = call.outcome.getByLabel(/^New note/);
    await call.fill({ Phone: '0112223344', Name: 'Puan Lim' });
    await keyboard.press('Control+F2');
    await expect(list).toBeVisible();
    await keyboard.press('3');
    await keyboard.type('rude technician');
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('rude technician');

    await test.step('F2 saves it and goes on to the next call', async () => {
      await keyboard.press('F2');
      await expect(call.field('Phone')).toBeFocused();
      await expect(call.field('Phone')).toHaveValue('');
      const history = new HistoryScreen(page);
      await history.open();
      await history.find.fill('rude technician');
      await expect(history.rows).toHaveCount(1);
    });
  });

  await test.step('the key of Send says of an ended call that it was recorded and is not sent', async () => {
    await call.begin();
    const reason = page.getByText('This call was recorded without a ticket. It is not sent.');
    await call.fill({ Phone: '0112223366', Name: 'Encik Zul' });
    await endCall(page, list, 3);
    await expect(call.outcome).toContainText('Complaint');
    await call.field('Name').focus();
    await keyboard.press('F9');
    await expect(reason).toHaveText(/^F9/);
    await keyboard.press('Control+Enter');
    await expect(reason).toHaveText(/^Ctrl\+Enter/);
    await expect(page.getByText('This call was already sent.')).toHaveCount(0);
    expect(storeHub.requests).toHaveLength(0);
  });

  await test.step('a rejected call ends, or is discarded; its ticket stays rejected, and is sent by nothing', async () => {
    await call.begin();
    storeHub.queue(refused('-10000', 'no such store'));
    await call.fillExample({ Name: 'Puan Rejected' });
    await keyboard.press('F9');
    await call.expectOutcome('Rejected');
    await expect(call.main.getByText('Caller hung up? Ctrl+F2 ends the call')).toBeVisible();
    await page.screenshot({ path: join(outputDir, 'rejected.png') });
    await endCall(page, list, 5);
    await expect(call.outcome).toContainText('Will call again');
    await keyboard.press('F5');
    await call.expectOutcome('Rejected');
    await expect(call.field('Name')).toHaveValue('Puan Rejected');
    await keyboard.press('F11');
    await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('Discard this call');
    await keyboard.press('Enter');
    await expect(page.getByText('Puan Rejected was discarded.')).toBeVisible();
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('Puan Rejected');
    await expect(history.rows).toHaveCount(1);
    await expect(history.ticket).toContainText('Rejected');
    await history.ticket.getByRole('button', { name: 'Correct and resend' }).click();
    await call.expectOutcome('Rejected');
    await endCall(page, list, 3);
    await expect(call.outcome).toContainText('Complaint');
    expect(storeHub.requests).toHaveLength(1);
  });

  await test.step('the timeline of an ended call says that it was recorded, and speaks of no outbox and no attempt', async () => {
    await call.begin();
    await call.fill({ Phone: '0112223355', Name: 'Puan Rosnah' });
    await endCall(page, list, 3);
    await expect(call.outcome).toContainText('Complaint');
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('0112223355');
    await history.rows.first().click();
    const timeline = history.ticket.getByRole('region', { name: 'Timeline' });
    await expect(timeline).toContainText('Recorded without a ticket, not sent to StoreHub');
    await expect(timeline).not.toContainText('outbox');
    await expect(timeline).not.toContainText('attempt');
  });
});

async function endCall(page: Page, list: ReturnType<Page['getByLabel']>, digit: number): Promise<void> {
  await page.keyboard.press('Control+F2');
  await expect(list).toBeVisible();
  await page.keyboard.press(String(digit));
}

test('“asked about a case” means the case that the screen names, arrows choose another, and History says that the caller asked', async ({
  startLive,
}, { outputDir }) => {
  const app = await startLive();
  const { page } = app;
  const call = new CallScreen(page);
  const list = call.main.getByLabel('End the call as');
  const numbers: string[] = [];
  for (const issue of ['Printer still not printing, no technician came', 'Cash drawer jammed']) {
    await call.fillExample({ Issue: issue });
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    numbers.push((await call.caseNumber.textContent()) ?? '');
    await call.begin();
  }
  const [printer = '', drawer = ''] = numbers;
  await call.fill({ Phone: '0123456789', Issue: 'printer: asks when the technician comes' });
  await expect(call.main.getByText(`Possible duplicate of ${printer}`)).toBeVisible();

  const beside = page.getByRole('region', { name: 'Past case', exact: true });
  await test.step('beside a past case, the arrows choose the case that is shown there', async () => {
    await page.keyboard.press('Control+o');
    await expect(beside).toContainText(drawer);
    await page.keyboard.press('Control+F2');
    await expect(list).toContainText(/Cash drawer jammed/);
    await page.keyboard.press('ArrowDown');
    await expect(beside).toContainText(printer);
    await expect(list).toContainText(printer);
    await page.screenshot({ path: join(outputDir, 'asked-about-beside-case.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+o');
    await expect(beside).toHaveCount(0);
  });

  await page.keyboard.press('Control+F2');
  await expect(list).toContainText(printer);
  await expect(list).toContainText(/ [ap]m/);
  await expect(list).toContainText('Printer still not printing');
  await page.screenshot({ path: join(outputDir, 'asked-about.png') });
  await page.keyboard.press('ArrowDown');
  await expect(list).toContainText(drawer);
  await expect(list).toContainText('Cash drawer jammed');
  await page.keyboard.press('ArrowUp');
  await expect(list).toContainText(printer);
  await expect(call.field('Issue')).toBeFocused();
  await page.keyboard.press('1');
  const about = call.outcome.getByRole('region', { name: 'About the case' });
  await expect(about.getByRole('button', { name: printer })).toBeVisible();

  await about.getByRole('button', { name: printer }).click();
  const history = new HistoryScreen(page);
  const inquiry = history.ticket.getByRole('button', { name: /^Asked about in call SH-/ });
  await inquiry.click();
  await expect(history.ticket.getByRole('button', { name: `Asked about ${printer}` })).toBeVisible();
  await expect(history.ticket).not.toContainText(/follow(ed|-) ?up (to|by)/i);

  await test.step('calls that only asked come behind the cases, whenever they were', async () => {
    await call.begin();
    await call.fillExample({ Issue: 'Router dead' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    await call.begin();
    await call.fill({ Phone: '0123456789' });
    await expect(call.main.getByRole('button', { name: 'Router dead' })).toBeVisible();
    const others = await holdRequests(app, 'callers.find-past-cases');
    await page.keyboard.press('Control+F2');
    await expect(list).toContainText('Router dead');
    await others.expectAsked(1);
    await others.letGo();
    await page.keyboard.press('ArrowDown');
    await expect(list).toContainText(drawer);
    await page.keyboard.press('ArrowDown');
    await expect(list).toContainText(printer);
    await page.keyboard.press('ArrowDown');
    await expect(list).toContainText(/SH-[0-9A-Z]+ \d+:\d\d [ap]m ?Asked about a case · printer: asks/);
    await page.keyboard.press('ArrowUp');
    await expect(list.locator('[data-reached]')).toContainText(printer);
    await page.keyboard.press('Enter');
    await expect(about.getByRole('button', { name: printer })).toBeVisible();
  });
});

test('the digits of a case number in Phone find its case, and “asked about a case” means that one', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const list = call.main.getByLabel('End the call as');
  const card = call.main.getByRole('region', { name: 'Possible callers' });

  await page.keyboard.type('209181');
  await expect(card).toContainText('Chan Mei Yee');
  await expect(card).toContainText('case number STOREHUB1400-CA209181M');
  await page.keyboard.press('Control+F2');
  await expect(list).toContainText('STOREHUB1400-CA209181M');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F4');
  await call.expectFields({ Phone: '016 000 3672', Name: 'Chan Mei Yee' });
  await endCall(page, list, 1);
  await expect(call.outcome).toContainText('STOREHUB1400-CA209181M');
});
