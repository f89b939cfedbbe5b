import type { RelatedTicket } from '../../../../shared/tickets/related-ticket';
import { useStore, type Store } from '../../../state/store';
import { findLastCase, type DisplayedSuggestions } from '../caller-suggestions/caller-suggestions-store';

/** A case that the caller may ask about. `number` is what to call it; null for the case that is shown beside the call. */
export type AskedAboutCase = { readonly id: number; readonly number: string | null };

/** The case beside the call, or else the one that the call follows, or else the last one of the only likely caller. */
export function useAskedAboutCase(
  shownCaseId: number | null,
  follows: RelatedTicket | null,
  suggestions: Store<DisplayedSuggestions>,
): AskedAboutCase | null {
  const lastCase = useStore(suggestions, findLastCase);
  if (shownCaseId !== null) return { id: shownCaseId, number: null };
  const linked = follows ?? lastCase;
  return linked && { id: linked.id, number: linked.caseNumber ?? linked.reference };
}
