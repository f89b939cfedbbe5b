import { explainOutcome } from '../shared/outcome/attempt-outcome';
import { findClosedPort, startFakeStoreHub } from './fake-storehub/fake-storehub';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { OutboxScreen } from './pages/outbox-screen';

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
  await expect(outbox.waiting).toHaveCount(0, { timeout: 30_000 });
  const names = storeHub.requests.map(({ json }) => (json as { Ticket: { Name: string } }).Ticket.Name);
  expect(names).toEqual(['Aminah', 'Balan']);

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
