import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, rmSync } from 'node:fs';
import { writeChosenFileAtomic } from '../files/write-chosen-file-atomic';
import { writeAll } from '../files/write-to-file-handle';
import { abortAfter } from '../time/abort-after';
import { requestFromFeed, toFeedError, type FeedParts } from './request-from-feed';
import type { FeedInstaller } from './update-notice';

/** An hour for 100 MB is 0.2 Mbit/s. */
const timeLimitMs = 3_600_000;

/**
 * Downloads an installer. The file has its name only once it is complete and has the size and the sum that the feed
 * names.
 * @throws a code of the network or the disk, `wrong-size` or `wrong-sum`
 */
export async function downloadInstaller(
  url: URL,
  file: string,
  installer: FeedInstaller,
  parts: FeedParts,
  signal: AbortSignal,
): Promise<void> {
  const limit = abortAfter(timeLimitMs, { outer: signal });
  try {
    await requestFromFeed(url, 'application/octet-stream', parts, limit.signal, (response) =>
      writeChosenFileAtomic(file, async (handle) => {
        const hash = createHash('sha512');
        let bytes = 0;
        for await (const piece of response as AsyncIterable<Buffer>) {
          bytes += piece.length;
          if (bytes > installer.bytes) throw toFeedError('wrong-size');
          hash.update(piece);
          writeAll(handle, piece);
        }
        // An answer without a length ends in the same way when it is cut off.
        limit.signal.throwIfAborted();
        if (bytes !== installer.bytes) throw toFeedError('wrong-size');
        if (hash.digest('hex') !== installer.sha512) throw toFeedError('wrong-sum');
      }),
    );
  } finally {
    limit.stop();
  }
}

/** Whether a file is there with the size and the sum that the feed names. Deletes whatever else is there. */
export async function hasInstaller(file: string, installer: FeedInstaller): Promise<boolean> {
  const found = lstatSync(file, { throwIfNoEntry: false });
  const isSound =
    found?.isFile() === true && found.size === installer.bytes && (await hashFile(file)) === installer.sha512;
  if (!isSound) rmSync(file, { recursive: true, force: true });
  return isSound;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}
