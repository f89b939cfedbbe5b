import { useContext, useEffect, useLayoutEffect } from 'react';
import { CommandContext } from '../../../commands/command-registry';
import { loadGazetteer } from '../../../state/gazetteer-store';
import { loadFillFromText } from '../quick-entry/load-fill-from-text';
import { isTextControl } from '../../../ui/insert-text';
import { addSmsOffToAutofillHistory } from '../autofill/add-sms-off-to-autofill-history';
import { runAutofill } from '../autofill/run-autofill';
import { isEditable, isUnused, type OpenCall } from '../open-calls/open-call-state';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import {
  callPanelId,
  findSavedField,
  isCaretIn,
  isSavedPlace,
  questionAnswerId,
  readCaret,
  readLastCaret,
  readNoteSubject,
  restoreRange,
  type CallCaret,
} from '../session/call-caret';
import { findField } from '../editing/call-form-context';
import { findNextBlankField, isPhoneFilledByApp } from '../editing/next-blank-field';
import { takeFocusedField } from '../editing/call-view-state-before-reload';
import { loadPastCaseParts } from '../past-case/load-past-case-parts';
import { findRejectedField } from '../outcome/use-rejection-focus';
import type { CallSession } from '../session/call-session';
import type { TypedFieldName } from '../session/typed-field-name';
import {
  removeEarlyForm,
  getUnplacedText,
  hasEarlyText,
  refuseEarlyText,
  takeEarlyTyping,
  runWhenNotComposing,
  type EarlyTyping,
} from './early-form';

type Parts = { readonly open: OpenCall; readonly calls: OpenCallsStore; readonly isShown: boolean };

/**
 * When a call is shown, which the agent asked for: puts the caret into it, and the text of the early form. A call that
 * was on the screen before has its caret where it was, also in a panel with keys of its own.
 */
export function useFocusShownCall({ open, calls, isShown }: Parts): void {
  const { session } = open;
  const { focusArrival, keyBuffer } = useContext(CommandContext);
  const focus = (field: HTMLElement | null) => {
    if (isShown && field !== null) focusArrival(field);
  };
  const arrive = () => {
    if (isUnused(open)) {
      arriveWith(takeEarlyTyping());
      return;
    }
    const isForOther = hasEarlyText() && !getUnplacedText().isRefused;
    removeEarlyForm();
    // Text typed right after the start is of another caller than the call that was open.
    if (isForOther) void keyBuffer.hold(beginForEarlyText());
    else arriveWith(null);
  };
  const beginForEarlyText = async () => {
    if (await calls.begin()) return true;
    refuseEarlyText();
    focus(findField('phone'));
    return false;
  };
  const arriveWith = (early: EarlyTyping | null) => {
    const hasEarly = early !== null && early.texts.length > 0;
    // The note on an ended call, or the outcome of a sent one.
    if (!isEditable(open) && document.activeElement?.closest('form') !== null) return;
    const focused = isEditable(open) ? findPlace(hasEarly) : null;
    const rejected = hasEarly ? null : findRejectedField(open.ticket?.lastOutcome ?? null);
    const field = focused ?? rejected ?? findField(fillFromEarlyForm(session, early));
    focus(field);
    const caret = early?.caret ?? null;
    if (focused === null && caret !== null && isTextControl(field)) field.setSelectionRange(...caret.range);
  };
  const findPlace = (hasEarly: boolean): HTMLElement | null => {
    // The note comes back a moment later, and takes the caret from the panel.
    if (!hasEarly && session.getFields().openNote !== null) return document.getElementById(callPanelId);
    const saved = hasEarly ? null : session.getSavedCaretField();
    const asked = isCaretIn(saved, questionAnswerId) ? findSavedField(saved) : null;
    const place = restoreRange(hasEarly ? null : session.getCaret()) ?? asked;
    return place ?? takeFocusedField(session.callId) ?? findSavedField(saved);
  };
  useLayoutEffect(() => {
    const remember = (caret: CallCaret | null) => {
      if (caret !== null) session.rememberCaret(caret);
    };
    const onLeave = ({ target }: FocusEvent) => remember(readCaret(target));
    const onArrive = ({ target }: FocusEvent) => {
      const subject = readNoteSubject(target);
      if (subject !== undefined) session.setOpenNote(subject);
      const place = readCaret(target);
      if (place !== null && isSavedPlace(place)) session.setCaretField(place.fieldId);
    };
    document.addEventListener('focusout', onLeave);
    document.addEventListener('focusin', onArrive);
    return () => {
      document.removeEventListener('focusout', onLeave);
      document.removeEventListener('focusin', onArrive);
      // The form is still in the page, and a key that shows another call has not taken the caret out of it.
      remember(readLastCaret(document.activeElement));
    };
  }, [session]);
  useEffect(() => {
    addSmsOffToAutofillHistory(session);
    return runWhenNotComposing(arrive);
    // oxlint-disable-next-line react/exhaustive-deps -- only when a call is shown
  }, []);
  useEffect(() => {
    // After the first paint, which needs none of them. What needs one loads it again.
    const idle = requestIdleCallback(() => {
      for (const load of [loadGazetteer, loadFillFromText, loadPastCaseParts])
        void load().catch(() => undefined);
    });
    return () => cancelIdleCallback(idle);
  }, []);
}

/** @returns the field for the next words */
function fillFromEarlyForm(session: CallSession, early: EarlyTyping | null): TypedFieldName {
  const texts = early?.texts ?? [];
  const inField = early?.caret?.field;
  for (const [name, text] of texts) {
    session.edit(name, text);
    if (name !== inField) session.leave(name);
  }
  if (texts.length > 0) runAutofill(session);
  const fields = session.getFields();
  const isAfterPhone = isPhoneFilledByApp(fields) || texts.length > 0;
  return inField ?? (isAfterPhone ? findNextBlankField(fields) : 'phone');
}
