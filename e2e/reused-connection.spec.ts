import type { ElectronApplication } from '@playwright/test';
import { explainOutcome } from '../shared/outcome/attempt-outcome';
import { created } from './fake-storehub/canned-answers';
import type { FakeStoreHub } from './fake-storehub/fake-storehub';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { OutboxScreen } from './pages/outbox-screen';

test(
  'a request dropped on a connection used before is one request, uncertain, and never sent again',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    keepAliveThenDropTheSecond(storeHub);
    const first = await startLive();
    const call = new CallScreen(first.page);
    await call.fillExample({ Remark: 'the first' });
    await call.send.click();
    await call.expectOutcome('Created');
    await call.begin();

    await call.fillExample({ Remark: 'the dropped' });
    await call.send.click();
    const explanation = explainOutcome(
      {
        kind: 'uncertain',
        reason: 'connection-broken',
        errorCode: null,
        errorMessage: null,
        httpStatus: null,
        detail: null,
      },
      'en',
    );
    await call.expectOutcome('Uncertain', explanation);
    expect(remarksIn(storeHub)).toEqual(['the first', 'the dropped']);

    await test.step('nor when the outbox goes on after a ticket that was created', async () => {
      await call.begin();
      await call.fillExample({ Remark: 'the third' });
      await call.send.click();
      await call.expectOutcome('Created');
    });
    await first.quit();

    const { electron, page } = await startLive();
    await test.step('nor after a restart', async () => {
      const outbox = new OutboxScreen(page);
      await outbox.open();
      await expect(outbox.waiting).toHaveCount(0);
      await expect(outbox.uncertain).toHaveCount(1);
      await expect(outbox.uncertain).toContainText(explanation.sentence);
      await page.keyboard.press('Escape');
      const nextCall = new CallScreen(page);
      await nextCall.begin();
      await nextCall.fillExample({ Remark: 'the fourth' });
      await nextCall.send.click();
      await nextCall.expectOutcome('Created');
    });
    expect(remarksIn(storeHub)).toEqual(['the first', 'the dropped', 'the third', 'the fourth']);

    await test.step('the trap is real: Chromium itself sends a dropped request twice', async () => {
      const before = storeHub.requests.length;
      keepAliveThenDropTheSecond(storeHub);
      await postThroughChromium(electron, storeHub.endpoint.href, 'the first');
      await postThroughChromium(electron, storeHub.endpoint.href, 'the dropped');
      expect(remarksIn(storeHub).slice(before)).toEqual(['the first', 'the dropped', 'the dropped']);
    });
  },
);

/** The next answer keeps the connection open for reuse. The fake StoreHub reads the request after it and drops it. */
function keepAliveThenDropTheSecond(storeHub: FakeStoreHub): void {
  const dropped = storeHub.requests.length + 2;
  storeHub.script((request) =>
    request.number === dropped
      ? { kind: 'at-request', how: 'close' }
      : created(request.number, { headers: { Connection: 'keep-alive' }, afterwards: 'keep-open' }),
  );
}

/** Uses Chromium's network stack in an unprotected session. */
async function postThroughChromium(
  electron: ElectronApplication,
  url: string,
  remark: string,
): Promise<void> {
  await electron.evaluate(
    async ({ session }, { to, body }) => {
      await session.fromPartition('no-walls').fetch(to, { method: 'POST', body });
    },
    { to: url, body: JSON.stringify({ Ticket: { Remark: remark } }) },
  );
}

function remarksIn(storeHub: FakeStoreHub): string[] {
  return storeHub.requests.map(({ json }) => (json as { Ticket: { Remark: string } }).Ticket.Remark);
}
