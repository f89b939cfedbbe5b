import { refused } from './fake-storehub/canned-answers';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

test('F9 in a form beside the call saves that form, sends nothing, and says so', async ({
  userDataFolder,
  startLive,
  storeHub,
}) => {
  seedHistory(userDataFolder, 3, () => ({ Ticket: { Phone: exampleCall.Phone } }));
  const { page } = await startLive();
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const notice = page.getByText('Saved. Press it again to send the call.');
  const incomplete = page.getByText('Saved, but the call is not sent: it is not complete yet.');
  const beside = page.getByRole('region', { name: 'Past case', exact: true });
  await call.field('Store name').fill(exampleCall['Store name']);

  await test.step('beside a call that is not ready, it says so, and the caret is where it was', async () => {
    await call.field('Store name').focus();
    await keys.press('Control+F8');
    await expect(call.main.getByLabel(/^Note on the store/)).toBeFocused();
    await keys.type('back door');
    await keys.press('F9');
    await expect(call.main.getByText('Store: back door').first()).toBeVisible();
    await expect(incomplete).toBeVisible();
    await expect(call.field('Store name')).toBeFocused();
    await keys.press('End');
    await keys.type('2');
    await expect(call.field('Store name')).toHaveValue(`${exampleCall['Store name']}2`);
    await keys.press('Backspace');
    await expect(notice).toHaveCount(0);
  });
  await test.step('by Enter, the caret is where it was', async () => {
    await call.field('Store name').focus();
    await keys.press('Control+F8');
    await keys.type('x');
    await keys.press('Enter');
    await expect(call.main.getByText('Store: back door x').first()).toBeVisible();
    await expect(call.field('Store name')).toBeFocused();
  });
  await call.fillExample();
  await call.field('Remark').focus();

  await test.step('a lasting note', async () => {
    await keys.press('Control+F7');
    await expect(call.main.getByLabel(/^Note on the number/)).toBeFocused();
    await keys.type('deaf');
    await keys.press('F9');
    await expect(call.main.getByText('Number: deaf').first()).toBeVisible();
    await expect(call.field('Remark')).toBeFocused();
    await expect(notice).toBeVisible();
  });
  await test.step('in a field that was selected as a whole, the caret is behind it afterwards', async () => {
    await call.field('Longitude').selectText();
    await keys.press('Control+F7');
    await keys.type('patient');
    await keys.press('F9');
    await expect(call.main.getByText('Number: deaf patient').first()).toBeVisible();
    await expect(call.field('Longitude')).toBeFocused();
    await keys.type('5');
    await expect(call.field('Longitude')).toHaveValue(`${exampleCall.Longitude}5`);
    await keys.press('Backspace');
  });
  await test.step('a note on the past case, and a reminder', async () => {
    await keys.press('Control+o');
    await expect(beside.getByText('Past case 1 of 3')).toBeVisible();
    await keys.press('Control+n');
    await keys.type('rang twice');
    await keys.press('F9');
    await expect(beside.getByRole('listitem').filter({ hasText: 'rang twice' })).toBeVisible();
    await expect(notice).toBeVisible();
    await keys.press('Control+e');
    await expect(notice).toHaveCount(0);
    await keys.press('F9');
    await expect(beside.getByRole('region', { name: 'Reminders' }).getByRole('listitem')).toHaveCount(1);
    await expect(notice).toBeVisible();
  });
  await expect(call.send).toBeVisible();
  expect(storeHub.requests).toHaveLength(0);
  await test.step('nor does the next key replace it where the ticket was rejected', async () => {
    storeHub.queue(refused('-10000', 'Invalid parameter'));
    await call.field('Longitude').selectText();
    await keys.press('F9');
    await call.expectOutcome('Rejected');
    // The message names no field, so the caret is on the message.
    await expect(call.outcome).toBeFocused();
    await keys.type('5');
    await expect(call.field('Longitude')).toHaveValue(exampleCall.Longitude);
    await keys.press('Escape');
    await expect(call.field('Longitude')).toBeFocused();
    await keys.type('5');
    await expect(call.field('Longitude')).toHaveValue(`${exampleCall.Longitude}5`);
    await keys.press('Backspace');
  });
  await test.step('from the call itself, it sends', async () => {
    await call.field('Remark').focus();
    await keys.press('F9');
    await call.expectOutcome('Created');
    expect(storeHub.requests).toHaveLength(2);
  });
});
