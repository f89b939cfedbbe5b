import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { returnToOpenNote } from './contact-notes/focus-open-note';
import { focusField } from './editing/call-form-context';
import { rememberCallViewState } from './editing/call-view-state-before-reload';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { outcomePanelId, readBackId, readCaret, restoreRange } from './session/call-caret';

/** Remembers the caret on the call screen, to restore it when the agent returns. */
export function useFocusMemory(isShown: boolean, activeId: string | null, calls: OpenCallsStore) {
  const last = useRef<HTMLElement | null>(null);
  /** The same, but also a panel with keys of its own. */
  const place = useRef<HTMLElement | null>(null);
  const callId = useRef(activeId);
  useLayoutEffect(() => {
    callId.current = activeId;
  }, [activeId]);
  const caret = useMemo(() => {
    const memory = {
      remember: (target: EventTarget | null) => {
        if (!(target instanceof HTMLElement)) return;
        if (readCaret(target) !== null) place.current = target;
        const isField = target.id.startsWith('field-');
        if (isField) last.current = target;
        // The read-back, too, so that a digit means the same after a reload.
        if (!isField && target.id !== readBackId) return;
        rememberCallViewState(callId.current, { fieldId: target.id });
      },
      visit: (id: string) => document.getElementById(id)?.focus(),
      comeBack: () => {
        if (last.current?.isConnected === true) last.current.focus();
        else {
          const field = restoreRange(calls.getActive()?.session.getFieldCaret() ?? null);
          if (field === null) focusField('phone');
          else field.focus();
        }
      },
      /** From another screen. */
      returnToPlace: () => {
        if (returnToOpenNote(calls.getActive()?.session)) return;
        // The fields of a sent call take no more.
        const outcome = document.getElementById(outcomePanelId);
        if (outcome !== null) outcome.focus();
        else if (place.current?.isConnected === true) place.current.focus();
        else memory.comeBack();
      },
    };
    return memory;
  }, [calls]);
  useEffect(() => {
    // A call that is there from the start has taken the caret before this effect runs.
    caret.remember(document.activeElement);
    const remember = ({ target }: FocusEvent) => caret.remember(target);
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [caret]);
  useEffect(() => {
    // A call that arrived with the screen has the caret already.
    if (isShown && readCaret(document.activeElement) === null) caret.returnToPlace();
  }, [isShown, caret]);
  return caret;
}
