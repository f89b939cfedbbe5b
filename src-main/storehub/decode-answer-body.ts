import { constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { fail, succeed, type Result } from '../../shared/result';

/** `errorCode` is a code of zlib's; `read` is the part that was decoded before the error. */
export type DecodingError = {
  readonly kind: 'broken' | 'too-large';
  readonly errorCode: string;
  readonly read: Buffer;
};

/**
 * Decodes an answer by its Content-Encoding (RFC 9110, 8.4). Leaves the bytes unchanged if the app does not know the
 * coding: the classification then sees that compressed bytes are not JSON. Decodes undeclared gzip and zlib by their
 * first bytes, because some proxies drop the header.
 * @param maxBytes decoding stops at this size, because a few kilobytes can expand to gigabytes
 */
export function decodeAnswerBody(
  bytes: Buffer,
  contentEncoding: string | undefined,
  maxBytes: number,
): Result<Buffer, DecodingError> {
  const codings = readCodings(contentEncoding);
  if (codings.length > maxCodings)
    return fail({ kind: 'broken', errorCode: 'too-many-codings', read: bytes });
  let content = bytes;
  for (const coding of codings.toReversed()) {
    const decoded = decodeOnce(content, coding, maxBytes);
    if (!decoded.ok) return decoded;
    content = decoded.value;
  }
  return decodeUndeclared(content, maxBytes);
}

/** No text starts with the first bytes of either format. Bytes that cannot be decoded stay unchanged. */
function decodeUndeclared(bytes: Buffer, maxBytes: number): Result<Buffer, DecodingError> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const isZlib = bytes[0] === 0x78 && hasZlibHeader(bytes);
  if (!isGzip && !isZlib) return succeed(bytes);
  const decoded = decodeOnce(bytes, isGzip ? 'gzip' : 'deflate', maxBytes);
  return decoded.ok || decoded.error.kind === 'too-large' ? decoded : succeed(bytes);
}

const maxCodings = 3;

function readCodings(contentEncoding = ''): string[] {
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => coding !== '' && coding !== 'identity');
}

function decodeOnce(bytes: Buffer, coding: string, maxBytes: number): Result<Buffer, DecodingError> {
  const decode = decoderOf(coding, bytes);
  if (decode === null || bytes.length === 0) return succeed(bytes);
  const options: ZlibOptions = { maxOutputLength: maxBytes };
  try {
    return succeed(decode(bytes, options));
  } catch (thrown) {
    const errorCode = codeOf(thrown);
    if (errorCode === 'ERR_BUFFER_TOO_LARGE')
      return fail({ kind: 'too-large', errorCode, read: Buffer.alloc(0) });
    return fail({ kind: 'broken', errorCode, read: decodeWhatIsThere(decode, bytes, options) });
  }
}

type Decode = (bytes: Buffer, options: ZlibOptions) => Buffer;

function decoderOf(coding: string, bytes: Buffer): Decode | null {
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync;
  if (coding !== 'deflate') return null;
  // RFC 9110, 8.4.1.2: deflate means the zlib format, but some senders omit its header.
  return hasZlibHeader(bytes) ? inflateSync : inflateRawSync;
}

/** RFC 1950, 2.2. */
function hasZlibHeader(bytes: Buffer): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

/** Decodes the part of a cut-off answer that arrived: it may contain a case number. */
function decodeWhatIsThere(decode: Decode, bytes: Buffer, options: ZlibOptions): Buffer {
  try {
    return decode(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
}
