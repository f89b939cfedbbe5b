/** In bytes: long enough that writing one costs little beside making it. */
const chunkLength = 262_144;
/** Of UTF-8, for one unit of UTF-16. */
const mostBytesPerUnit = 3;

/**
 * Pieces of text in UTF-8, in chunks of much the same length. Each piece is turned into bytes as it comes, so that
 * nothing but one chunk is held, and what is collected on the way dies young. A chunk is the taker's to keep.
 */
export function* splitInChunks(pieces: Iterable<string>): Generator<Buffer> {
  let chunk = Buffer.allocUnsafeSlow(chunkLength);
  let used = 0;
  for (const piece of pieces) {
    const most = piece.length * mostBytesPerUnit;
    if (used + most > chunk.length) {
      if (used > 0) yield chunk.subarray(0, used);
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkLength, most));
      used = 0;
    }
    used += chunk.write(piece, used);
  }
  if (used > 0) yield chunk.subarray(0, used);
}
