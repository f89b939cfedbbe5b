import { explainOutcome } from '../shared/outcome';
import { startProxy } from './double/proxy-double';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('the first request of a run goes through the proxy of the command line or of its PAC file', async ({
  start,
  keyring,
  storeHub,
}) => {
  await keyring.writeToken(fakeToken);
  const reply = 'HTTP/1.1 403 Forbidden\r\n\r\n';
  const pac = (port: number) => `function FindProxyForURL() { return "PROXY 127.0.0.1:${port}"; }`;
  const said = explainOutcome({ kind: 'not sent', reason: 'proxy refused', detail: null }, 'en');
  const ways = [
    (port: number) => `--proxy-server=http://127.0.0.1:${port}`,
    (port: number) => {
      const headers = { 'Content-Type': 'application/x-ns-proxy-autoconfig' };
      storeHub.script({ kind: 'answer', headers, body: pac(port) });
      return `--proxy-pac-url=${storeHub.url}/proxy.pac`;
    },
  ];
  for (const way of ways) {
    const proxy = await startProxy({ manner: { kind: 'refuse', reply }, tunnelTo: storeHub });
    const { page, quit } = await start({
      mode: 'live',
      apiUrl: 'https://storehub.example/api/ticket/create',
      keyring: keyring.env,
      args: [way(proxy.port)],
    });
    const call = new CallScreen(page);
    await call.fillExample();
    await call.send.click();
    await call.expectOutcome('Not sent', said);
    expect(proxy.heard()).toMatch(/^CONNECT storehub\.example:443 HTTP\/1\.1\r\n/);
    await quit();
    await proxy.close();
  }
});
