import type { Page } from '@playwright/test';
import { en } from '../src-renderer/messages/catalogues';
import { refused } from './fake-storehub/canned-answers';
import { expectNoAxeViolations } from './fixtures/axe';
import { killWindowProcess } from './fixtures/kill-window-process';
import { caseNumberAt, seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

const siti = { Name: 'Siti Aminah', Phone: '60198887766', StoreName: 'Siti Bakery' };
/** The places of the cases of Siti's number or store in the history of 40; 7 is of the store, from another number. */
const sitisCases = new Set([12, 7, 3]);

test('from four digits to the whole past case by one key, while the caret stays in the field', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 40, (place) => ({
    Ticket: {
      ...(sitisCases.has(place) && { ...siti, Issue: `The oven of case ${place} stays cold` }),
      ...(place === 7 && { Phone: '60171112233', Name: 'Her baker' }),
    },
  }));
  const { electron, page } = await startLive();
  const call = new CallScreen(page);
  const history = new HistoryScreen(page);
  const beside = page.getByRole('region', { name: 'Past case', exact: true });
  const number = beside.getByRole('heading', { level: 2, name: /^STOREHUB/ });
  const remark = call.field('Remark');

  await test.step('one key shows it, and further keys go through the cases of this caller and this store', async () => {
    await page.keyboard.type('7766');
    await expect(call.main.getByText('number ends with 7766')).toBeVisible();
    await call.field('Phone').press('ArrowLeft');
    const before = await caretOf(page);
    expect(before).toEqual({ id: 'field-phone', start: 3, end: 3 });

    await page.keyboard.press('Control+o');
    await expect(number).toHaveText(caseNumberAt(12));
    await expect(beside.getByText('Past case 1 of 3')).toBeVisible();
    await expect(beside.getByText('The oven of case 12 stays cold')).toBeVisible();
    expect(await caretOf(page)).toEqual(before);
    for (const [nth, place] of [
      [2, 7],
      [3, 3],
    ] as const) {
      await page.keyboard.press('Alt+PageDown');
      await expect(number).toHaveText(caseNumberAt(place));
      await expect(beside.getByText(`Past case ${nth} of 3`)).toBeVisible();
    }
    await page.keyboard.press('Alt+PageUp');
    await expect(number).toHaveText(caseNumberAt(7));
    await page.keyboard.press('Control+d');
    await expect(beside.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(caseNumberAt(7));
    expect(await caretOf(page)).toEqual(before);
  });

  await test.step('a reload brings it back, with those to go through and the caret in its field', async () => {
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(number).toHaveText(caseNumberAt(7));
    await expect(beside.getByText('Past case 2 of 3')).toBeVisible();
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('F10 makes the call a follow-up to it, and F10 again no follow-up', async () => {
    const before = await caretOf(page);
    await page.keyboard.press('F10');
    await expect(remark).toHaveValue(`Follow-up to ${caseNumberAt(7)}\n`);
    await expect(beside.getByRole('button', { name: 'Not a follow-up' })).toBeVisible();
    await page.keyboard.press('F10');
    await expect(remark).toHaveValue('');
    await page.keyboard.press('F10');
    await expect(remark).toHaveValue(`Follow-up to ${caseNumberAt(7)}\n`);
    expect(await caretOf(page)).toEqual(before);
  });

  await test.step('Esc closes it, and shows what the call follows up', async () => {
    const before = await caretOf(page);
    await page.keyboard.press('Escape');
    await expect(beside).toBeHidden();
    await expect(
      call.main.getByRole('region', { name: 'Follow-up to' }).getByRole('button', { name: caseNumberAt(7) }),
    ).toBeVisible();
    expect(await caretOf(page)).toEqual(before);
  });

  await test.step('opened from there, it is one of all that the keys go through', async () => {
    await call.main
      .getByRole('region', { name: 'Follow-up to' })
      .getByRole('button', { name: caseNumberAt(7) })
      .click();
    await expect(beside.getByText('Past case 2 of 3')).toBeVisible();
    await page.keyboard.press('Alt+PageDown');
    await expect(number).toHaveText(caseNumberAt(3));
    await page.keyboard.press('Escape');
    await expect(beside).toBeHidden();
  });

  await test.step('the arrows of the list of endings go through all of them, newest first, and round', async () => {
    const endings = call.main.getByLabel('End the call as');
    await call.begin();
    await page.keyboard.type('0198887766');
    await expect(call.main.getByText('same number')).toBeVisible();
    await page.keyboard.press('Control+F2');
    for (const place of [12, 7, 3, 12]) {
      await expect(endings).toContainText(caseNumberAt(place));
      await expect(endings).toContainText(`The oven of case ${place} stays cold`);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Escape');
  });

  await test.step('from another number of the store, the key shows the case that the card names beside it, and the newer one next', async () => {
    await call.begin();
    await page.keyboard.type('0171112233');
    await expect(call.main.getByRole('region', { name: 'Possible callers' })).toContainText(caseNumberAt(7));
    await page.keyboard.press('Control+o');
    await expect(number).toHaveText(caseNumberAt(7));
    await expect(beside.getByText('Past case 2 of 3')).toBeVisible();
    await page.keyboard.press('Alt+PageUp');
    await expect(number).toHaveText(caseNumberAt(12));
    await page.keyboard.press('Escape');
    await expect(beside).toBeHidden();
  });

  await test.step('a case number in quick entry shows its case, of any caller and age', async () => {
    await call.begin();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(caseNumberAt(1).slice(-9));
    await page.keyboard.press('Enter');
    await expect(number).toHaveText(caseNumberAt(1));
    await expect(call.field('Quick entry')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(beside).toBeHidden();
  });

  await test.step('F3 opens the history on the number, and one key takes that away', async () => {
    await call.field('Phone').fill('019-888 7766');
    await page.keyboard.press('F3');
    await expect(history.find).toHaveValue('019-888 7766');
    await expect(history.count).toHaveText('2 entries');
    await page.keyboard.press('Backspace');
    await expect(history.find).toHaveValue('');
    await expect(history.count).toHaveText('40 entries');
  });

  await test.step('from the history, F10 begins a call that follows up the selected case', async () => {
    await history.find.fill(caseNumberAt(3));
    await expect(history.title).toHaveText(caseNumberAt(3));
    await page.keyboard.press('F10');
    await expect(remark).toHaveValue(`Follow-up to ${caseNumberAt(3)}\n`);
    await call.expectFields({ Name: siti.Name, 'Store name': siti.StoreName, Issue: '' });
    await expect(call.field('Issue')).toBeFocused();
  });
});

test('a created case is followed up by its number alone and within its remark, a rejected one is not', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);

  await test.step('a rejected case is no case to follow up: F10 says so, and offers to correct and resend it', async () => {
    const beside = page.getByRole('region', { name: 'Past case', exact: true });
    await call.fillExample({ Issue: 'The oven stays cold' });
    storeHub.queue(refused('-10000', 'no such store'));
    await page.keyboard.press('F9');
    await call.expectOutcome('Rejected');
    await call.begin();
    await page.keyboard.type(exampleCall.Phone);
    await expect(call.main.getByRole('region', { name: 'Possible callers' })).toBeVisible();
    await page.keyboard.press('Control+o');
    // The key is that of the form until the case is there.
    await expect(beside.getByText('Rejected', { exact: true }).first()).toBeVisible();
    await page.keyboard.press('F10');
    const alert = beside.getByRole('alert').filter({ hasText: 'so there is no case to follow up' });
    await expect(alert).toBeVisible();
    await expect(call.field('Remark')).toHaveValue('');
    await expectNoAxeViolations(page);
    await alert.getByRole('button', { name: 'Correct and resend' }).click();
    await expect(call.field('Issue')).toHaveValue('The oven stays cold');
    await expect(call.field('Remark')).toHaveValue(exampleCall.Remark);
  });

  const caseNumber =
    await test.step('F10 on a call with nothing but its number links it to the case before, and marks no field', async () => {
      await call.begin();
      await call.fillExample();
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      const number = (await call.caseNumber.textContent()) ?? '';
      await call.begin();
      await page.keyboard.type('60123456789');
      await expect(call.main.getByRole('button', { name: /^Send as a follow-up/ })).toBeVisible();
      await page.keyboard.press('F10');
      await expect(call.main.getByRole('region', { name: 'Follow-up to' })).toBeVisible();
      await expect(call.main.locator('[aria-invalid=true]')).toHaveCount(0);
      await expect(call.main.getByText(/^Not sent/)).toHaveCount(0);
      await expect(call.field('Phone')).toBeFocused();
      return number;
    });

  await test.step('a follow-up that does not fit into the remark is not sent without saying so', async () => {
    await call.begin();
    await call.fillExample({ Remark: 'x'.repeat(990) });
    await expect(call.main.getByRole('button', { name: /^Send as a follow-up/ })).toBeVisible();
    await page.keyboard.press('F10');
    await expect(call.field('Remark')).toHaveValue(`Follow-up to ${caseNumber}\n${'x'.repeat(990)}`);
    await expect(call.field('Remark')).toBeFocused();
    await expect(call.main.getByRole('heading', { name: en.callPanel.needsCorrection })).toBeVisible();
    expect(storeHub.requests).toHaveLength(2);
    await page.keyboard.press('F5');
    await expect(call.field('Remark')).toHaveValue('x'.repeat(990));
  });
});

test(
  'a window whose process was killed shows the past case again, and none that was closed',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 8, () => ({ Ticket: siti }));
    const { electron, page } = await startLive();
    const call = new CallScreen(page);
    await page.keyboard.type('7766');
    await expect(call.main.getByText('number ends with 7766')).toBeVisible();
    await page.keyboard.press('Control+o');
    await expect(page.getByText('Past case 1 of 8')).toBeVisible();
    await expect(call.main.getByText(/^Saved /)).toBeVisible();

    const again = await killWindowProcess(electron);
    await expect.poll(again.text).toContain('Past case 1 of 8');
    await expect.poll(again.text).toContain(caseNumberAt(8));
    await again.run(`document.querySelector('[data-past-case] button').click()`);
    await expect.poll(again.text).not.toContain('Past case 1 of 8');
    const third = await killWindowProcess(electron);
    await expect.poll(third.text).toContain('number ends with 7766');
    expect(await third.text()).not.toContain('Past case 1 of 8');
  },
);

