import { useEffect, useMemo, useRef } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import {
  createCallerOfNumber,
  listReusedCallerParts,
  toWholeNumber,
  type CallerOfNumber,
} from '../../../../shared/calls/caller-of-number';
import { isKnownByNumberOnly, type Caller } from '../../../../shared/callers/caller-suggestions';
import { mightBeSamePerson } from '../../../../shared/callers/might-be-same-person';
import { isOtherStoreName } from '../../../../shared/text/is-other-store-name';
import { getPhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { findNewestAutofill } from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { isEqualByValue } from '../session/is-equal-by-value';
import type { CallerSuggestionsStore } from './caller-suggestions-store';

/** The longest time that Send waits for the history to say whose number it is. */
const maxWaitMs = 1000;

type Parts = {
  readonly suggestions: CallerSuggestionsStore;
  readonly session: CallSession;
  readonly isEditable: boolean;
};

/**
 * Writes into the call who is known to have its number, where name or store are reused from somebody else.
 * @returns what checks the number before it is sent
 */
export function useCallerOfNumber({ suggestions, session, isEditable }: Parts) {
  const answered = useRef('');
  useEffect(() => {
    if (!isEditable) return undefined;
    const follow = () => {
      const { callers, isAnswered } = suggestions.store.get();
      if (!isAnswered) return;
      const fields = session.getFields();
      answered.current = toWholeNumber(fields.phone);
      const callerOfNumber = findCallerOfNumber(fields, callers);
      if (!isEqualByValue(fields.callerOfNumber, callerOfNumber)) session.change({ callerOfNumber });
    };
    follow();
    const stops = [suggestions.store.subscribe(follow), session.store.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [suggestions, session, isEditable]);
  return useMemo(
    () => () => checkNumber({ suggestions, session, answeredNumber: answered.current }),
    [suggestions, session],
  );
}

type NumberCheckParts = Pick<Parts, 'session'> & {
  readonly suggestions: Pick<CallerSuggestionsStore, 'store' | 'whenAnswered'>;
  /** The number of which the history last said whose it is. */
  readonly answeredNumber: string;
};

/**
 * `late`: the history did not say in time, or failed to say, whose number it is that the agent has typed since the last answer.
 * `new`: the number was changed after the caller was filled in, and no caller on the card has it: nobody known, or one
 * who was dismissed.
 */
export type NumberCheck = 'fine' | 'late' | 'new';

/** Checks the number of a call whose name or store is reused. @returns null where there is nothing to wait for or to say */
export function checkNumber({
  suggestions,
  session,
  answeredNumber,
}: NumberCheckParts): Promise<NumberCheck> | null {
  const checkAnswered = (): NumberCheck | undefined => {
    const { callers, isAnswered } = suggestions.store.get();
    if (!isAnswered) return undefined;
    return isNewNumber(session.getFields(), callers) ? 'new' : 'fine';
  };
  const fields = session.getFields();
  if (listReusedCallerParts(fields).length === 0) return null;
  const answered = checkAnswered();
  if (answered !== undefined) return answered === 'fine' ? null : Promise.resolve(answered);
  const isSameNumber = fields.provenance.phone === 'reused' || answeredNumber === toWholeNumber(fields.phone);
  const unanswered = isSameNumber ? 'fine' : 'late';
  const timeLimit = new Promise<NumberCheck>((resolve) => {
    scheduleTimeout(maxWaitMs, () => resolve(unanswered));
  });
  return Promise.race([suggestions.whenAnswered().then(() => checkAnswered() ?? unanswered), timeLimit]);
}

/** Whether what is reused was filled in for another number than the call has now, which no caller on the card has. */
function isNewNumber(fields: CallFields, callers: readonly Caller[]): boolean {
  const number = toWholeNumber(fields.phone);
  if (callers.some((caller) => caller.phone === number && !isKnownByNumberOnly(caller))) return false;
  return listReusedCallerParts(fields).some((part) => {
    const filledFor = findNewestAutofill(fields.autofill.applied, part)?.filledFor;
    return (
      filledFor !== undefined &&
      getPhoneKind(filledFor.phone) !== 'unknown' &&
      toWholeNumber(filledFor.phone) !== number
    );
  });
}

/**
 * Who is known to have the number of the call, if what is reused in it is of none of them, or is that of another store than the
 * person's whose name was typed.
 */
export function findCallerOfNumber(fields: CallFields, callers: readonly Caller[]): CallerOfNumber | null {
  const parts = listReusedCallerParts(fields);
  if (parts.length === 0) return null;
  const number = toWholeNumber(fields.phone);
  const ofNumber = callers.filter((caller) => caller.phone === number && !isKnownByNumberOnly(caller));
  const hasName = (caller: Caller) =>
    [caller.name, ...caller.otherNames].some((name) => mightBeSamePerson(name, fields.name));
  const named = parts.includes('name') || fields.name.trim() === '' ? [] : ofNumber.filter(hasName);
  const asked = named.length > 0 ? named : ofNumber;
  const isRight = (caller: Caller) =>
    parts.every((part) =>
      part === 'name' ? hasName(caller) : !isOtherStoreName(caller.storeName, fields.storeName),
    );
  const [first] = asked;
  return first === undefined || asked.some(isRight) ? null : createCallerOfNumber(first);
}
