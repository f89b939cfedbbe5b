import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Returns Base64, as npm writes its integrity. */
export async function hashFile(path, algorithm) {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('base64');
}
