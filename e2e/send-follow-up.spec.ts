import type { Keyboard } from '@playwright/test';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { holdTimers } from './fixtures/hold-timers';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

/** How long the keys behind F10 wait for the history, in ms. */
const maxWaitMs = 1000;

/** A call like the first one may then be its duplicate. */
async function createTicketAndBeginCall(call: CallScreen, keyboard: Keyboard): Promise<void> {
  await call.fillExample();
  await keyboard.press('F9');
  await call.expectOutcome('Created');
  await call.begin();
}

test('F10 with the caret in Address shows what the app fills in for it, before the follow-up is sent', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const { keyboard } = page;
  const call = new CallScreen(page);
  await createTicketAndBeginCall(call, keyboard);
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

test('keys behind F10 wait a second for the history, and what is late sends nothing', async ({
  startLive,
  storeHub,
}) => {
  const app = await startLive();
  const { page } = app;
  const { keyboard } = page;
  const call = new CallScreen(page);
  const late = page.getByText('The history did not answer in time: nothing was sent.');
  await createTicketAndBeginCall(call, keyboard);
  await call.fillExample({ Issue: 'Till off' });
  await expect(call.button('Send as a follow-up')).toBeVisible();
  await call.field('Issue').focus();

  await test.step('a late answer does not link the call', async () => {
    const asked = await holdRequests(app, 'tickets.find-similar');
    const linked = await holdRequests(app, 'calls.set-follow-up');
    await keyboard.press('F10');
    await keyboard.type(' again');
    await expect(late).toBeVisible();
    await expect(call.field('Issue')).toHaveValue('Till off again');
    await expect(call.main.getByText(/^Saved/)).toBeVisible();
    await asked.letGo();
    expect(await linked.requests()).toEqual([]);
    await linked.letGo();
  });

  await test.step('a late link stays, and the agent sends the call', async () => {
    const linked = await holdRequests(app, 'calls.set-follow-up');
    await keyboard.press('F10');
    await keyboard.type(' today');
    await expect(call.field('Issue')).toHaveValue('Till off again today');
    await linked.letGo();
    await expect(call.field('Remark')).toHaveValue(/Follow-up to/);
    await keyboard.type(', since 9');
    await keyboard.press('F9');
    await call.expectOutcome('Created');
    expect(storeHub.requests).toHaveLength(2);
    expect(storeHub.requests[1]?.bodyText).toContain('Till off again today, since 9');
  });
});

test('F10 before the possible duplicate is on the screen waits for it, and links the call without sending it', async ({
  startLive,
  storeHub,
}) => {
  const app = await startLive();
  const { page } = app;
  const { keyboard } = page;
  const call = new CallScreen(page);
  const none = page.getByText('No case like this one in the last three days.');
  await createTicketAndBeginCall(call, keyboard);
  const asked = await holdRequests(app, 'tickets.find-similar');
  await call.fillExample({ Issue: 'Till off' });
  await call.field('Issue').focus();
  // The history is not late, however long this takes.
  const timeLimit = await holdTimers(page, maxWaitMs);
  await keyboard.press('F10');
  await keyboard.type(' again');
  await expect(none).toHaveCount(0);
  await asked.letGo();
  await expect(call.field('Remark')).toHaveValue(/Follow-up to/);
  await expect(call.field('Issue')).toHaveValue('Till off again');
  await timeLimit.letGo();
  expect(storeHub.requests).toHaveLength(1);
  await keyboard.press('F9');
  await call.expectOutcome('Created');
  expect(storeHub.requests).toHaveLength(2);

  await call.begin();
  await call.fill({ Phone: '0198880001' });
  await keyboard.press('F10');
  await expect(none).toBeVisible();
});
