import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** @param {'base64' | 'hex'} encoding Base64 as npm writes its integrity, hex as `sha256sum` does */
export async function hashFile(path, algorithm, encoding = 'base64') {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest(encoding);
}
