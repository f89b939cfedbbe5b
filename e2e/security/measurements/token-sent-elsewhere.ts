import { request } from 'node:https';
import { makeCertificate, type Certificate } from '../../fake-storehub/make-certificate';
import { exampleRequest } from '../../fake-storehub/example-request';
import { startFakeStoreHub } from '../../fake-storehub/fake-storehub';
import type { Measurement } from '../../measurement/measurement';
import { silentLog } from '../../../src-main/log/log';
import { createStoreHubClient } from '../../../src-main/storehub/client';

const token = 'tk_testCANARYcanaryCANARYcanaryCANARY10';
const body = JSON.stringify(exampleRequest);
const dayMs = 24 * 60 * 60 * 1000;

const authority = makeCertificate({ name: 'Office authority' });
const stranger = makeCertificate({ name: 'Another authority' });
const here = { name: 'storehub', dnsNames: ['localhost'], ipv4Addresses: ['127.0.0.1'] };
const good = makeCertificate({ ...here, issuer: authority });

/** Servers that must not get the token: each has a bad certificate, or a good one and a redirect with this status. */
const badCases: ReadonlyArray<{ readonly tls: Certificate } | { readonly redirect: number }> = [
  { tls: makeCertificate(here) },
  { tls: makeCertificate({ ...here, issuer: stranger }) },
  { tls: makeCertificate({ name: 'other', dnsNames: ['other.example'], issuer: authority }) },
  { tls: makeCertificate({ ...here, issuer: authority, validUntil: new Date(Date.now() - dayMs / 2) }) },
  { tls: makeCertificate({ ...here, issuer: authority, validFrom: new Date(Date.now() + dayMs / 2) }) },
  { redirect: 301 },
  { redirect: 307 },
  { redirect: 308 },
];

/** S10: tries to send the token over untrusted TLS, and to the target of a redirect. */
export const tokenSentElsewhere: Measurement = {
  id: 'S10',
  unit: `of ${badCases.length} servers that heard the token`,
  goal: 0,
  runs: { full: 20, short: 2 },
  measure: async (runs) => {
    let value = 0;
    for (let run = 0; run < runs; run += 1) value += await serversThatHeard(sendByClient);
    return { value, control: await serversThatHeard(sendNaively) };
  },
};

type Send = (endpoint: URL) => Promise<unknown>;

async function serversThatHeard(send: Send): Promise<number> {
  let count = 0;
  for (const badCase of badCases) {
    const elsewhere = await startFakeStoreHub({ tls: 'tls' in badCase ? badCase.tls : good });
    const first = 'tls' in badCase ? elsewhere : await startFakeStoreHub({ tls: good });
    if ('redirect' in badCase) {
      const headers = { Location: elsewhere.endpoint.href };
      first.script({ kind: 'answer', status: badCase.redirect, headers, body: '' });
    }
    await send(first.endpoint).catch(() => undefined);
    await elsewhere.waitUntilQuiet();
    const bytesReceived = Buffer.concat(elsewhere.connections.flatMap(({ received }) => received));
    if (bytesReceived.includes(token)) count += 1;
    await first.close();
    if (first !== elsewhere) await elsewhere.close();
  }
  return count;
}

async function sendByClient(endpoint: URL): Promise<void> {
  const client = createStoreHubClient({
    log: silentLog,
    endpoint,
    userAgent: 'StoreHub-Helpdesk/0.0.0',
    nowMs: Date.now,
    resolveProxy: () => Promise.resolve('DIRECT'),
    certificateAuthorities: () => [authority.cert],
    connectTimeLimitMs: 2_000,
  });
  await client.send(body, token, () => undefined);
}

/** A control that accepts any certificate and follows redirects, as many clients do. */
async function sendNaively(endpoint: URL): Promise<void> {
  const location = await new Promise<string | undefined>((resolve, reject) => {
    const sent = request(endpoint, {
      method: 'POST',
      rejectUnauthorized: false,
      agent: false,
      headers: { Authorization: `Bearer ${token}`, 'Content-Length': Buffer.byteLength(body) },
    });
    sent.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.headers.location));
    });
    sent.on('error', reject);
    sent.end(body);
  });
  if (location !== undefined) await sendNaively(new URL(location));
}
