import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { exampleRequest } from '../../e2e/fake-storehub/example-request';
import { startFakeProxy, type FakeProxy, type ProxyOptions } from '../../e2e/fake-storehub/fake-proxy';
import { findClosedPort, startFakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { explainOutcome } from '../../shared/outcome/attempt-outcome';
import { createStoreHubClient, type SendReport } from './client';
import type { NoConnection } from './exchange-types';
import { withoutFreeFiles } from './exhausted-file-handles.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import type { LogData } from '../log/log';

const token = 'tk_test0000000000000000000000000000000';
const body = JSON.stringify(exampleRequest);
const authority = makeCertificate({ name: 'Office authority' });
const storeHubCertificate = makeCertificate({ name: 'x', dnsNames: ['storehub.example'], issuer: authority });
const office = makeCertificate({ name: 'y', ipv4Addresses: ['127.0.0.1'], issuer: authority });
const storeHub = await startFakeStoreHub({ tls: storeHubCertificate });
const endpoint = new URL('https://storehub.example/api/ticket/create');
const proxies: FakeProxy[] = [];

beforeEach(() => storeHub.reset());
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});
afterAll(() => storeHub.close());

async function proxyThat(options: Partial<ProxyOptions> = {}): Promise<FakeProxy> {
  const proxy = await startFakeProxy({ tunnelTo: storeHub, ...options });
  proxies.push(proxy);
  return proxy;
}

/** Ends no attempt while both processors are busy: a test about the limit itself gives a shorter one. */
const generousTimeLimitMs = 20_000;

async function sendBy(
  routes: string | (() => Promise<string>),
  connectTimeLimitMs = generousTimeLimitMs,
): Promise<SendReport & { readonly firstBytes: number; readonly logged: readonly LogData[] }> {
  const { log, of } = createRecordedLog();
  let firstBytes = 0;
  const client = createStoreHubClient({
    log,
    endpoint,
    userAgent: 'StoreHub-Helpdesk/0.1.0',
    nowMs: () => 0,
    resolveProxy: typeof routes === 'string' ? () => Promise.resolve(routes) : routes,
    certificateAuthorities: () => [authority.cert],
    connectTimeLimitMs,
  });
  const report = await client.send(body, token, () => {
    firstBytes += 1;
  });
  return { ...report, firstBytes, logged: of('no-connection') };
}

describe('through a proxy', () => {
  const kinds: Array<[string, string, Partial<ProxyOptions>]> = [
    ['an HTTP proxy', 'PROXY', {}],
    ['an HTTPS proxy', 'HTTPS', { tls: office }],
    ['a SOCKS 5 proxy', 'SOCKS5', { speaks: 'socks5' }],
  ];

  test.each(kinds)('%s carries the request inside TLS and never sees the token', async (_, word, options) => {
    const proxy = await proxyThat(options);
    const { outcome, firstBytes } = await sendBy(`${word} 127.0.0.1:${proxy.port}`);

    expect(outcome.kind).toBe('created');
    expect(firstBytes).toBe(1);
    expect(storeHub.requests.map(({ json }) => json)).toEqual([exampleRequest]);
    expect(proxy.carried().length).toBeGreaterThan(500);
    for (const seen of [proxy.received(), proxy.carried().toString('latin1')]) {
      expect(seen).not.toContain(token);
      expect(seen).not.toContain('Ahmad');
    }
    await storeHub.waitUntilQuiet();
  });

  test.each(kinds)(
    '%s: what breaks inside the tunnel is uncertain, and sent once',
    async (_, word, options) => {
      const proxy = await proxyThat(options);
      storeHub.queue({ kind: 'at-request', how: 'close' });
      const { outcome } = await sendBy(`${word} 127.0.0.1:${proxy.port}; ${word} 127.0.0.1:${proxy.port}`);
      expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection-broken' });
      expect(storeHub.connections).toHaveLength(1);
    },
  );

  test('the proxy is asked for host and port, and told nothing else', async () => {
    const proxy = await proxyThat();
    await sendBy(`PROXY 127.0.0.1:${proxy.port}`);
    expect(proxy.received()).toBe(
      'CONNECT storehub.example:443 HTTP/1.1\r\nHost: storehub.example:443\r\n' +
        'Connection: keep-alive\r\nProxy-Connection: keep-alive\r\n\r\n',
    );
  });
});

