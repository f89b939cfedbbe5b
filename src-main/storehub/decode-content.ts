import { constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { fail, succeed, type Result } from '../../shared/result';

/** `trouble` is an error code of zlib's, and `read` is what could be decoded before it. */
export type DecodingError = {
  readonly kind: 'broken' | 'too large';
  readonly errorCode: string;
  readonly read: Buffer;
};

/**
 * The content of an answer by its Content-Encoding (RFC 9110, 8.4). A coding that the app does not read leaves the bytes
 * as they are: then the text decides, and compressed bytes are no JSON. What is gzip or zlib by its first bytes is read
 * without being declared, since some proxies drop the header.
 * @param largestBytes decoding stops there: a few kilobytes may stand for gigabytes
 */
export function decodeContent(
  bytes: Buffer,
  contentEncoding: string | undefined,
  largestBytes: number,
): Result<Buffer, DecodingError> {
  const codings = readCodings(contentEncoding);
  if (codings.length > mostCodings) return fail({ kind: 'broken', errorCode: 'many codings', read: bytes });
  let content = bytes;
  for (const coding of codings.toReversed()) {
    const decoded = decodeOnce(content, coding, largestBytes);
    if (!decoded.ok) return decoded;
    content = decoded.value;
  }
  return decodeUndeclared(content, largestBytes);
}

/** No text begins with the first bytes of either format. What then cannot be decoded stays as it is. */
function decodeUndeclared(bytes: Buffer, largestBytes: number): Result<Buffer, DecodingError> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const isZlib = bytes[0] === 0x78 && hasZlibHeader(bytes);
  if (!isGzip && !isZlib) return succeed(bytes);
  const decoded = decodeOnce(bytes, isGzip ? 'gzip' : 'deflate', largestBytes);
  return decoded.ok || decoded.error.kind === 'too large' ? decoded : succeed(bytes);
}

const mostCodings = 3;

function readCodings(contentEncoding = ''): string[] {
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => coding !== '' && coding !== 'identity');
}

function decodeOnce(bytes: Buffer, coding: string, largestBytes: number): Result<Buffer, DecodingError> {
  const decode = decoderOf(coding, bytes);
  if (decode === null || bytes.length === 0) return succeed(bytes);
  const options: ZlibOptions = { maxOutputLength: largestBytes };
  try {
    return succeed(decode(bytes, options));
  } catch (thrown) {
    const errorCode = codeOf(thrown);
    if (errorCode === 'ERR_BUFFER_TOO_LARGE')
      return fail({ kind: 'too large', errorCode, read: Buffer.alloc(0) });
    return fail({ kind: 'broken', errorCode, read: decodeWhatIsThere(decode, bytes, options) });
  }
}

type Decode = (bytes: Buffer, options: ZlibOptions) => Buffer;

function decoderOf(coding: string, bytes: Buffer): Decode | null {
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipSync;
  if (coding !== 'deflate') return null;
  // RFC 9110, 8.4.1.2: the zlib format, but some senders leave out its header.
  return hasZlibHeader(bytes) ? inflateSync : inflateRawSync;
}

/** RFC 1950, 2.2. */
function hasZlibHeader(bytes: Buffer): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

/** Of an answer that is cut off, the part that came: it may name a case number. */
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
