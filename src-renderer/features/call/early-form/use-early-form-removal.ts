import { useLayoutEffect } from 'react';
import type { AppState } from '../../../../shared/app/app-state';
import { removeEarlyForm, runWhenNotComposing } from './early-form';

/**
 * Removes the early form as soon as there is something else to see: another screen, an overlay, or a message about the
 * history.
 */
export function useEarlyFormRemoval(isCallScreenAlone: boolean, app: AppState | null): void {
  const hasMessage =
    app !== null && (app.isRestoring || app.isStillOpening || app.openElsewhere !== null || app.isQuitAsked);
  const mustEnd = !isCallScreenAlone || hasMessage;
  useLayoutEffect(() => (mustEnd ? runWhenNotComposing(removeEarlyForm) : undefined), [mustEnd]);
}
