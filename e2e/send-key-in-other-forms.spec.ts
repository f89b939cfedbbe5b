import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';

test('F9 in a form beside the call saves that form, and sends nothing', async ({
  userDataFolder,
  startLive,
  storeHub,
}) => {
  seedHistory(userDataFolder, 3, () => ({ Ticket: { Phone: exampleCall.Phone } }));
  const { page } = await startLive();
  const call = new CallScreen(page);
  const keys = page.keyboard;
  const beside = page.getByRole('region', { name: 'Past case', exact: true });
  await call.fillExample();
  await call.field('Remark').focus();

  await test.step('a lasting note', async () => {
    await keys.press('Control+F7');
    await expect(call.main.getByLabel(/^Note on the caller/)).toBeFocused();
    await keys.type('deaf');
    await keys.press('F9');
    await expect(call.main.getByText('Caller: deaf').first()).toBeVisible();
    await expect(call.field('Remark')).toBeFocused();
  });
  await test.step('a note on the past case, and a reminder', async () => {
    await keys.press('Control+o');
    await expect(beside.getByText('Past case 1 of 3')).toBeVisible();
    await keys.press('Control+n');
    await keys.type('rang twice');
    await keys.press('F9');
    await expect(beside.getByRole('listitem').filter({ hasText: 'rang twice' })).toBeVisible();
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
