import type { ReactNode } from 'react';
import { OutboxBlockerContext } from '../state/outbox-blocker-context';
import { useStore } from '../state/store';
import type { OutboxSummaryStore } from './use-outbox-summary-store';

type OutboxBlockerProviderProps = {
  readonly outbox: OutboxSummaryStore;
  readonly children: ReactNode;
};

/** Provides the reason why nothing is sent. Rerenders when the reason changes, not for each waiting ticket. */
export function OutboxBlockerProvider({ outbox, children }: OutboxBlockerProviderProps) {
  const blocker = useStore(outbox, (summary) => summary?.blocker ?? null);
  return <OutboxBlockerContext value={blocker}>{children}</OutboxBlockerContext>;
}
