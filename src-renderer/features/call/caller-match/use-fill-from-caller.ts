import { useMemo } from 'react';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import {
  getChangesFromCaller,
  getOnlySuggestion,
  type CallerSuggestionsStore,
} from './caller-suggestions-store';
import type { CallSession } from '../session/call-session';
import { callerSuggestionsCardId } from './caller-suggestions-card';

type Parts = {
  readonly suggestions: CallerSuggestionsStore;
  readonly session: CallSession;
  readonly isEditable: boolean;
};

/** F4: takes who it must be; where several may be meant, goes to the card to choose, and back to the field. */
export function useFillFromCaller({ suggestions, session, isEditable }: Parts) {
  return useMemo(() => {
    let cameFrom: HTMLElement | null = null;
    const take = (caller: Caller) => {
      if (!isEditable) return;
      session.fill('caller', getChangesFromCaller(session.getFields(), caller));
      if (document.activeElement?.closest(`#${callerSuggestionsCardId}`) !== null) cameFrom?.focus();
    };
    const start = () => {
      if (!isEditable) return;
      const before = document.activeElement;
      void suggestions.whenAnswered().then((now) => {
        const only = getOnlySuggestion(now);
        if (only !== undefined) {
          take(only);
          return;
        }
        // The answer took its time, and the agent has gone elsewhere.
        if (document.activeElement !== before || now.callers.length === 0) return;
        const isInCard = before?.closest(`#${callerSuggestionsCardId}`) !== null;
        if (before instanceof HTMLElement && !isInCard) cameFrom = before;
        // The offers are painted with the next frame at the latest.
        setTimeout(
          () => document.querySelector<HTMLElement>(`#${callerSuggestionsCardId} [data-offer]`)?.focus(),
          0,
        );
      });
    };
    return { take, start };
  }, [suggestions, session, isEditable]);
}
