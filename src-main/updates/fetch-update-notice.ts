import { request } from 'node:http';
import { open } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Log } from '../log/log';
import { openConnection } from '../storehub/open-connection';
import { abortAfter } from '../time/abort-after';

export type UpdateFetchParts = {
  readonly resolveProxy: (url: URL) => Promise<string>;
  readonly certificateAuthorities: () => readonly string[] | undefined;
  readonly userAgent: string;
  readonly timeLimitMs?: number;
  readonly log: Log;
};

/** Far more than a version needs. */
const largestBytes = 10_000;

/** Reads a small text from a path, a share or an https address. Follows no redirect. @throws if it cannot be read */
export async function fetchUpdateNotice(location: string, parts: UpdateFetchParts): Promise<string> {
  return location.startsWith('https://')
    ? fetchFromAddress(new URL(location), parts)
    : readFromShare(location);
}

async function readFromShare(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(largestBytes + 1), 0, largestBytes + 1, 0);
    return textOf([buffer.subarray(0, bytesRead)]);
  } finally {
    await file.close();
  }
}

async function fetchFromAddress(url: URL, parts: UpdateFetchParts): Promise<string> {
  const limit = abortAfter(parts.timeLimitMs ?? 20_000);
  try {
    const ca = parts.certificateAuthorities();
    const opened = await openConnection(
      {
        endpoint: url,
        connectTimeLimitMs: parts.timeLimitMs ?? 10_000,
        resolveProxy: parts.resolveProxy,
        secureContext: () => createSecureContext({ minVersion: 'TLSv1.2', ...(ca && { ca: [...ca] }) }),
        log: parts.log,
      },
      limit.signal,
    );
    if (!opened.ok) throw Object.assign(new Error('no connection'), { code: opened.error.reason });
    try {
      return await get(url, opened.value, parts.userAgent, limit.signal);
    } finally {
      opened.value.destroy();
    }
  } finally {
    limit.stop();
  }
}

function get(url: URL, socket: Socket, userAgent: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      path: url.pathname + url.search,
      headers: { Host: url.host, 'User-Agent': userAgent, Accept: 'application/json', Connection: 'close' },
      signal,
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      if (response.statusCode !== 200) reject(refusal(`HTTP-${response.statusCode}`));
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes > largestBytes) asked.destroy(refusal('EFBIG'));
      });
      response.on('error', reject);
      response.on('end', () => resolve(textOf(parts)));
    });
    asked.end();
  });
}

function textOf(parts: readonly Buffer[]): string {
  const whole = Buffer.concat(parts);
  if (whole.length > largestBytes) throw refusal('EFBIG');
  return whole.toString('utf8');
}

const refusal = (code: string): Error => Object.assign(new Error('not a notice'), { code });
