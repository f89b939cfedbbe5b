import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { makeCertificate } from '../../e2e/fake-storehub/make-certificate';
import { silentLog } from '../log/log';
import type { FeedParts } from './request-from-feed';

const authority = makeCertificate({ name: 'Office authority' });
const { key, cert } = makeCertificate({ name: 'x', ipv4Addresses: ['127.0.0.1'], issuer: authority });

/** A web server of the organisation's on this computer, until the test ends. Records what it is asked. */
export async function serveFeed(answer: RequestListener): Promise<{ url: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export const feedParts = {
  resolveProxy: () => Promise.resolve('DIRECT'),
  certificateAuthorities: () => [authority.cert],
  userAgent: 'StoreHub-Helpdesk/0.1.0',
  timeLimitMs: 2_000,
  log: silentLog,
} satisfies FeedParts;

/** What the feed says of an installer with this content. */
export function describeInstaller(content: Buffer, file = 'storehub-helpdesk-0.2.0-x64.exe') {
  return { file, sha512: createHash('sha512').update(content).digest('hex'), bytes: content.length };
}
