import { useContext, useEffect, useRef } from 'react';
import { findNamedField } from '../../../../shared/outcome/find-named-field';
import type { Outcome } from '../../../../shared/outcome/attempt-outcome';
import { CommandContext } from '../../../commands/command-registry';
import { unselectWholeText } from '../../../ui/move-caret-to-end';
import { runAfterLayout } from '../../../ui/run-after-layout';
import { findField } from '../editing/call-form-context';
import type { OpenCall } from '../open-calls/open-call-state';

export const rejectionId = 'rejection';

/**
 * Once a ticket is rejected, moves the caret to the field that StoreHub names, or to the message if it names none: where the
 * caret was may have nothing to do with the reason. A caret outside of the call stays.
 */
export function useRejectionFocus({ ticket, phase }: OpenCall, isShown: boolean): void {
  const { focusArrival } = useContext(CommandContext);
  const isRejected = ticket?.status === 'rejected' && phase !== 'sending';
  const outcome = ticket?.lastOutcome ?? null;
  const wasRejected = useRef(isRejected);
  useEffect(() => {
    const isNews = isRejected && !wasRejected.current;
    wasRejected.current = isRejected;
    const message = document.getElementById(rejectionId);
    if (!isNews || !isShown || message === null) return undefined;
    return runAfterLayout([message], () => {
      const focused = document.activeElement;
      const isInCall = message.closest('form')?.contains(focused) === true;
      if (!isInCall && focused !== document.body) return;
      const target = findRejectedField(outcome) ?? message;
      focusArrival(target);
      unselectWholeText(target);
    });
  }, [isRejected, isShown, outcome, focusArrival]);
}

/** The field on the screen that StoreHub's message names; null if it names none. */
export function findRejectedField(outcome: Outcome | null): HTMLElement | null {
  if (outcome?.kind !== 'rejected') return null;
  const name = findNamedField(outcome.errorMessage ?? '');
  return name === null ? null : findField(name);
}
