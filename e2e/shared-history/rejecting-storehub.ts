import { created, refused } from '../fake-storehub/canned-answers';
import { startFakeStoreHub, type FakeStoreHub } from '../fake-storehub/fake-storehub';

/** Names a ticket on the wire: the first one of a call, or its correction. */
export const createMark = (callId: string, number: 1 | 2): string => `[[${callId}:${number}]]`;

/**
 * A StoreHub that rejects the first ticket of every call. Now and then it is slow, or breaks the connection off when it
 * has the whole ticket.
 */
export async function startRejectingStoreHub(random: () => number): Promise<FakeStoreHub> {
  const storeHub = await startFakeStoreHub();
  storeHub.script((request) => {
    const late = random() < 0.2 ? { afterMs: 300 } : {};
    if (random() < 0.03) return { kind: 'at-request', how: 'reset' };
    return /\[\[[0-9a-f-]{36}:1\]\]/.test(request.bodyText)
      ? refused('-10000', 'Invalid', late)
      : created(request.number, late);
  });
  return storeHub;
}

/** Counts how often each ticket arrived, in a whole request or in a part of one. */
export function countMarks({ connections }: FakeStoreHub): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { received } of connections) {
    for (const [mark] of Buffer.concat(received)
      .toString('latin1')
      .matchAll(/\[\[[0-9a-f-]{36}:[12]\]\]/g))
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}
