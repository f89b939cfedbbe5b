import { created, redirect } from '../../fake-storehub/canned-answers';
import type { Behaviour } from '../../fake-storehub/server-behaviour';
import { makeCertificate, type Certificate } from '../../fake-storehub/make-certificate';
import { faultScenarios } from '../../fake-storehub/fault-scenarios';
import { startFakeProxy, type ProxyManner } from '../../fake-storehub/fake-proxy';
import { findClosedPort, startFakeStoreHub } from '../../fake-storehub/fake-storehub';

/** A faulty connection to StoreHub, and the outcomes that the contract allows for it. */
export type Network = {
  readonly name: string;
  readonly allowed: readonly string[];
  /** Whether only a time limit ends the send. */
  readonly isSlow: boolean;
  readonly open: () => Promise<OpenNetwork>;
};

export type OpenNetwork = {
  readonly endpoint: string;
  /** In Chromium's proxy syntax. */
  readonly proxy?: string;
  readonly authority?: string;
  readonly close: () => Promise<void>;
};

/** @param limitMs the longest that a send may take; slow networks are slow in relation to it */
export function createHostileNetworks(limitMs: number): Network[] {
  return [
    ...faultScenarios.map(({ name, behaviour, allowed, isSlow = false }) => ({
      name,
      allowed,
      isSlow,
      open: async () => plain(behaviour(1)),
    })),
    ...slowOnes(limitMs),
    ...portals,
    ...brokenTls,
    ...nowhere,
    ...proxies,
  ];
}

async function plain(behaviour: Behaviour): Promise<OpenNetwork> {
  const storeHub = await startFakeStoreHub();
  storeHub.queue(behaviour);
  return { endpoint: storeHub.endpoint.href, close: storeHub.close };
}

function answered(name: string, behaviour: Behaviour, ...allowed: string[]): Network {
  return { name, allowed, isSlow: false, open: async () => plain(behaviour) };
}

function slowOnes(limitMs: number): Network[] {
  const filled = { ErrorCode: '0', Ticket: { CaseNum: 'STOREHUB1' }, Filler: 'x'.repeat(300_000) };
  const kiloByteASecond = { bytes: limitMs / 30, everyMs: limitMs / 30 };
  return [
    answered('a long way: every answer late', created(1, { afterMs: limitMs / 6 }), 'created'),
    answered(
      'a long way and a thin line',
      created(1, { afterMs: limitMs / 10, drip: { bytes: 20, everyMs: limitMs / 100 } }),
      'created',
    ),
    {
      ...answered('1 kB a second, and more of it than there is time for', { kind: 'answer', body: filled }),
      allowed: ['uncertain: timed-out'],
      isSlow: true,
      open: async () => plain({ kind: 'answer', body: filled, drip: kiloByteASecond }),
    },
  ];
}

const html = { 'Content-Type': 'text/html; charset=utf-8' };
const page = '<!doctype html><title>Log in to the network</title>';

const portals: readonly Network[] = [
  answered('a portal that sends elsewhere', redirect(302, 'http://portal.test/'), 'uncertain: redirected'),
  answered(
    'a portal that says so itself',
    { kind: 'answer', status: 511, headers: html, body: page },
    'uncertain: server-error',
  ),
  answered('a yes that calls itself a page', created(1, { headers: html }), 'created'),
  answered(
    'a yes compressed unasked',
    created(1, { headers: { 'Content-Encoding': 'gzip' }, body: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]) }),
    'uncertain: unreadable-answer',
  ),
];

function overTls(
  name: string,
  allowed: readonly string[],
  certificate: () => Certificate,
  first?: Behaviour,
): Network {
  return {
    name,
    allowed,
    isSlow: false,
    open: async () => {
      const authority = makeCertificate({ name: 'Office authority' });
      const storeHub = await startFakeStoreHub({ tls: certificate() });
      if (first !== undefined) storeHub.queue(first);
      return { endpoint: storeHub.endpoint.href, authority: authority.cert, close: storeHub.close };
    },
  };
}

const here = { ipv4Addresses: ['127.0.0.1'] };
const noHandshake = ['not-sent: tls-handshake-failed'];
/** The server may close the connection before the client knows that it was open. */
const neverOpen = [...noHandshake, 'not-sent: connection-refused'];
const shaken = () => makeCertificate({ name: 'here', ...here });

