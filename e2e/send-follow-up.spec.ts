import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('F10 with the caret in Address shows what the app fills in for it, before the follow-up is sent', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  await call.fillExample();
  await keyboard.press('F9');
  await call.expectOutcome('Created');
  await call.begin();
  await call.fillExample({ Address: '', State: '' });
  await expect(call.button('Send as a follow-up')).toBeVisible();
  await call.field('Address').focus();
  await keyboard.type('23, Jalan Ampang, Taman KLCC, 55000 KL');

  await keyboard.press('F10');
  const held = call.main
    .getByRole('alert')
    .filter({ hasText: 'Not sent yet: check what was just filled in.' });
  await expect(held).toContainText('State: Kuala Lumpur');
  await expect(call.field('Remark')).toHaveValue(/Follow-up to/);
  expect(storeHub.requests).toHaveLength(1);

  await keyboard.press('F9');
  await call.expectOutcome('Created');
  expect(storeHub.requests).toHaveLength(2);
});
