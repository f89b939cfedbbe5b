import { useEffect, useState } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import type { RelatedTicket } from '../../../../shared/tickets/related-ticket';
import type { Ask } from '../../../ipc/ipc-client';
import { createLatestAnswer } from '../../../ipc/latest-answer';
import { useStore, type Store } from '../../../state/store';
import { listLastCases, type DisplayedSuggestions } from '../caller-suggestions/caller-suggestions-store';
import type { PastCaseStore } from '../past-case/past-case-store';
import type { CallSession } from '../session/call-session';

/** The cases on the screen that the caller may ask about. */
export type CasesOnScreen = {
  readonly pastCases: PastCaseStore;
  readonly follows: RelatedTicket | null;
  readonly similar: Store<readonly SimilarTicket[]>;
  readonly suggestions: Store<DisplayedSuggestions>;
};

export type AskedAboutChoice = {
  /** `ticket` is null if the screen has no more than the id yet. */
  readonly chosen: { readonly id: number; readonly ticket: TicketSummary | null } | null;
  /** The number of the case that an ending which was undone was about, as long as no other one is chosen; '' for none. */
  readonly proposed: string;
  readonly hasOthers: boolean;
  readonly step: (by: 1 | -1) => void;
  /** Goes back to the likeliest case, and finds the others again. */
  readonly reset: () => void;
};

/**
 * Chooses the case that the caller asks about. A case beside the call is the one, and to choose another shows that one beside
 * the call. Otherwise, the likeliest is chosen first: the one that the call follows, one whose number was typed, a possible duplicate, or the last
 * one of the only likely caller. The arrows go through all cases of the caller and the store, newest
 * first, and then through the calls that were none.
 */
export function useAskedAboutCase(
  ask: Ask,
  onScreen: CasesOnScreen,
  { callId: ownCallId, getFields }: Pick<CallSession, 'callId' | 'getFields'>,
): AskedAboutChoice {
  const similar = useStore(onScreen.similar);
  const suggestions = useStore(onScreen.suggestions);
  const { ticketId: shownId, ticketIds } = useStore(onScreen.pastCases.store);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [pastIds, setPastIds] = useState<readonly number[]>([]);
  const { follows, pastCases } = onScreen;
  const tickets = [...similar.map(({ ticket }) => ticket), ...listLastCases(suggestions)];
  const earlier = getFields().askedAboutCase;
  const ofEnding = tickets.find(({ caseNumber, reference }) => (caseNumber ?? reference) === earlier);
  const likeliest = [
    ...(follows === null ? [] : [follows.id]),
    ...(ofEnding === undefined ? [] : [ofEnding.id]),
    ...listTypedCases(suggestions),
    ...tickets.map(({ id }) => id),
  ];
  const all = [...likeliest.filter((id) => !pastIds.includes(id)), ...(likeliest.length > 0 ? pastIds : [])];
  const ids = [...new Set(shownId === null ? all : listBeside(shownId, ticketIds, all))];
  // A call that is open again is about the case that its ending was about, whose number is proposed.
  const hasOther = shownId !== null || chosenId !== null || follows !== null || ofEnding !== undefined;
  const proposed = hasOther ? '' : earlier;
  const at = proposed === '' ? Math.max(ids.indexOf(shownId ?? chosenId ?? likeliest[0] ?? 0), 0) : -1;
  const id = ids[at];
  const [latest] = useState(() =>
    createLatestAnswer(
      () => {
        const { callers, certainKey } = onScreen.suggestions.get();
        const { phone, storeName } = callers.find(({ key }) => key === certainKey) ?? getFields();
        return ask('callers.past-cases', { phone, storeName, ownCallId });
      },
      (found) => {
        if (!found.ok) return;
        const { ticketIds: past, endedCallIds } = found.value;
        setPastIds([...past.filter((other) => !endedCallIds.includes(other)), ...endedCallIds]);
      },
    ),
  );
  return {
    chosen: id === undefined ? null : { id, ticket: tickets.find((ticket) => ticket.id === id) ?? null },
    proposed,
    hasOthers: ids.length > (proposed === '' ? 1 : 0),
    step: (by) => {
      const next = ids.at(at === -1 && by === -1 ? -1 : (at + by) % ids.length);
      if (next === undefined) return;
      if (shownId === null) setChosenId(next);
      else pastCases.show(next);
    },
    reset: () => {
      setChosenId(null);
      setPastIds([]);
      // What is being asked may be about another number.
      latest.drop();
      void latest.refresh();
    },
  };
}

/** The cases whose number was typed. */
function listTypedCases({ callers, isOutdated }: DisplayedSuggestions): readonly number[] {
  return isOutdated
    ? []
    : callers.flatMap(({ matches }) => matches.flatMap(({ ticketId }) => ticketId ?? []));
}

/** The cases that the keys of the panel go through, or, with one beside the call that is none of these, the others. */
function listBeside(
  shownId: number,
  ticketIds: readonly number[],
  others: readonly number[],
): readonly number[] {
  return ticketIds.includes(shownId) ? ticketIds : [...others, shownId];
}

/** The ticket of the chosen case, fetched if the screen does not have it; null until it is there. */
export function useChosenTicket(ask: Ask, chosen: AskedAboutChoice['chosen']): TicketSummary | null {
  const [fetched, setFetched] = useState<TicketSummary | null>(null);
  const unknownId = chosen?.ticket === null ? chosen.id : null;
  useEffect(() => {
    if (unknownId === null) return undefined;
    let isStale = false;
    void ask('tickets.get', { ticketId: unknownId }).then((answer) => {
      if (!isStale && answer.ok) setFetched(answer.value);
    });
    return () => {
      isStale = true;
    };
  }, [ask, unknownId]);
  return chosen?.ticket ?? (fetched?.id === chosen?.id ? fetched : null);
}
