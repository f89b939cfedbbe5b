import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Log } from '../log/log';
import { openConnection } from '../storehub/open-connection';

export type FeedParts = {
  readonly resolveProxy: (url: URL) => Promise<string>;
  readonly certificateAuthorities: () => readonly string[] | undefined;
  readonly userAgent: string;
  readonly timeLimitMs?: number;
  readonly log: Log;
};

/**
 * Asks an https address of the organisation's and hands its answer to `read`. The request says nothing but the version
 * of the app. Follows no redirect.
 * @throws if there is no connection or no answer with status 200
 */
export async function requestFromFeed<T>(
  url: URL,
  accept: string,
  parts: FeedParts,
  signal: AbortSignal,
  read: (response: IncomingMessage) => Promise<T>,
): Promise<T> {
  const ca = parts.certificateAuthorities();
  const opened = await openConnection(
    {
      endpoint: url,
      connectTimeLimitMs: parts.timeLimitMs ?? 10_000,
      resolveProxy: parts.resolveProxy,
      secureContext: () => createSecureContext({ minVersion: 'TLSv1.2', ...(ca && { ca: [...ca] }) }),
      log: parts.log,
    },
    signal,
  );
  if (!opened.ok) throw toFeedError(opened.error.reason);
  try {
    return await read(await get(url, accept, opened.value, parts.userAgent, signal));
  } finally {
    opened.value.destroy();
  }
}

function get(
  url: URL,
  accept: string,
  socket: Socket,
  userAgent: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      path: url.pathname + url.search,
      headers: { Host: url.host, 'User-Agent': userAgent, Accept: accept, Connection: 'close' },
      signal,
    });
    asked.on('error', reject);
    // Without a listener, Node closes the connection and emits nothing.
    asked.on('upgrade', () => reject(toFeedError('HTTP-101')));
    asked.on('response', (response) => {
      // An error after the headers is the reader's to handle; without a listener it would end the process.
      response.on('error', () => undefined);
      if (response.statusCode === 200) resolve(response);
      else reject(toFeedError(`HTTP-${response.statusCode}`));
    });
    asked.end();
  });
}

export const toFeedError = (code: string): Error => Object.assign(new Error('not from the feed'), { code });
