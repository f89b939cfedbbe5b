import type { ReactNode } from 'react';
import type { AppState } from '../../shared/app/app-state';
import { OutboxBlockerContext } from '../state/outbox-blocker-context';
import { useStore } from '../state/store';
import type { OutboxSummaryStore } from './use-outbox-summary-store';

type OutboxBlockerProviderProps = {
  readonly outbox: OutboxSummaryStore;
  readonly app: AppState | null;
  readonly children: ReactNode;
};

/** Provides the reason why nothing is sent. Rerenders when the reason changes, not for each waiting ticket. */
export function OutboxBlockerProvider({ outbox, app, children }: OutboxBlockerProviderProps) {
  const blocker = useStore(outbox, (summary) => summary?.blocker ?? null);
  return (
    <OutboxBlockerContext value={app?.mode === 'live' ? blocker : null}>{children}</OutboxBlockerContext>
  );
}
