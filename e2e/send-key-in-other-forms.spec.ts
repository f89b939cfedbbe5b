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
  const notice = page.getByText('Note saved. Press it again to send the call.');
  const beside = page.getByRole('region', { name: 'Past case', exact: true });
  await call.field('Store name').fill(exampleCall['Store name']);

  await test.step('beside a call that is not ready, it only saves', async () => {
    await keys.press('Control+F8');
    await expect(call.main.getByLabel(/^Note on the store/)).toBeFocused();
    await keys.type('back door');
    await keys.press('F9');
    await expect(call.main.getByText('Store: back door').first()).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
  await call.fillExample();
  await call.field('Remark').focus();

  await test.step('a lasting note', async () => {
    await keys.press('Control+F7');
    await expect(call.main.getByLabel(/^Note on the caller/)).toBeFocused();
    await keys.type('deaf');
    await keys.press('F9');
    await expect(call.main.getByText('Caller: deaf').first()).toBeVisible();
    await expect(call.field('Remark')).toBeFocused();
    await expect(notice).toBeVisible();
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
    await keys.press('Control+Enter');
    await expect(beside.getByRole('region', { name: 'Reminders' }).getByRole('listitem')).toHaveCount(1);
  });
  await expect(call.send).toBeVisible();
  expect(storeHub.requests).toHaveLength(0);
  await test.step('from the call itself, it sends', async () => {
    await call.field('Remark').focus();
    await keys.press('F9');
    await call.expectOutcome('Created');
    expect(storeHub.requests).toHaveLength(1);
  });
});
