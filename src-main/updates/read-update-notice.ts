import { open } from 'node:fs/promises';
import { abortAfter } from '../time/abort-after';
import { requestFromFeed, toFeedError, type FeedParts } from './request-from-feed';

/** Far more than a version needs. */
const maxBytes = 10_000;

/** Reads a small text from a path, a share or an https address. Follows no redirect. @throws if it cannot be read */
export async function readUpdateNotice(location: string, parts: FeedParts): Promise<string> {
  return location.startsWith('https://')
    ? fetchFromAddress(new URL(location), parts)
    : readFromShare(location);
}

async function readFromShare(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(maxBytes + 1), 0, maxBytes + 1, 0);
    return textOf([buffer.subarray(0, bytesRead)]);
  } finally {
    await file.close();
  }
}

async function fetchFromAddress(url: URL, parts: FeedParts): Promise<string> {
  const limit = abortAfter(parts.timeLimitMs ?? 20_000);
  try {
    return await requestFromFeed(url, 'application/json', parts, limit.signal, async (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      for await (const piece of response as AsyncIterable<Buffer>) {
        pieces.push(piece);
        bytes += piece.length;
        if (bytes > maxBytes) throw toFeedError('EFBIG');
      }
      return textOf(pieces);
    });
  } finally {
    limit.stop();
  }
}

function textOf(parts: readonly Buffer[]): string {
  const whole = Buffer.concat(parts);
  if (whole.length > maxBytes) throw toFeedError('EFBIG');
  // Windows PowerShell writes UTF-16 by itself.
  return whole.toString(whole[0] === 0xff && whole[1] === 0xfe ? 'utf16le' : 'utf8');
}
