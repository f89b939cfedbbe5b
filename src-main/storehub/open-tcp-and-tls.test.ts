import { createServer, type AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { exampleRequest } from '../../e2e/fake-storehub/example-request';
import { startFakeStoreHub, type FakeStoreHub } from '../../e2e/fake-storehub/fake-storehub';
import { createStoreHubClient, type SendReport } from './client';
import { silentLog } from '../log/log';

const token = 'tk_test0000000000000000000000000000000';
const body = JSON.stringify(exampleRequest);
const dayMs = 24 * 60 * 60 * 1000;

const authority = makeCertificate({ name: 'Office authority' });
const here = { name: 'storehub', dnsNames: ['localhost'], ipv4Addresses: ['127.0.0.1'] };
const good = makeCertificate({ ...here, issuer: authority });
const storeHub = await startFakeStoreHub({ tls: good });
const closing: Array<() => Promise<void>> = [];

beforeEach(() => storeHub.reset());
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => storeHub.close());

async function sendTo(
  endpoint: URL,
  authorities: readonly string[] | undefined = [authority.cert],
): Promise<SendReport & { readonly firstBytes: number }> {
  let firstBytes = 0;
  const client = createStoreHubClient({
    log: silentLog,
    endpoint,
    userAgent: 'StoreHub-Helpdesk/0.1.0',
    nowMs: () => 0,
    resolveProxy: () => Promise.resolve('DIRECT'),
    certificateAuthorities: () => authorities,
    connectTimeLimitMs: 1000,
  });
  const report = await client.send(body, token, () => {
    firstBytes += 1;
  });
  return { ...report, firstBytes };
}

async function startStoreHubWith(tls: {
  readonly key: string;
  readonly cert: string;
}): Promise<FakeStoreHub> {
  const other = await startFakeStoreHub({ tls });
  closing.push(() => other.close());
  return other;
}

test('over good TLS, by address and by name', async () => {
  for (const host of ['127.0.0.1', 'localhost']) {
    const { outcome } = await sendTo(new URL(`https://${host}:${storeHub.port}/api/ticket/create`));
    expect(outcome.kind).toBe('created');
  }
  expect(storeHub.requests.map(({ json }) => json)).toEqual([exampleRequest, exampleRequest]);
  await storeHub.waitUntilQuiet();
});

test.each(['close', 'reset'] as const)('a %s over TLS after the request is uncertain', async (how) => {
  storeHub.queue({ kind: 'at-request', how });
  const { outcome } = await sendTo(storeHub.endpoint);
  expect(outcome).toMatchObject({ kind: 'uncertain', reason: 'connection-broken' });
  expect(storeHub.requests).toHaveLength(1);
});

describe('not sent, and the token stays here', () => {
  /** The outcome of the ticket, and everything that the server received, decrypted. */
  async function trySendTo(server: FakeStoreHub, authorities?: readonly string[]) {
    const { outcome, firstBytes } = await sendTo(server.endpoint, authorities);
    await server.waitUntilQuiet();
    const bytesReceived = Buffer.concat(server.connections.flatMap(({ received }) => received)).toString();
    return { ...outcome, firstBytes, bytesReceived };
  }

  function failedHandshake(detail: RegExp) {
    return {
      kind: 'not-sent',
      reason: 'tls-handshake-failed',
      firstBytes: 0,
      bytesReceived: '',
      detail: expect.stringMatching(detail) as string,
    };
  }

  test('an authority nobody here trusts', async () => {
    expect(await trySendTo(storeHub, [makeCertificate({ name: 'Other' }).cert])).toMatchObject(
      failedHandshake(/^TLS: /),
    );
  });

  test("an authority that is not on Node's own list", async () => {
    const client = createStoreHubClient({
      log: silentLog,
      endpoint: storeHub.endpoint,
      userAgent: 'StoreHub-Helpdesk/0.1.0',
      nowMs: () => 0,
      resolveProxy: () => Promise.resolve('DIRECT'),
    });
    expect((await client.send(body, token, () => {})).outcome.kind).toBe('not-sent');
  });

  test('signed by itself', async () => {
    expect(await trySendTo(await startStoreHubWith(makeCertificate(here)))).toMatchObject(
      failedHandshake(/SELF_SIGNED/),
    );
  });

  test('another name', async () => {
    const other = makeCertificate({ name: 'x', dnsNames: ['storehub.example'], issuer: authority });
    expect(await trySendTo(await startStoreHubWith(other))).toMatchObject(failedHandshake(/ALTNAME/));
  });

  test('run out', async () => {
    const validFrom = new Date(Date.now() - 2 * dayMs);
    const validUntil = new Date(Date.now() - dayMs);
    const old = makeCertificate({ ...here, issuer: authority, validFrom, validUntil });
    expect(await trySendTo(await startStoreHubWith(old))).toMatchObject(failedHandshake(/EXPIRED/));
  });

  test('not valid yet', async () => {
    const early = makeCertificate({
      ...here,
      issuer: authority,
      validFrom: new Date(Date.now() + dayMs / 2),
    });
    expect(await trySendTo(await startStoreHubWith(early))).toMatchObject(failedHandshake(/NOT_YET/));
  });

  test('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', async () => {
    // oxlint-disable helpdesk/no-environment -- the variable that must have no power
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await trySendTo(await startStoreHubWith(makeCertificate(here)))).toMatchObject(
        failedHandshake(/SELF_SIGNED/),
      );
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
    // oxlint-enable helpdesk/no-environment
  });

  test('nothing above TLS 1.1', async () => {
    const server = createTlsServer({ ...good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const { outcome } = await sendTo(new URL(`https://127.0.0.1:${port}/x`));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'tls-handshake-failed' });
    server.close();
  });

  test('a server that speaks plain HTTP', async () => {
    const plain = await startFakeStoreHub();
    closing.push(() => plain.close());
    const { outcome } = await sendTo(new URL(`https://127.0.0.1:${plain.port}/x`));
    expect(outcome).toMatchObject({ kind: 'not-sent' });
    expect(Buffer.concat(plain.connections.flatMap(({ received }) => received)).includes(token)).toBe(false);
  });

  test.each(['close', 'reset'] as const)('a %s before the handshake', async (how) => {
    storeHub.queue({ kind: 'at-accept', how });
    const { outcome, firstBytes } = await sendTo(storeHub.endpoint);
    expect(outcome.kind).toBe('not-sent');
    expect(firstBytes).toBe(0);
  });

  test('a handshake that never ends', async () => {
    const mute = createServer((socket) => socket.on('error', () => {}));
    await new Promise<void>((resolve) => {
      mute.listen(0, '127.0.0.1', resolve);
    });
    const { port } = mute.address() as AddressInfo;
    const { outcome } = await sendTo(new URL(`https://127.0.0.1:${port}/x`));
    expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'connecting-timed-out' });
    mute.close();
  });
});

test("authorities that cannot be read leave Node's list, and verification, in force", async () => {
  const { outcome } = await sendTo(storeHub.endpoint, [
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  ]);
  expect(outcome).toMatchObject({ kind: 'not-sent', reason: 'tls-handshake-failed' });
});
