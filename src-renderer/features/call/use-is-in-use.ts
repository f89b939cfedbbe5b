import { useSyncExternalStore } from 'react';
import { hasUnsavedForm, useFormDrafts } from '../../state/form-drafts';
import { useStore } from '../../state/store';
import { getUnplacedText, hasEarlyForm, subscribeToUnplacedText } from './early-form/early-form';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

/**
 * Whether closing the window would break off a call or lose text: a call is in progress, a form could not be saved, or what
 * was typed before the calls were there is in none of them.
 */
export function useIsInUse(calls: OpenCallsStore): boolean {
  const isCallInProgress = useStore(calls.inProgress);
  const isFormUnsaved = useStore(useFormDrafts().store, hasUnsavedForm);
  const { texts } = useSyncExternalStore(subscribeToUnplacedText, getUnplacedText);
  const isTakingEarlyKeys = useSyncExternalStore(subscribeToUnplacedText, hasEarlyForm);
  return isCallInProgress || isFormUnsaved || texts.length > 0 || isTakingEarlyKeys;
}