const brokenTls: readonly Network[] = [
  overTls('a certificate that nobody vouches for', noHandshake, shaken),
  overTls('a certificate that ran out', noHandshake, () =>
    makeCertificate({ name: 'here', ...here, validUntil: new Date(Date.now() - 60_000) }),
  ),
  overTls('the certificate of another host', noHandshake, () =>
    makeCertificate({ name: 'elsewhere', dnsNames: ['elsewhere.test'] }),
  ),
  overTls('a handshake that is reset', neverOpen, shaken, { kind: 'at-accept', how: 'reset' }),
  overTls('a handshake that is closed', neverOpen, shaken, { kind: 'at-accept', how: 'close' }),
  overTls('a handshake that never ends', ['not-sent: connecting-timed-out'], shaken, {
    kind: 'at-accept',
    how: 'stall',
  }),
  {
    name: 'no TLS where TLS should be',
    allowed: noHandshake,
    isSlow: false,
    open: async () => {
      const storeHub = await startFakeStoreHub();
      storeHub.queue({ kind: 'at-first-byte', how: 'close' });
      return { endpoint: storeHub.endpoint.href.replace('http:', 'https:'), close: storeHub.close };
    },
  },
];

const nothing = (): Promise<void> => Promise.resolve();

const nowhere: readonly Network[] = [
  {
    name: 'a name that nobody knows',
    // If the resolver itself is unreachable, resolving may take longer than connecting may.
    allowed: ['not-sent: name-not-resolved', 'not-sent: connecting-timed-out'],
    isSlow: false,
    open: () => Promise.resolve({ endpoint: 'https://storehub.invalid/api/ticket/create', close: nothing }),
  },
  {
    name: 'nobody listens',
    allowed: ['not-sent: connection-refused'],
    isSlow: false,
    open: async () => ({ endpoint: `http://127.0.0.1:${await findClosedPort()}/`, close: nothing }),
  },
];

const office = 'https://storehub.test/api/ticket/create';

function throughProxy(name: string, manner: ProxyManner, ...allowed: string[]): Network {
  return {
    name,
    allowed,
    isSlow: false,
    open: async () => {
      const storeHub = await startFakeStoreHub({ tls: shaken() });
      const proxy = await startFakeProxy({ manner, tunnelTo: storeHub });
      const close = async (): Promise<void> => {
        await proxy.close();
        await storeHub.close();
      };
      return { endpoint: office, proxy: `PROXY 127.0.0.1:${proxy.port}`, close };
    },
  };
}

const refusing = (reply: string): ProxyManner => ({ kind: 'refuse', reply });

const proxies: readonly Network[] = [
  throughProxy('a proxy that never answers', { kind: 'stall' }, 'not-sent: proxy-timed-out'),
  throughProxy(
    'a proxy that resets',
    { kind: 'reset' },
    'not-sent: proxy-refused',
    'not-sent: proxy-unreachable',
  ),
  throughProxy(
    'a proxy that wants a password',
    refusing('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
    'not-sent: proxy-refused',
  ),
  throughProxy(
    'a proxy that shows a page',
    refusing(`HTTP/1.1 403 Forbidden\r\n\r\n${page}`),
    'not-sent: proxy-refused',
  ),
  {
    name: 'a proxy that is gone',
    allowed: ['not-sent: proxy-unreachable'],
    isSlow: false,
    open: async () => ({
      endpoint: office,
      proxy: `PROXY 127.0.0.1:${await findClosedPort()}`,
      close: nothing,
    }),
  },
  {
    name: 'a proxy that dies once the request is through',
    allowed: ['uncertain: connection-broken'],
    isSlow: false,
    open: async () => {
      const authority = makeCertificate({ name: 'Office authority' });
      const certificate = makeCertificate({
        name: 'storehub.test',
        dnsNames: ['storehub.test'],
        issuer: authority,
      });
      const storeHub = await startFakeStoreHub({ tls: certificate });
      storeHub.queue({ kind: 'at-request', how: 'stall' });
      const proxy = await startFakeProxy({ tunnelTo: storeHub });
      void storeHub.waitForRequest(1).then(proxy.close);
      return {
        endpoint: office,
        proxy: `PROXY 127.0.0.1:${proxy.port}`,
        authority: authority.cert,
        close: storeHub.close,
      };
    },
  },
];
