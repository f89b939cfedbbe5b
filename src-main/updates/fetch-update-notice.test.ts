import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { tempFolder } from '../db/temp-folder.fixture';
import { silentLog } from '../log/log';
import { fetchUpdateNotice } from './fetch-update-notice';

const authority = makeCertificate({ name: 'Office authority' });
const { key, cert } = makeCertificate({ name: 'x', ipv4Addresses: ['127.0.0.1'], issuer: authority });

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer({ key, cert }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/helpdesk/latest.json?pc=1`;
}

function read(place: string, ca = authority.cert): Promise<string> {
  return fetchUpdateNotice(place, {
    resolveProxy: () => Promise.resolve('DIRECT'),
    certificateAuthorities: () => [ca],
    userAgent: 'StoreHub-Helpdesk/0.1.0',
    timeLimitMs: 2_000,
    log: silentLog,
  });
}

it('reads a small file, and refuses a large one or none', async () => {
  const file = join(tempFolder(), 'latest.json');
  writeFileSync(file, '{"version":"0.2.0"}');
  expect(await read(file)).toBe('{"version":"0.2.0"}');
  writeFileSync(file, 'x'.repeat(10_001));
  await expect(read(file)).rejects.toMatchObject({ code: 'EFBIG' });
  await expect(read(`${file}.none`)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('reads an https address, and tells it nothing but the version', async () => {
  const requests: IncomingMessage[] = [];
  const place = await serve((request, response) => {
    requests.push(request);
    response.end('{"version":"0.2.0"}');
  });
  expect(await read(place)).toBe('{"version":"0.2.0"}');
  expect(requests.map(({ method, url, headers }) => [method, url, headers])).toEqual([
    [
      'GET',
      '/helpdesk/latest.json?pc=1',
      {
        host: new URL(place).host,
        'user-agent': 'StoreHub-Helpdesk/0.1.0',
        accept: 'application/json',
        connection: 'close',
      },
    ],
  ]);
});

it('trusts no other certificate', async () => {
  const place = await serve((_request, response) => response.end('{"version":"0.2.0"}'));
  const other = makeCertificate({ name: 'Another authority' });
  await expect(read(place, other.cert)).rejects.toMatchObject({ code: 'tls-handshake-failed' });
});

it.each<[string, RequestListener, string]>([
  ['a redirect', (_, response) => response.writeHead(302, { Location: '/other' }).end(), 'HTTP-302'],
  ['an error', (_, response) => response.writeHead(404).end(), 'HTTP-404'],
  ['too long an answer', (_, response) => response.end('x'.repeat(100_000)), 'EFBIG'],
  ['silence', () => undefined, 'ABORT_ERR'],
])('refuses %s', async (_name, answer, code) => {
  await expect(read(await serve(answer))).rejects.toMatchObject({ code });
});
