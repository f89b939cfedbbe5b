import type { Page } from '@playwright/test';
import type { TicketDetail } from '../shared/history/ticket-summary-and-detail';
import type { Bridge } from '../shared/ipc/bridge';
import { explainOutcome } from '../shared/outcome/attempt-outcome';
import { startFakeProxy } from './fake-storehub/fake-proxy';
import { runWithSwitch } from './fixtures/run-with-switch';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

async function firstReason(page: Page, ticketId: number): Promise<unknown> {
  const answer = await page.evaluate(
    (id) => (window as unknown as { helpdesk: Bridge }).helpdesk.ask['tickets.get']({ ticketId: id }),
    ticketId,
  );
  const { value } = JSON.parse(answer) as { value: TicketDetail };
  const outcome = value.attempts[0]?.outcome;
  return outcome != null && 'reason' in outcome ? outcome.reason : outcome;
}

test(
  'the first request of a run goes through the proxy of the command line or of its PAC file',
  { tag: '@exhaustive' },
  async ({ start, keyring, storeHub }) => {
    await keyring.writeToken(fakeToken);
    const reply = 'HTTP/1.1 403 Forbidden\r\n\r\n';
    const pac = (port: number) => `function FindProxyForURL() { return "PROXY 127.0.0.1:${port}"; }`;
    const explanation = explainOutcome({ kind: 'not-sent', reason: 'proxy-refused', detail: null }, 'en');
    const ways = [
      (port: number) => `--proxy-server=http://127.0.0.1:${port}`,
      (port: number) => {
        const headers = { 'Content-Type': 'application/x-ns-proxy-autoconfig' };
        storeHub.script({ kind: 'answer', headers, body: pac(port) });
        return `--proxy-pac-url=${storeHub.url}/proxy.pac`;
      },
    ];
    for (const [ticketId, way] of ways.entries()) {
      const proxy = await startFakeProxy({ manner: { kind: 'refuse', reply }, tunnelTo: storeHub });
      const { page, quit } = await start({
        mode: 'live',
        apiUrl: 'https://storehub.example/api/ticket/create',
        keyring: keyring.env,
        args: [way(proxy.port)],
      });
      const call = new CallScreen(page);
      await call.fillExample();
      await call.send.click();
      await call.expectOutcome('Not sent', explanation);
      // The outbox retries soon, so only the first attempt counts.
      expect(await firstReason(page, ticketId + 1)).toBe('proxy-refused');
      expect(proxy.received()).toMatch(/^CONNECT storehub\.example:443 HTTP\/1\.1\r\n/);
      await quit();
      await proxy.close();
    }
  },
);

test('a check of the way to StoreHub asks the proxy for StoreHub alone', async ({ userDataFolder }) => {
  const proxy = await startFakeProxy({
    manner: { kind: 'refuse', reply: 'HTTP/1.1 403 Forbidden\r\n\r\n' },
    tunnelTo: { port: 9 },
  });
  const address = `http://127.0.0.1:${proxy.port}`;
  const { output } = await runWithSwitch('--check-connection', userDataFolder, {
    env: {
      HELPDESK_API_URL: 'https://storehub.example/api/ticket/create',
      https_proxy: address,
      http_proxy: address,
    },
  });
  expect(JSON.parse(output)).toMatchObject({ problem: 'proxy-refused' });
  // Chromium would download dictionaries for its spell checker.
  expect(proxy.received().match(/^[A-Z]+ \S+ HTTP/gm)).toEqual(['CONNECT storehub.example:443 HTTP']);
  await proxy.close();
});
