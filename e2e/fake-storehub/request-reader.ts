/** One request as received on the socket. */
export type CapturedRequest = {
  /** Counted from 1 since the last reset of the fake StoreHub. */
  readonly number: number;
  readonly connection: number;
  readonly method: string;
  readonly path: string;
  readonly httpVersion: string;
  /** As received, with order, case and repeats. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly raw: Buffer;
  readonly bodyText: string;
  /** The parsed body; undefined if it is not JSON. */
  readonly json: unknown;
};

export type RequestHead = Omit<CapturedRequest, 'number' | 'connection' | 'raw' | 'bodyText' | 'json'> & {
  /** The length of the whole head, including its blank line. */
  readonly lengthBytes: number;
};

/** Parses the head at the start of the bytes; null until it is complete. */
export function parseRequestHead(bytes: Buffer): RequestHead | null {
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

export function getHeader(request: Pick<CapturedRequest, 'headers'>, name: string): string | undefined {
  return request.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The length of the whole request by its Content-Length. The app never sends chunks. */
export function getRequestLength(head: RequestHead): number {
  return head.lengthBytes + Number(getHeader(head, 'content-length') ?? 0);
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
