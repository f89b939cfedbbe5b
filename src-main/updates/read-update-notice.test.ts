import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { tempFolder } from '../db/temp-folder.fixture';
import { feedParts, serveFeed } from './feed-server.fixture';
import { readUpdateNotice } from './read-update-notice';

async function serve(answer: RequestListener): Promise<string> {
  return `${(await serveFeed(answer)).url}/helpdesk/latest.json?pc=1`;
}

const read = (place: string): Promise<string> => readUpdateNotice(place, feedParts);

it('reads a small file, and refuses a large one or none', async () => {
  const file = join(tempFolder(), 'latest.json');
  writeFileSync(file, '{"version":"0.2.0"}');
  expect(await read(file)).toBe('{"version":"0.2.0"}');
  writeFileSync(file, 'x'.repeat(10_001));
  await expect(read(file)).rejects.toMatchObject({ code: 'EFBIG' });
  await expect(read(`${file}.none`)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('reads what Windows PowerShell has written', async () => {
  const file = join(tempFolder(), 'latest.json');
  writeFileSync(file, '\uFEFF{"version":"0.2.0"}\r\n', 'utf16le');
  expect(await read(file)).toBe('\uFEFF{"version":"0.2.0"}\r\n');
});

it('reads an https address, and tells it nothing but the version', async () => {
  const { url, asked } = await serveFeed((_request, response) => response.end('{"version":"0.2.0"}'));
  expect(await read(`${url}/helpdesk/latest.json?pc=1`)).toBe('{"version":"0.2.0"}');
  expect(asked.map(({ method, url: path, headers }) => [method, path, headers])).toEqual([
    [
      'GET',
      '/helpdesk/latest.json?pc=1',
      {
        host: new URL(url).host,
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
  const trusted = { ...feedParts, certificateAuthorities: () => [other.cert] };
  await expect(readUpdateNotice(place, trusted)).rejects.toMatchObject({ code: 'tls-handshake-failed' });
});

it.each<[string, RequestListener, string]>([
  ['a redirect', (_, response) => response.writeHead(302, { Location: '/other' }).end(), 'HTTP-302'],
  ['an error', (_, response) => response.writeHead(404).end(), 'HTTP-404'],
  [
    'another protocol',
    (_, response) => response.writeHead(101, { Connection: 'Upgrade', Upgrade: 'x' }).end(),
    'HTTP-101',
  ],
  ['too long an answer', (_, response) => response.end('x'.repeat(100_000)), 'EFBIG'],
  ['silence', () => undefined, 'ABORT_ERR'],
])('refuses %s', async (_name, answer, code) => {
  await expect(read(await serve(answer))).rejects.toMatchObject({ code });
});
