import { useMemo } from 'react';
import type { AppError } from '../../shared/errors/app-error';
import type { EndedToReopen, HistoryCaseActions } from '../components/ticket-detail/ended-call-actions';
import type { ScreenName } from './screen-name';

type Parts = {
  readonly reopenEnded: (ended: EndedToReopen, onReopened: () => void) => Promise<AppError | null>;
  readonly onShowCall: () => void;
  readonly onGo: (screen: ScreenName) => void;
};

/** What only the history does with a case, and which leads to another screen. */
export function useHistoryCaseActions({ reopenEnded, onShowCall, onGo }: Parts): HistoryCaseActions {
  return useMemo(
    () => ({
      reopenEnded: (ended) => reopenEnded(ended, onShowCall),
      showIncidents: () => onGo('reminders'),
    }),
    [reopenEnded, onShowCall, onGo],
  );
}
