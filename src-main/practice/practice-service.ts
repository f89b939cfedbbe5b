import { createReference } from '../../shared/tickets/ticket-reference';
import { succeed } from '../../shared/result';
import type { Remote } from '../db/cross-thread-store-types';
import type { Log } from '../log/log';
import { createStoreHubClient } from '../storehub/client';
import { hashContent } from '../rows/tickets/content-hash';
import { createPracticeHistory } from './practice-history';
import { createPracticeServer, type PracticeServerParts } from './practice-server';
import type { PracticeHistoryStore } from './practice-history-store';

export type PracticeServiceParts = PracticeServerParts & {
  readonly appVersion: string;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly log: Log;
};

/** The built-in StoreHub simulation, with the same client as in live mode. Uses loopback addresses only. */
export function createPracticeService(parts: PracticeServiceParts) {
  const server = createPracticeServer(parts);

  return {
    state: server.state,
    set: server.set,
    stop: server.stop,
    token: () => Promise.resolve(succeed(server.token)),

    async send(body: string | Promise<string | null>, token: string, onFirstByte: () => void) {
      const { endpoint, timeLimitMs } = await server.chooseRoute((await body) ?? '');
      const client = createStoreHubClient({
        endpoint,
        timeLimitMs,
        userAgent: `StoreHub-Helpdesk/${parts.appVersion}`,
        resolveProxy: () => Promise.resolve('DIRECT'),
        nowMs: parts.nowMs,
        log: parts.log,
      });
      return client.send(body, token, onFirstByte);
    },

    /** Fills an empty practice database with the small fictional history. */
    async fill(store: Remote<PracticeHistoryStore>): Promise<void> {
      const isEmpty = await store.isEmpty();
      if (!isEmpty.ok || !isEmpty.value) return;
      await store.fill(
        createPracticeHistory(parts.nowMs()).map((past) => ({
          ...past,
          callId: parts.newId(),
          reference: createReference(parts.randomBytes(16)),
          bodySha256: hashContent(JSON.stringify(past.request)),
        })),
      );
    },
  };
}
