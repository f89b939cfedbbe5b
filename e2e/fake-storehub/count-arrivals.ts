import type { FakeStoreHub } from './fake-storehub';

/**
 * Counts how often a text that is unique to a ticket arrived through any socket, in a whole request or a part of one.
 */
export function countArrivals({ connections }: FakeStoreHub, mark: string): number {
  const received = connections.map((connection) => Buffer.concat(connection.received).toString('latin1'));
  return received.join('\n').split(mark).length - 1;
}
