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
  /** Sends `bytes` at a time, every `everyMs`. The last ones wait until `lastAfter` settles. */
  readonly drip?: {
    readonly bytes: number;
    readonly everyMs: number;
    readonly lastAfter?: Promise<unknown>;
  };
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
