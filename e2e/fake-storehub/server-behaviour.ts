import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/** What the fake StoreHub does with one connection or one request. Only `answer` behaves well. */
export type Behaviour = AtAccept | AtFirstByte | AtRequest | Answer | RawBytes;

/** Closes, resets or stalls a connection before any answer, and in TLS before the handshake. */
export type AtAccept = {
  readonly kind: 'at-accept';
  readonly how: Ending;
  /** Sent first, unencrypted. */
  readonly says?: string;
};

/** Acts as soon as one byte of a request has arrived. */
export type AtFirstByte = { readonly kind: 'at-first-byte'; readonly how: Ending };

/** Acts when the whole request has arrived, instead of answering. */
export type AtRequest = { readonly kind: 'at-request'; readonly how: Ending; readonly afterMs?: number };

export type Ending = 'close' | 'reset' | 'stall';

export type Answer = {
  readonly kind: 'answer';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes are sent verbatim, anything else as JSON. */
  readonly body: unknown;
  /** Compresses the body without being asked, and declares it in the header. */
  readonly coding?: Coding;
  readonly framing?: 'content-length' | 'chunked' | 'until-close';
  /** A false Content-Length. */
  readonly contentLength?: number;
  /** Sent verbatim before the status line, for example an informational response. */
  readonly preamble?: string;
  readonly afterMs?: number;
  /** The answer waits until this promise settles. */
  readonly until?: Promise<unknown>;
  /** Sends `bytes` at a time, every `everyMs`. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
  /** Stops in the middle of this part. */
  readonly cut?: { readonly in: AnswerPart; readonly how: Ending };
  /**
   * After the whole answer. `as-requested` keeps the connection open unless the request says close. `keep-open` keeps it
   * open in any case.
   */
  readonly afterwards?: 'as-requested' | 'keep-open' | Ending;
  /** Answers as soon as the request head has arrived, and reads no further. */
  readonly early?: boolean;
};

/** `raw-deflate` is declared as `deflate`, but lacks the zlib header. */
export type Coding = 'gzip' | 'deflate' | 'raw-deflate';

export type AnswerPart = 'status-line' | 'headers' | 'body' | 'last-bytes';

/** Bytes that are not HTTP, or hand-written HTTP. */
export type RawBytes = { readonly kind: 'raw'; readonly bytes: string | Buffer; readonly afterwards: Ending };

export type RenderedAnswer = { readonly bytes: Buffer; readonly cutAt: Readonly<Record<AnswerPart, number>> };

export function renderAnswer(answer: Answer): RenderedAnswer {
  const { status = 200, headers = {}, framing = 'content-length' } = answer;
  const body = coded(bytesOf(answer.body), answer.coding);
  const statusLine = `HTTP/1.1 ${status} ${reasons[status] ?? 'Whatever'}\r\n`;
  const fields = {
    'Content-Type': 'application/json',
    ...(answer.coding !== undefined && { 'Content-Encoding': answer.coding.replace('raw-', '') }),
    ...headers,
    ...(framing === 'content-length' && { 'Content-Length': String(answer.contentLength ?? body.length) }),
    ...(framing === 'chunked' && { 'Transfer-Encoding': 'chunked' }),
    ...(framing === 'until-close' && { Connection: 'close' }),
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const start = Buffer.from(`${answer.preamble ?? ''}${statusLine}`, 'latin1');
  const middle = Buffer.from(`${head.join('')}\r\n`, 'latin1');
  const content = framing === 'chunked' ? chunked(body) : body;
  const bytes = Buffer.concat([start, middle, content]);
  return {
    bytes,
    cutAt: {
      'status-line': start.length - Math.ceil(statusLine.length / 2),
      headers: start.length + Math.floor(middle.length / 2),
      body: start.length + middle.length + Math.floor(content.length / 2),
      'last-bytes': bytes.length - 1,
    },
  };
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Found',
  401: 'Unauthorized',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
};

function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}

function coded(body: Buffer, coding: Coding | undefined): Buffer {
  if (coding === 'gzip') return gzipSync(body);
  if (coding === 'deflate') return deflateSync(body);
  return coding === 'raw-deflate' ? deflateRawSync(body) : body;
}

function chunked(body: Buffer): Buffer {
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter((chunk) => chunk.length > 0);
  return Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`, 'latin1'),
      chunk,
      Buffer.from('\r\n', 'latin1'),
    ]),
    Buffer.from('0\r\n\r\n', 'latin1'),
  ]);
}
