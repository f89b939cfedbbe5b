import { openConnection, type Connecting } from './open-connection';
import type { Exchange } from './exchange';
import { postOverSocket } from './post-over-socket';
import { abortAfter } from '../time/abort-after';

export type SendOrder = Connecting & {
  /** The exact JSON text, as stored; null where it is not to be sent after all. */
  readonly body: string | Promise<string | null>;
  readonly token: string;
  readonly userAgent: string;
  /** Covers everything, from the proxy's look-up to the last byte of a dripping answer. */
  readonly timeLimitMs: number;
  /**
   * Called once, at the last moment at which it is certain that no byte of the request has left. If it throws,
   * nothing is sent.
   */
  readonly onFirstByte: () => void;
};

/**
 * One attempt: at most one connection gets the request, at most once, and no redirect is followed. The connection is
 * made while the body is still being written down; without a body nothing leaves. Rejects only with what
 * `onFirstByte` threw.
 */
export async function sendOnce(order: SendOrder): Promise<Exchange> {
  if (!canStandInHeader(order.token)) return { kind: 'token unusable' };
  const timeLimit = abortAfter(order.timeLimitMs);
  try {
    const [connection, body] = await Promise.all([openConnection(order, timeLimit.signal), order.body]);
    if (!connection.ok) return connection.error;
    if (body !== null) return await postOverSocket(connection.value, { ...order, body }, timeLimit.signal);
    connection.value.destroy();
    return { kind: 'no-connection', reason: 'no-network', detail: 'called off' };
  } finally {
    timeLimit.stop();
  }
}

function canStandInHeader(token: string): boolean {
  return /^[\u0021-\u007E]{1,1000}$/.test(token);
}
