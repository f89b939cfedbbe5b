import { createContext, useContext } from 'react';
import type { OutboxStop } from '../../shared/outbox/outbox-state';

/** Why no ticket goes to StoreHub until the agent does something; null where nothing stands in the way, and in practice. */
export const OutboxStopContext = createContext<OutboxStop | null>(null);

export function useOutboxStop(): OutboxStop | null {
  return useContext(OutboxStopContext);
}