/** The element that has the caret, and its selection. */
function caretOf(page: Page): Promise<{ id: string; start: number | null; end: number | null }> {
  return page.evaluate(() => {
    const { activeElement: field } = document;
    if (!(field instanceof HTMLInputElement)) return { id: field?.id ?? '', start: null, end: null };
    return { id: field.id, start: field.selectionStart, end: field.selectionEnd };
  });
}

test('one Esc closes the innermost of what is open beside the call, and only that shows the key', async ({
  userDataFolder,
  startLive,
}) => {
  seedHistory(userDataFolder, 40, (place) => ({ Ticket: { ...(sitisCases.has(place) && siti) } }));
  const { page } = await startLive();
  const call = new CallScreen(page);
  const beside = page.getByRole('region', { name: 'Past case', exact: true });
  const close = beside.getByRole('button', { name: 'Close', exact: true });
  const hints = page.locator('kbd').filter({ hasText: /^Esc$/, visible: true });
  await page.keyboard.type('0198887766');
  await page.keyboard.press('Control+o');
  await expect(close).toContainText('Esc');
  await expect(beside.getByText('What was sent')).toBeVisible();

  await test.step('a reminder goes before the case', async () => {
    await page.keyboard.press('Control+e');
    await expect(beside.getByRole('radio', { name: /^In 1 hour/ })).toBeFocused();
    await expect(hints).toHaveCount(1);
    await expect(close).not.toContainText('Esc');
    await page.keyboard.press('Escape');
    await expect(beside.getByRole('radio')).toHaveCount(0);
    await expect(call.field('Phone')).toBeFocused();
    await expect(close).toContainText('Esc');
  });

  await test.step('with the focus in the case, the same key closes it and gives the caret back', async () => {
    await page.keyboard.press('Control+n');
    await expect(beside.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(beside).toHaveCount(0);
    await expect(call.field('Phone')).toBeFocused();
  });

  await test.step('a case that was opened from a question goes before the question', async () => {
    const question = call.main.getByRole('region', { name: 'Question', exact: true });
    const answer = question.getByRole('textbox');
    await call.field('Issue').focus();
    await page.keyboard.type('/printer');
    await page.keyboard.press('Enter');
    await page.keyboard.press('F12');
    await expect(answer).toBeFocused();
    await expect(question).toContainText('Esc: back to the call.');
    await page.keyboard.press('Control+o');
    await expect(close).toContainText('Esc');
    await expect(question).not.toContainText('Esc');
    await page.keyboard.press('Escape');
    await expect(beside).toHaveCount(0);
    await expect(answer).toBeFocused();
    await expect(question).toContainText('Esc: back to the call.');
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(call.field('Issue')).toBeFocused();
  });
});