describe('not sent, and nobody hears the token', () => {
  /** The outcome of the ticket, the number of requests, and whether anybody could have read the token. */
  async function trySendBy(routes: string | (() => Promise<string>), connectTimeLimitMs?: number) {
    const { outcome, firstBytes } = await sendBy(routes, connectTimeLimitMs);
    const seen = proxies.map((proxy) => proxy.received() + proxy.carried().toString('latin1')).join('');
    return { ...outcome, firstBytes, requests: storeHub.requests.length, isTokenSeen: seen.includes(token) };
  }

  function notSent(reason: NoConnection['reason']) {
    return { kind: 'not-sent', reason, firstBytes: 0, requests: 0, isTokenSeen: false };
  }

  test('when the proxy is not there', async () => {
    expect(await trySendBy(`PROXY 127.0.0.1:${await findClosedPort()}`)).toMatchObject(
      notSent('proxy-unreachable'),
    );
    expect(await trySendBy(`SOCKS5 127.0.0.1:${await findClosedPort()}`)).toMatchObject(
      notSent('proxy-unreachable'),
    );
    expect(await trySendBy(`PROXY ${'a'.repeat(64)}.example:1`)).toMatchObject(notSent('proxy-unreachable'));
  });

  test.each(['Basic realm="office"', 'NTLM', 'Negotiate'])(
    'when the proxy asks for a login by %s: the agent reads that, and what to ask IT for',
    async (scheme) => {
      const reply = `HTTP/1.1 407 No\r\nProxy-Authenticate: ${scheme}\r\nContent-Length: 2\r\n\r\nno`;
      const proxy = await proxyThat({ manner: { kind: 'refuse', reply } });
      const { outcome } = await sendBy(`PROXY 127.0.0.1:${proxy.port}`);
      expect(explainOutcome(outcome, 'en').sentence).toContain('asks for a login');
      expect(explainOutcome(outcome, 'en').nextStep).toContain('Ask IT to let StoreHub’s address through');
      // One request for a tunnel, and no credentials.
      expect(proxy.received().match(/^CONNECT /gm)).toHaveLength(1);
      expect(proxy.received()).not.toMatch(/authorization/i);
    },
  );

  test.each([407, 403, 502, 503, 302])('when the proxy answers %i', async (status) => {
    const reply = `HTTP/1.1 ${status} No\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nno`;
    const proxy = await proxyThat({ manner: { kind: 'refuse', reply } });
    expect(await trySendBy(`PROXY 127.0.0.1:${proxy.port}`)).toMatchObject({
      ...notSent('proxy-refused'),
      detail: `http-proxy: refused, HTTP ${status}`,
    });
  });

  test.each(['garbage\r\n\r\n', '', 'HTTP/1.1 200 OK\r\n\r\nwords before TLS'])(
    'when the proxy answers %j',
    async (reply) => {
      const proxy = await proxyThat({ manner: { kind: 'refuse', reply } });
      expect(await trySendBy(`PROXY 127.0.0.1:${proxy.port}`)).toMatchObject(notSent('proxy-refused'));
    },
  );

  test('when a SOCKS proxy refuses', async () => {
    const proxy = await proxyThat({ speaks: 'socks5', manner: { kind: 'refuse', reply: '' } });
    expect(await trySendBy(`SOCKS5 127.0.0.1:${proxy.port}`)).toMatchObject({
      ...notSent('proxy-refused'),
      detail: 'socks5-proxy: refused, SOCKS 5 reply 2',
    });
  });

  test.each(['http', 'socks5'] as const)('when the proxy never answers, in %s', async (speaks) => {
    const proxy = await proxyThat({ speaks, manner: { kind: 'stall' } });
    const word = speaks === 'http' ? 'PROXY' : 'SOCKS5';
    expect(await trySendBy(`${word} 127.0.0.1:${proxy.port}`, 400)).toMatchObject(notSent('proxy-timed-out'));
  });

  test.skipIf(process.platform !== 'linux')(
    'when this computer cannot open one connection more',
    async () => {
      const proxy = await proxyThat();
      const sending = () => trySendBy(`PROXY 127.0.0.1:${proxy.port}`);
      expect(await withoutFreeFiles(sending)).toMatchObject(notSent('no-free-connection'));
    },
  );

  test('when the proxy drops the connection', async () => {
    const proxy = await proxyThat({ manner: { kind: 'reset' } });
    const { outcome } = await sendBy(`PROXY 127.0.0.1:${proxy.port}`);
    expect(outcome.kind).toBe('not-sent');
  });

  test('when an HTTPS proxy shows a certificate that nobody here trusts', async () => {
    const proxy = await proxyThat({ tls: makeCertificate({ name: 'z', ipv4Addresses: ['127.0.0.1'] }) });
    expect(await trySendBy(`HTTPS 127.0.0.1:${proxy.port}`)).toMatchObject(notSent('proxy-unreachable'));
  });

  test('when the proxy leads to somebody else', async () => {
    const impostor = await startFakeStoreHub({
      tls: makeCertificate({ name: 'i', dnsNames: ['storehub.example'] }),
    });
    const proxy = await proxyThat({ tunnelTo: impostor });
    expect(await trySendBy(`PROXY 127.0.0.1:${proxy.port}`)).toMatchObject(notSent('tls-handshake-failed'));
    expect(impostor.requests).toHaveLength(0);
    await impostor.close();
  });

  test('when the kind of proxy is not supported', async () => {
    expect(await trySendBy('SOCKS4 127.0.0.1:1')).toMatchObject({
      ...notSent('proxy-refused'),
      detail: 'proxy: unsupported, a proxy of the kind SOCKS4 is not supported',
    });
  });

  test('when nobody ever says which proxy to take', async () => {
    expect(await trySendBy(() => new Promise(() => {}), 400)).toMatchObject(notSent('connecting-timed-out'));
  });
});

