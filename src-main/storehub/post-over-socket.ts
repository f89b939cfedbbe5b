import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { decodeAnswerBody } from './decode-answer-body';
import { decodeText } from './decode-text';
import type { BrokenReason, Exchange } from './exchange-types';
import { toSocketError } from './wait-for-socket';
import { waitForArrivedData } from './wait-for-arrived-data';

export type Post = {
  readonly endpoint: URL;
  readonly body: string;
  readonly token: string;
  readonly userAgent: string;
  readonly onFirstByte: () => void;
};

const maxAnswerBytes = 1024 * 1024;
/** The maximum length of an unusable answer that is stored. */
const maxExcerptBytes = 64 * 1024;

/** Sends the request over a connection that is ready for it, reads the answer, and destroys the connection. */
export async function postOverSocket(socket: Socket, post: Post, limit: AbortSignal): Promise<Exchange> {
  try {
    // What came with the news that the body is on disk is read in this turn; `sendOnce` has read what came before.
    await waitForArrivedData(1);
    // The limit may have passed and the connection closed meanwhile. Nothing has been sent yet.
    if (limit.aborted) {
      return { kind: 'no-connection', reason: 'connecting-timed-out', detail: 'no time left to send' };
    }
    if (socket.destroyed || !socket.writable || socket.readableEnded) {
      return { kind: 'no-connection', reason: 'connection-refused', detail: 'closed before it was used' };
    }
    // Nothing has been sent yet, so this data is not an answer. Send nothing, and ignore the data.
    if (socket.readableLength > 0) {
      return { kind: 'no-connection', reason: 'connection-refused', detail: 'it spoke before it was asked' };
    }
    post.onFirstByte();
    return await exchange(socket, post, limit);
  } finally {
    socket.destroy();
  }
}

function exchange(socket: Socket, post: Post, limit: AbortSignal): Promise<Exchange> {
  return new Promise((resolve) => {
    const request = startRequest(socket, post);
    let answer: IncomingMessage | null = null;
    const chunks: Buffer[] = [];
    let receivedBytes = 0;
    let excess: Buffer = Buffer.alloc(0);
    let isSettled = false;

    const settle = (result: Exchange): void => {
      isSettled = true;
      limit.removeEventListener('abort', onLimit);
      request.destroy();
      resolve(result);
    };
    const endAsBroken = (reason: BrokenReason, cause: string, raw?: Buffer): void => {
      if (isSettled) return;
      const excerpt = (raw ?? contentSoFar()).subarray(0, maxExcerptBytes);
      settle({
        kind: 'broken',
        reason,
        httpStatus: answer?.statusCode ?? null,
        rawAnswer: answer === null && raw === undefined ? null : decodeText(excerpt),
        detail: `${cause} ${answer === null ? 'before an answer' : `after ${receivedBytes} bytes of the answer`}`,
      });
    };
    /** Decodes as much of the received bytes as possible. */
    const contentSoFar = (): Buffer => {
      const decoded = decodeAnswerBody(Buffer.concat(chunks), codingOf(answer), maxAnswerBytes);
      return decoded.ok ? decoded.value : decoded.error.read;
    };
    const onLimit = (): void => endAsBroken('timed-out', 'time limit');
    const onError = (error: Error): void => {
      // An error after a complete answer changes nothing; the answer's 'end' event still comes.
      if (answer?.complete === true) {
        excess = findExcess(error);
        return;
      }
      const { code } = toSocketError(error);
      if (code.startsWith('HPE_')) endAsBroken('unreadable-answer', code, rawPacketOf(error));
      else endAsBroken('connection-broken', code);
    };

    limit.addEventListener('abort', onLimit);
    request.on('error', onError);
    request.on('close', () => endAsBroken('connection-broken', 'closed'));
    request.on('upgrade', (response) => {
      answer = response;
      endAsBroken('unreadable-answer', 'upgrade');
    });
    request.on('response', (response) => {
      answer = response;
      response.on('error', onError);
      response.on('data', (chunk: Buffer) => {
        if (isSettled) return;
        chunks.push(chunk);
        receivedBytes += chunk.length;
        if (receivedBytes > maxAnswerBytes) endAsBroken('answer-too-large', 'stopped reading');
      });
      response.on('end', () => {
        if (isSettled) return;
        if (!response.complete) {
          endAsBroken('connection-broken', 'closed');
          return;
        }
        const content = decodeAnswerBody(Buffer.concat(chunks), codingOf(response), maxAnswerBytes);
        if (!content.ok) {
          const isTooLarge = content.error.kind === 'too-large';
          endAsBroken(
            isTooLarge ? 'answer-too-large' : 'unreadable-answer',
            content.error.errorCode,
            content.error.read,
          );
          return;
        }
        settle({
          kind: 'answered',
          httpStatus: response.statusCode ?? 0,
          retryAfter: response.headers['retry-after'] ?? null,
          ...(response.headers.date !== undefined && { date: response.headers.date }),
          rawAnswer: decodeText(content.value),
          ...(excess.length > 0 && { excess: decodeText(excess) }),
        });
      });
    });
    request.end(post.body);
  });
}

/** Uses no HTTP agent: an agent would reuse or replace the connection, and there must be exactly this one. */
function startRequest(socket: Socket, { endpoint, body, token, userAgent }: Post): ClientRequest {
  return httpRequest({
    createConnection: () => socket,
    method: 'POST',
    path: endpoint.pathname + endpoint.search,
    setHost: false,
    headers: {
      Host: endpoint.host,
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      Accept: 'application/json',
      'Accept-Encoding': 'identity',
      'User-Agent': userAgent,
      Connection: 'close',
    },
  });
}

/**
 * Lists the codings in the order of their application. Transfer codings come last, so they are decoded first. Node's
 * parser already decodes `chunked`.
 */
function codingOf(answer: IncomingMessage | null): string {
  const { 'content-encoding': content = '', 'transfer-encoding': transfer = '' } = answer?.headers ?? {};
  return `${content},${transfer.replaceAll(/\bchunked\b/gi, '')}`;
}

/** Returns the bytes that came in the same packet as a complete answer, after the length that the answer states. */
function findExcess(error: Error): Buffer {
  const packet = rawPacketOf(error);
  return packet === undefined || !('bytesParsed' in error) || typeof error.bytesParsed !== 'number'
    ? Buffer.alloc(0)
    : Buffer.from(packet.subarray(error.bytesParsed));
}

function rawPacketOf(error: Error): Buffer | undefined {
  return 'rawPacket' in error && error.rawPacket instanceof Buffer
    ? error.rawPacket.subarray(0, maxExcerptBytes)
    : undefined;
}
