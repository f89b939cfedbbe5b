import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { writeAll, writeStreamAtomic } from '../files/write-stream-atomic';
import { abortAfter } from '../time/abort-after';
import { openFeedResponse, toFeedError, type FeedParts } from './open-feed-response';
import type { FeedInstaller } from './update-notice';

export type DownloadInstaller = (
  url: URL,
  file: string,
  installer: FeedInstaller,
  parts: FeedParts,
  signal: AbortSignal,
) => Promise<void>;

/** An hour for 100 MB is 0.2 Mbit/s. */
const timeLimitMs = 3_600_000;

/**
 * Downloads an installer. The file has its name only once it is complete and has the size and the sum that the feed
 * names.
 * @throws a code of the network or the disk, `wrong-size` or `wrong-sum`
 */
export const downloadInstaller: DownloadInstaller = async (url, file, installer, parts, signal) => {
  const limit = abortAfter(timeLimitMs, { outer: signal });
  try {
    await openFeedResponse(url, 'application/octet-stream', parts, limit.signal, (response) =>
      writeStreamAtomic(file, async (handle) => {
        const hash = createHash('sha512');
        let bytes = 0;
        for await (const piece of response as AsyncIterable<Buffer>) {
          bytes += piece.length;
          if (bytes > installer.bytes) throw toFeedError('wrong-size');
          hash.update(piece);
          writeAll(handle, piece);
        }
        if (bytes !== installer.bytes) throw toFeedError('wrong-size');
        if (hash.digest('hex') !== installer.sha512.toLowerCase()) throw toFeedError('wrong-sum');
      }),
    );
  } finally {
    limit.stop();
  }
};

/** Whether a file is there with the size and the sum that the feed names. Deletes it if it is another. */
export async function hasInstaller(file: string, installer: FeedInstaller): Promise<boolean> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const hash = createHash('sha512');
  let bytes = 0;
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    hash.update(piece);
  }
  const isSound = bytes === installer.bytes && hash.digest('hex') === installer.sha512.toLowerCase();
  if (!isSound) rmSync(file, { force: true });
  return isSound;
}
