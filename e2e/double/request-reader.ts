/** One request as it came through the socket. */
export type CapturedRequest = {
  /** Counts over the double's life since the last reset, from 1. */
  readonly number: number;
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly httpVersion: string;
  /** As received: order, letters and repeats. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly raw: Buffer;
  readonly bodyText: string;
  /** The body parsed; undefined where it is no JSON. */
  readonly json: unknown;
};

export type RequestHead = Omit<CapturedRequest, 'number' | 'connection' | 'raw' | 'bodyText' | 'json'> & {
  /** Of the whole head, its blank line included. */
  readonly lengthBytes: number;
};

/** The head at the start of the bytes, or null while it is not all there. */
export function readHead(bytes: Buffer): RequestHead | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [requestLine = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const [method = '', path = '', httpVersion = ''] = requestLine.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return { method, path, httpVersion, headers, lengthBytes: end + 4 };
}

export function headerOf(request: Pick<CapturedRequest, 'headers'>, name: string): string | undefined {
  return request.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The length of the whole request by its Content-Length; the app sends no chunks. */
export function requestLength(head: RequestHead): number {
  return head.lengthBytes + Number(headerOf(head, 'content-length') ?? 0);
}

export function captureRequest(
  head: RequestHead,
  raw: Buffer,
  number: number,
  connection: number,
): CapturedRequest {
  const bodyText = raw.toString('utf8', head.lengthBytes);
  const { method, path, httpVersion, headers } = head;
  return { number, connection, method, path, httpVersion, headers, raw, bodyText, json: parseJson(bodyText) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
