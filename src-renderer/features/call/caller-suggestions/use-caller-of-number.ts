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
import { scheduleTimeout } from '../../../time/schedule-timeout';
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
 * @returns what waits until that is known; null if it is, or does not matter. False: whose the number is that the agent has
 * typed since was not known in time
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
    () => (): Promise<boolean> | null => {
      const isKnown = suggestions.store.get().isAnswered;
      const fields = session.getFields();
      if (isKnown || listReusedCallerParts(fields).length === 0) return null;
      const isSameNumber =
        fields.provenance.phone === 'reused' || answered.current === toWholeNumber(fields.phone);
      const timeLimit = new Promise<boolean>((resolve) => {
        scheduleTimeout(maxWaitMs, () => resolve(isSameNumber));
      });
      return Promise.race([suggestions.whenAnswered().then(() => true), timeLimit]);
    },
    [suggestions, session],
  );
}

/** Who is known to have the number of the call, if what is reused in it is of none of them. */
export function findCallerOfNumber(fields: CallFields, callers: readonly Caller[]): CallerOfNumber | null {
  const parts = listReusedCallerParts(fields);
  if (parts.length === 0) return null;
  const number = toWholeNumber(fields.phone);
  const ofNumber = callers.filter((caller) => caller.phone === number && !isKnownByNumberOnly(caller));
  const isRight = (caller: Caller) =>
    parts.every((part) =>
      part === 'name'
        ? [caller.name, ...caller.otherNames].some((name) => mightBeSamePerson(name, fields.name))
        : !isOtherStoreName(caller.storeName, fields.storeName),
    );
  const [first] = ofNumber;
  return first === undefined || ofNumber.some(isRight) ? null : createCallerOfNumber(first);
}
