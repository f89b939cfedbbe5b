import { createContext, useContext } from 'react';
import type { OutboxBlocker } from '../../shared/outbox/outbox-state';

/** The reason why no ticket goes to StoreHub until the agent acts; null if nothing blocks sending. */
export const OutboxBlockerContext = createContext<OutboxBlocker | null>(null);

export function useOutboxBlocker(): OutboxBlocker | null {
  return useContext(OutboxBlockerContext);
}
