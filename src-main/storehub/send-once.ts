import { openConnection, type Connecting } from './open-connection';
import type { Exchange } from './exchange-types';
import { postOverSocket } from './post-over-socket';
import { abortAfter } from '../time/abort-after';
import { waitForArrivedData } from './wait-for-arrived-data';

export type SendOrder = Connecting & {
  /** The exact JSON text, as stored; null if it must not be sent after all. */
  readonly body: string | Promise<string | null>;
  readonly token: string;
  readonly userAgent: string;
  /** Covers everything from the proxy look-up to the last byte of a slow answer, in ms. */
  readonly timeLimitMs: number;
  /** Called once, at the last moment when no byte of the request has left. If it throws, nothing is sent. */
  readonly onFirstByte: () => void;
};

/**
 * Makes one attempt: at most one connection gets the request, at most once, and no redirect is followed. It connects
 * while the body is still being saved; without a body, nothing is sent. Rejects only with what `onFirstByte` threw.
 */
export async function sendOnce(order: SendOrder): Promise<Exchange> {
  if (!canStandInHeader(order.token)) return { kind: 'token-unusable' };
  const timeLimit = abortAfter(order.timeLimitMs);
  try {
    const connecting = openConnection(order, timeLimit.signal).then(async (connection) => {
      await waitForArrivedData(2);
      return connection;
    });
    const [connection, body] = await Promise.all([connecting, order.body]);
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
