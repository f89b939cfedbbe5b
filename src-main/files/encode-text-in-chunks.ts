/** In bytes. Long enough that writing a chunk costs little compared with creating it. */
const chunkLength = 262_144;
/** UTF-8 bytes per UTF-16 code unit, at most. */
const maxBytesPerUnit = 3;

/**
 * Encodes pieces of text in UTF-8, in chunks of similar length. Encodes each piece at once, so that only one chunk is
 * in memory and temporary strings are short-lived. The caller owns each chunk.
 */
export function* encodeTextInChunks(pieces: Iterable<string>): Generator<Buffer> {
  let chunk = Buffer.allocUnsafeSlow(chunkLength);
  let used = 0;
  for (const piece of pieces) {
    const maxBytes = piece.length * maxBytesPerUnit;
    if (used + maxBytes > chunk.length) {
      if (used > 0) yield chunk.subarray(0, used);
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkLength, maxBytes));
      used = 0;
    }
    used += chunk.write(piece, used);
  }
  if (used > 0) yield chunk.subarray(0, used);
}
