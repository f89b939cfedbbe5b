import { useEffect, useSyncExternalStore } from 'react';
import type { Ask } from '../../../ipc/ipc-client';
import { getUnplacedText, hasEarlyForm, subscribeToUnplacedText } from './early-form';

/** Tells the main process whether IT may close the app without a loss, since it cannot look for open calls itself. */
export function useReportNothingTyped(ask: Ask, isHistoryNotOpen: boolean): void {
  const { texts } = useSyncExternalStore(subscribeToUnplacedText, getUnplacedText);
  const isBlank = isHistoryNotOpen && texts.length === 0 && !hasEarlyForm();
  useEffect(() => void ask('app.report-blank-window', { isBlank }), [ask, isBlank]);
}
