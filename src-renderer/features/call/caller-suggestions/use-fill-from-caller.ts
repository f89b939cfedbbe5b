import { useContext, useEffect, useMemo, useRef } from 'react';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { findCallerWithKnownPlace } from '../../../../shared/callers/find-known-place';
import { CommandContext } from '../../../commands/command-registry';
import type { TextKey } from '../../../i18n/use-text';
import { getOnlySuggestion, type CallerSuggestionsStore } from './caller-suggestions-store';
import {
  getChangesFromCaller,
  getPlaceFromCaller,
  hasNothingToFill,
  isOfOtherPlace,
} from './get-changes-from-caller';
import { findField, focusField } from '../editing/call-form-context';
import { findNextBlankField } from '../editing/next-blank-field';
import { getFieldsBeforeCallers } from '../session/get-fields-before-callers';
import type { CallSession } from '../session/call-session';
import { callerSuggestionsCardId } from './caller-suggestions-card';

type Parts = {
  readonly suggestions: CallerSuggestionsStore;
  readonly session: CallSession;
  /** Whether the call is on the screen. */
  readonly isShown: boolean;
  /** Called when the agent must choose, before the card gets the focus. */
  readonly onChoose: () => void;
  /** Called when nobody can be filled in, if the call is still on the screen. */
  readonly onNobody: () => void;
};

/**
 * F4 fills in the only possible caller. If there are several, or the caller has another number than was typed, it focuses
 * the card to choose from, and then returns to the field. From Phone, or a filled Name or Store name, the caret goes on
 * to the next blank field. A slow answer fills no call that was sent meanwhile, and moves no caret that the agent has
 * moved.
 */
export function useFillFromCaller({ suggestions, session, isShown, onChoose, onNobody }: Parts) {
  const { unavailable } = useContext(CommandContext);
  const isOnScreen = useRef(isShown);
  useEffect(() => {
    isOnScreen.current = isShown;
    return () => {
      isOnScreen.current = false;
    };
  }, [isShown]);
  return useMemo(() => {
    let cameFrom: HTMLElement | null = null;
    const fill = (caller: Caller) => {
      if (session.isEditable()) session.fill('caller', getChangesFromCaller(session.getFields(), caller));
    };
    const moveOn = () => {
      if (!session.isEditable()) return;
      if (document.activeElement?.closest(`#${callerSuggestionsCardId}`) !== null) cameFrom?.focus();
      if (document.activeElement === findField('phone')) focusField(findNextBlankField(session.getFields()));
    };
    const take = (caller: Caller) => {
      fill(caller);
      moveOn();
      const fields = session.getFields();
      const next = findNextBlankField(fields);
      const isInFilled = (['name', 'storeName'] as const).some(
        (name) => document.activeElement === findField(name) && fields[name].trim() !== '',
      );
      if (session.isEditable() && isInFilled && next !== 'phone') focusField(next);
    };
    /** Why F4 would change nothing although the caller is known. */
    const whyNot = (): TextKey | undefined => {
      const now = suggestions.store.get();
      const fields = session.getFields();
      const only = now.isAnswered && now.callers.length === 1 ? getOnlySuggestion(now, fields) : undefined;
      if (only === undefined || !hasNothingToFill(fields, only)) return undefined;
      return isOfOtherPlace(fields, only) ? 'unavailable.otherPlace' : undefined;
    };
    const start = () => {
      if (!session.isEditable()) return;
      const before = document.activeElement;
      const { phone } = session.getFields();
      void suggestions.whenAnswered().then((now) => {
        const fields = session.getFields();
        if (!session.isEditable()) return;
        // The key came before the answer, which says why.
        const reason = whyNot();
        if (reason !== undefined) {
          if (isOnScreen.current)
            unavailable.set(() => ({ action: 'fill-from-caller', pressed: undefined, reason }));
          return;
        }
        const isWaiting = document.activeElement === before && fields.phone === phone;
        const only = getOnlySuggestion(now, getFieldsBeforeCallers(fields));
        // Filled in already: pressed again, F4 leads to the others.
        const isOneOfSeveral = only !== undefined && now.callers.length > 1 && hasNothingToFill(fields, only);
        if (only !== undefined && !isOneOfSeveral) {
          if (isWaiting) take(only);
          else fill(only);
          return;
        }
        if (now.callers.length === 0 && isOnScreen.current) onNobody();
        if (!isWaiting || now.callers.length === 0) return;
        const isInCard = before?.closest(`#${callerSuggestionsCardId}`) !== null;
        if (before instanceof HTMLElement && !isInCard) cameFrom = before;
        onChoose();
        // The suggestions are rendered with the next frame at the latest.
        setTimeout(
          () => document.querySelector<HTMLElement>(`#${callerSuggestionsCardId} [data-suggestion]`)?.focus(),
          0,
        );
      });
    };
    /**
     * Called for a character that is typed while a suggestion has the focus: it goes to the field in which the caret was,
     * but letters never behind a number.
     */
    const typeOn = (character: string) => {
      const isInPhone = cameFrom === null || cameFrom === findField('phone');
      if (isInPhone && !/[\d+]/.test(character)) focusField(findNextBlankField(session.getFields()));
      else if (cameFrom?.isConnected === true) cameFrom.focus();
      else focusField('phone');
    };
    /** Takes out the place of another store, and fills in that of the store of the call, where it is known. */
    const replacePlace = () => {
      const known = findCallerWithKnownPlace(suggestions.store.get(), session.getFields());
      session.undoReusedPlace();
      if (known !== undefined) session.fill('caller', getPlaceFromCaller(session.getFields(), known));
    };
    return { take, start, typeOn, whyNot, replacePlace };
  }, [suggestions, session, onChoose, onNobody, unavailable]);
}
