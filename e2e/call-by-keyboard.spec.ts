import { recordAnnouncements } from './fixtures/heard-announcements';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall, textFields } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('from the ringing phone to the case number and back to it, without a mouse', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const keys = page.keyboard;
  await expect(call.field('Phone')).toBeFocused();

  await test.step('each field goes by its name alone', async () => {
    for (const name of textFields) {
      const role = name === 'State' ? 'combobox' : 'textbox';
      await expect(call.main.getByRole(role, { name, exact: true })).toBeVisible();
    }
    const sms = { name: 'SMS updates Send to the caller’s phone', exact: true };
    await expect(call.main.getByRole('checkbox', sms)).toBeVisible();
    await expect(call.main.getByText('Quick entry', { exact: true })).toBeVisible();
    await expect(call.main.getByRole('textbox', { name: 'Quick entry', exact: true })).toBeVisible();
    await expect(page.locator('ol:empty')).toHaveCount(0);
    await expect(call.group('Service').getByRole('radio')).toHaveCount(6);
    await expect(call.group('Priority').getByRole('radio')).toHaveCount(3);
  });

  await test.step('Tab goes through the fields as they stand on the screen, and ends at Send', async () => {
    const stops: Stop[] = [await focusedStop(page)];
    while (stops.at(-1)?.name !== 'Send' && stops.length < 30) {
      await keys.press('Tab');
      stops.push(await focusedStop(page));
    }
    expect(stops.map(({ name }) => name)).toEqual([
      'Phone',
      'Name',
      'Store name',
      'Dealer or reseller',
      'Issue',
      'Service',
      'Priority',
      'Address',
      'State',
      'Latitude',
      'Longitude',
      'SMS updates',
      'Email',
      'Remark',
      'Read back',
      'Send',
    ]);
    const onSheet = stops.slice(0, 14);
    for (const [index, next] of onSheet.entries()) {
      const last = onSheet[index - 1];
      if (last === undefined) continue;
      const isBelow = next.top >= last.bottom;
      const isBeside = next.left >= last.right && next.top < last.bottom && next.bottom > last.top;
      expect(isBelow || isBeside, `${next.name} stands after ${last.name}`).toBe(true);
    }
  });

  const title = page.getByRole('heading', { name: 'Not sent: still missing' });
  const missing = call.main.locator('section', { has: title });
  const notSent = missing.getByRole('heading');
  await test.step('a call sent too early puts the caret on the first fault, and says what is missing until it is there', async () => {
    const heard = await recordAnnouncements(page);
    await keys.press('F9');
    await expect(notSent).toBeVisible();
    await expect
      .poll(heard.read)
      .toContainEqual(expect.stringMatching(/^Not sent yet: Phone, Name, Issue, .*Longitude/));
    await expect(call.field('Phone')).toBeFocused();
    await expect(call.main.getByText('Missing', { exact: true })).toHaveCount(8);
  });

  await test.step('digits choose service and priority, words go on in Issue, and Space chooses the SMS', async () => {
    for (const name of ['Phone', 'Name', 'Store name', 'Dealer or reseller', 'Issue'] as const) {
      await expect(call.field(name)).toBeFocused();
      await keys.type(exampleCall[name]);
      await keys.press('Tab');
    }
    await expect(missing.getByRole('button')).toHaveText([
      'Service',
      'Address',
      'State',
      'Latitude',
      'Longitude',
    ]);
    await expect(notSent).toBeVisible();
    await keys.type('eh sekejap ya');
    await expect(call.field('Issue')).toHaveValue(`${exampleCall.Issue} eh sekejap ya`);
    await expect(call.field('Issue')).toBeFocused();
    await expect(call.group('Service').getByRole('radio', { checked: true })).toHaveCount(0);
    await call.field('Issue').fill(exampleCall.Issue);
    await keys.press('Tab');
    await keys.press('Space');
    await expect(call.group('Service').getByRole('radio').first()).toBeChecked();
    await keys.press('4');
    await expect(call.group('Service').getByRole('radio').nth(3)).toBeChecked();
    await keys.press('7');
    await expect(call.group('Service').getByRole('radio').nth(3)).toBeChecked();
    await keys.press('ArrowRight');
    await expect(call.group('Service').getByRole('radio').nth(4)).toBeChecked();
    await keys.press('Tab');
    await keys.press('3');
    await expect(call.group('Priority').getByRole('radio', { name: 'High' })).toBeChecked();
    await keys.press('Tab');
    for (const name of ['Address', 'State', 'Latitude', 'Longitude'] as const) {
      await expect(call.field(name)).toBeFocused();
      await keys.type(exampleCall[name]);
      await keys.press('Tab');
    }
    await expect(call.field('SMS updates')).toBeFocused();
    await keys.press('Space');
    await expect(call.field('SMS updates')).not.toBeChecked();
    await keys.press('Tab');
    for (const name of ['Email', 'Remark'] as const) {
      await keys.type(exampleCall[name]);
      await keys.press('Tab');
    }
    await call.expectFields(exampleCall);
    await expect(notSent).toBeHidden();
    await expect(call.main.getByText('Ready to send.')).toBeVisible();
  });

  await test.step('parked by F6, brought back by Alt+1', async () => {
    await keys.press('F6');
    await expect(call.field('Name')).toHaveValue('');
    await expect(call.field('Phone')).toBeFocused();
    await keys.press('Alt+1');
    await call.expectFields(exampleCall);
  });

  await test.step('F8 goes to what is read back, Escape back to the field', async () => {
    await call.field('Issue').focus();
    await keys.press('F8');
    await expect(call.main.getByRole('region', { name: 'Read back' })).toBeFocused();
    await keys.press('Escape');
    await expect(call.field('Issue')).toBeFocused();
  });

  await test.step('F1 shows the keys and takes the caret from nobody', async () => {
    const card = page.getByRole('region', { name: 'Keyboard shortcuts', exact: true });
    await keys.press('F1');
    await expect(card).toBeVisible();
    await expect(call.field('Issue')).toBeFocused();
    await keys.press('Escape');
    await expect(card).toBeHidden();
  });

  const caseNumber = await test.step('Send is a button for Enter, too', async () => {
    await call.send.focus();
    await keys.press('Enter');
    await expect(call.caseNumber).toHaveText(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
    return (await call.caseNumber.textContent()) ?? '';
  });
  const announced = call.outcome.locator('[aria-live=polite]');

  await test.step('a screen reader hears the case number character by character, not as a word', async () => {
    await expect(announced.filter({ hasText: 'Created.' })).toHaveText(
      /^Created\. Case number: STOREHUB, \d \d \d \d, C A, \d \d \d, \d \d \d, [A-Z]$/,
    );
  });

  await test.step('practice begins with nothing that calls for attention', async () => {
    const outbox = page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: /^Outbox/ });
    await expect(outbox).toHaveAccessibleName('Outbox');
  });

  await test.step('F7 spells the case number, and is heard too', async () => {
    await keys.press('F7');
    await expect(call.outcome.getByText('Sierra Tango Oscar')).toBeVisible();
    await expect(announced.filter({ hasText: 'Sierra Tango Oscar' })).toHaveCount(1);
  });

  await test.step('F2 begins a blank call, F3 finds the case, the arrows go to it', async () => {
    await call.begin();
    const history = new HistoryScreen(page);
    await history.open();
    await expect(history.find).toBeFocused();
    await keys.type(caseNumber);
    await expect(history.rows).toHaveCount(1);
    await keys.press('ArrowDown');
    await expect(history.ticket).toContainText(caseNumber);
    await keys.press('Enter');
    await expect(history.ticket).toBeFocused();
    await keys.press('Escape');
    await expect(history.find).toBeFocused();
    await keys.press('Escape');
    await expect(call.field('Phone')).toBeFocused();
  });
});

type Stop = { name: string; left: number; right: number; top: number; bottom: number };

/** The focused stop. A group of options counts as one stop, with the group's name. */
async function focusedStop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const element = focused.closest('[role=radiogroup]') ?? focused;
    const label =
      document.getElementById(element.getAttribute('aria-labelledby') ?? '') ??
      document.querySelector(`label[for="${element.id}"]`) ??
      element.firstChild;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const name = element.getAttribute('aria-label') ?? label?.textContent ?? '';
    return { name, left, right, top, bottom };
  });
}
