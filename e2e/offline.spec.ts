import { explainOutcome } from '../shared/outcome/attempt-outcome';
import { refused } from './fake-storehub/canned-answers';
import { findClosedPort, startFakeStoreHub } from './fake-storehub/fake-storehub';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';
import { RemindersScreen } from './pages/reminders-screen';

test('tickets written down with no way to StoreHub go out by themselves, in order and once, when it is back', async ({
  start,
  keyring,
}) => {
  await keyring.writeToken(fakeToken);
  const port = await findClosedPort();
  const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
  const startOffline = () => start({ mode: 'live', apiUrl, keyring: keyring.env });
  const explanation = explainOutcome({ kind: 'not-sent', reason: 'connection-refused', detail: null }, 'en');

  const first = await startOffline();
  const call = new CallScreen(first.page);
  await call.fillExample({ Name: 'Aminah' });
  await call.send.click();
  await call.expectOutcome('Not sent', explanation);
  await expect(call.reference).toHaveText(/^SH-[0-9A-Z]{4,6}$/);
  const reference = (await call.reference.textContent()) ?? '';
  await call.begin();
  await call.fillExample({ Name: 'Balan' });
  await call.send.click();
  await call.expectOutcome('Not sent', explanation);
  await first.quit();

  const { page } = await startOffline();
  const outbox = new OutboxScreen(page);
  await outbox.open();
  await expect(outbox.waiting).toHaveCount(2);
  await expect(outbox.waiting.first()).toContainText('Aminah');
  await expect(outbox.waiting.first()).toContainText(reference);
  await expect(outbox.waiting.last()).toContainText('Balan');

  const storeHub = await startFakeStoreHub({ port });
  // Each pause is twice the one before: some 38 s, where half a minute has gone by since the start.
  await expect(outbox.waiting).toHaveCount(0, { timeout: 60_000 });
  const listNames = () =>
    storeHub.requests.map(({ json }) => (json as { Ticket: { Name: string } }).Ticket.Name);
  await expect.poll(listNames).toEqual(['Aminah', 'Balan']);

  await test.step('the reference given to the caller finds the case', async () => {
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill(reference);
    await expect(history.rows).toHaveCount(1);
    await expect(history.rows).toContainText('STOREHUB0999-CA109193B');
    await expect(history.rows).toContainText('Created');
  });
  await storeHub.close();
});

test(
  'a ticket that StoreHub rejects once the agent has gone on stands in the outbox until it is corrected',
  { tag: '@exhaustive' },
  async ({ start, keyring }) => {
    await keyring.writeToken(fakeToken);
    const port = await findClosedPort();
    const apiUrl = `http://127.0.0.1:${port}/api/ticket/create`;
    const { page } = await start({ mode: 'live', apiUrl, keyring: keyring.env });
    const call = new CallScreen(page);
    const outbox = new OutboxScreen(page);
    const badge = page.getByRole('navigation', { name: 'Screens' }).getByText('1 rejected');
    await call.fillExample({ Name: 'Aminah' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Not sent');
    await call.begin();
    await call.fillExample({ Name: 'Balan' });
    await page.keyboard.press('F9');
    await call.expectOutcome('Not sent');

    const storeHub = await startFakeStoreHub({ port });
    storeHub.queue(refused('-10000', 'no such store'), refused('-10000', 'no such store'));
    await expect(badge).toBeAttached({ timeout: 60_000 });

    await test.step('the call that is still shown is open again: it is corrected or discarded right there', async () => {
      await call.expectOutcome('Rejected');
      await expect(call.field('Name')).toHaveValue('Balan');
      await page.keyboard.press('F11');
      await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('Discard this call');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Balan was discarded.')).toBeVisible();
    });
    await outbox.open();
    await expect(outbox.waiting).toHaveCount(0);
    await expect(outbox.rejected).toHaveCount(1);
    await expect(outbox.rejected).toContainText('Aminah');
    await expect(outbox.rejected).toContainText('Check the fields, correct what is wrong and send again.');
    expect(storeHub.requests).toHaveLength(2);

    await outbox.rejected.getByRole('button', { name: 'Correct and resend' }).click();
    await call.expectOutcome('Rejected');
    await expect(badge).toHaveCount(0);
    await call.field('Remark').fill('Corrected');
    await page.keyboard.press('F9');
    await call.expectOutcome('Created');
    expect(storeHub.requests).toHaveLength(3);

    await test.step('and the caller gets the call that was promised', async () => {
      const callbacks = new RemindersScreen(page);
      await callbacks.open();
      await expect(callbacks.due).toHaveCount(1);
      await expect(callbacks.due).toContainText('Aminah');
    });
    await storeHub.close();
  },
);
