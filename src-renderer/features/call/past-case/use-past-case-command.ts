import { isEnoughToMatch } from '../../../../shared/callers/caller-suggestions';
import type { Command } from '../../../commands/command-registry';
import { findFocusedSuggestion } from '../caller-suggestions/caller-suggestions-card';
import type { CallerSuggestionsStore } from '../caller-suggestions/caller-suggestions-store';
import { findCallerOfCall } from '../caller-suggestions/find-caller-of-call';
import type { CallSession } from '../session/call-session';
import type { PastCaseStore } from './past-case-store';

type Parts = {
  readonly cases: PastCaseStore;
  readonly suggestions: CallerSuggestionsStore;
  readonly session: CallSession;
  readonly onReturnToField: () => void;
};

/** Shows the case of the focused suggestion, or of the caller of the call, or of the likeliest one, and hides it again. */
export function usePastCaseCommand({ cases, suggestions, session, onReturnToField }: Parts): Command {
  const open = async () => {
    const focused = findFocusedSuggestion();
    const { callers } = await suggestions.whenAnswered();
    const likeliest = findCallerOfCall(session.getFields(), callers) ?? callers[0];
    const isShown = await cases.open(focused === undefined ? likeliest : callers[focused]);
    // The panel takes the place of the card that had the focus.
    if (isShown && focused !== undefined) onReturnToField();
  };
  return {
    run: () => {
      if (cases.store.get().ticketId === null) void open();
      else cases.close();
    },
    whyNot: () => {
      const isPossible =
        cases.store.get().ticketId !== null ||
        isEnoughToMatch(session.getFields()) ||
        suggestions.store.get().callers.length > 0;
      return isPossible ? undefined : 'unavailable.nobodyKnown';
    },
  };
}