describe('each route that fails leaves a line', () => {
  test('with the status with which a proxy refused, and not with what it wrote', async () => {
    const reply = 'HTTP/1.1 407 Ahmad\r\nX-Name: Ahmad\r\nContent-Length: 5\r\n\r\nAhmad';
    const refusing = await proxyThat({ manner: { kind: 'refuse', reply } });
    const { logged } = await sendBy(
      `PROXY 127.0.0.1:${refusing.port}; PROXY 127.0.0.1:${await findClosedPort()}`,
    );
    expect(logged).toEqual([
      { route: 'http-proxy', reason: 'proxy-refused', code: 'http-proxy: refused, HTTP 407' },
      { route: 'http-proxy', reason: 'proxy-unreachable', code: 'http-proxy: ECONNREFUSED' },
    ]);
  });

  test('with the code of a certificate that is not trusted', async () => {
    const impostor = await startFakeStoreHub({
      tls: makeCertificate({ name: 'i', dnsNames: ['storehub.example'] }),
    });
    const proxy = await proxyThat({ tunnelTo: impostor });
    const { logged } = await sendBy(`PROXY 127.0.0.1:${proxy.port}`);
    expect(logged).toEqual([
      {
        route: 'http-proxy',
        reason: 'tls-handshake-failed',
        code: 'TLS: DEPTH_ZERO_SELF_SIGNED_CERT',
      },
    ]);
    await impostor.close();
  });
});

describe('the next route is taken', () => {
  test('while nothing of the request has left', async () => {
    const refusing = await proxyThat({ manner: { kind: 'refuse', reply: 'HTTP/1.1 403 No\r\n\r\n' } });
    const stalling = await proxyThat({ manner: { kind: 'stall' } });
    const tunneling = await proxyThat();
    const dead = await findClosedPort();
    const ports = [dead, refusing.port, stalling.port, tunneling.port];
    const { outcome, firstBytes } = await sendBy(
      ports.map((port) => `PROXY 127.0.0.1:${port}`).join('; '),
      // A quarter of it goes to the proxy that stalls.
      4000,
    );
    expect(outcome.kind).toBe('created');
    expect(firstBytes).toBe(1);
    expect(storeHub.requests).toHaveLength(1);
  });

  test('and the trouble of the first is the one reported, with all in the detail', async () => {
    const refusing = await proxyThat({ manner: { kind: 'refuse', reply: 'HTTP/1.1 403 No\r\n\r\n' } });
    const { outcome } = await sendBy(
      `PROXY 127.0.0.1:${refusing.port}; PROXY 127.0.0.1:${await findClosedPort()}`,
    );
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'proxy-refused' });
    expect(JSON.stringify(outcome)).toMatch(/HTTP 403; http-proxy: ECONNREFUSED/);
  });
});
