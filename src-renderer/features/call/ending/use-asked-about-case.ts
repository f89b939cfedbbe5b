import { useState } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import type { RelatedTicket } from '../../../../shared/tickets/related-ticket';
import { useStore, type Store } from '../../../state/store';
import { listLastCases, type DisplayedSuggestions } from '../caller-suggestions/caller-suggestions-store';

/** `number` is what to call it; null for the case that is shown beside the call. */
type AskedAboutCase = { readonly id: number; readonly number: string | null };

/** The cases on the screen that the caller may ask about. */
export type CasesOnScreen = {
  readonly shownCaseId: number | null;
  readonly follows: RelatedTicket | null;
  readonly similar: Store<readonly SimilarTicket[]>;
  readonly suggestions: Store<DisplayedSuggestions>;
};

export type AskedAboutChoice = {
  readonly chosen: AskedAboutCase | null;
  readonly hasOthers: boolean;
  readonly step: (by: 1 | -1) => void;
  /** Goes back to the likeliest case. */
  readonly reset: () => void;
};

/**
 * Chooses the case that the caller asks about, the likeliest first: the one beside the call, the one that the call
 * follows, the possible duplicates, and the last ones of the only likely caller.
 */
export function useAskedAboutCase(onScreen: CasesOnScreen): AskedAboutChoice {
  const similar = useStore(onScreen.similar);
  const suggestions = useStore(onScreen.suggestions);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const { shownCaseId, follows } = onScreen;
  const named = [
    ...(follows === null ? [] : [follows]),
    ...similar.map(({ ticket }) => ticket),
    ...listLastCases(suggestions),
  ].map(({ id, caseNumber, reference }) => ({ id, number: caseNumber ?? reference }));
  const all: AskedAboutCase[] = [
    ...(shownCaseId === null ? [] : [{ id: shownCaseId, number: null }]),
    ...named.filter(({ id }) => id !== shownCaseId),
  ];
  const cases = all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
  const at = Math.max(
    cases.findIndex(({ id }) => id === chosenId),
    0,
  );
  return {
    chosen: cases[at] ?? null,
    hasOthers: cases.length > 1,
    step: (by) => setChosenId(cases.at((at + by) % cases.length)?.id ?? null),
    reset: () => setChosenId(null),
  };
}
