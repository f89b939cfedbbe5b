import { createSecureContext } from 'node:tls';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startFakeProxy, type ProxyOptions } from '../../e2e/fake-storehub/fake-proxy';
import { startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { checkConnection } from './check-connection';

const authority = makeCertificate({ name: 'Office authority' });
const certificate = makeCertificate({ name: 'x', dnsNames: ['storehub.example'], issuer: authority });
const storeHub = await startFakeStoreHub({ tls: certificate });
afterAll(() => storeHub.close());

async function checkThrough(ca: string, options: Partial<ProxyOptions> = {}) {
  const proxy = await startFakeProxy({ tunnelTo: storeHub, ...options });
  onTestFinished(() => proxy.close());
  const routes = `PROXY 127.0.0.1:${proxy.port}`;
  const report = await checkConnection({
    endpoint: new URL('https://storehub.example/api/ticket/create'),
    resolveProxy: () => Promise.resolve(routes),
    secureContext: () => createSecureContext({ ca }),
  });
  return { report, routes };
}

test('names the route and who signed the certificate, and sends nothing', async () => {
  const { report, routes } = await checkThrough(authority.cert);
  const address = 'storehub.example';
  expect(report).toEqual({ address, routes, issuer: 'CN=Office authority', problem: null, detail: null });
  expect(storeHub.requests).toEqual([]);
});

test('says that the proxy asks for a login, or that nobody here trusts the certificate', async () => {
  const reply = 'HTTP/1.1 407 No\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n';
  const asking = await checkThrough(authority.cert, { manner: { kind: 'refuse', reply } });
  expect(asking.report).toMatchObject({ issuer: null, problem: 'proxy-refused' });
  expect(asking.report.detail).toContain('407');
  const other = await checkThrough(makeCertificate({ name: 'Another authority' }).cert);
  expect(other.report).toMatchObject({ issuer: null, problem: 'tls-handshake-failed' });
});
