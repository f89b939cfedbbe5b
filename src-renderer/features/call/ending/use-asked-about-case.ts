import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CallFields } from '../../../../shared/calls/call';
import { toWholeNumber } from '../../../../shared/calls/caller-of-number';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { isOtherStoreName } from '../../../../shared/text/is-other-store-name';
import type { RelatedTicket } from '../../../../shared/tickets/related-ticket';
import type { Ask, IpcClient } from '../../../ipc/ipc-client';
import { createLatestAnswer } from '../../../ipc/latest-answer';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { useStore, type Store } from '../../../state/store';
import { listLastCases, type DisplayedSuggestions } from '../caller-suggestions/caller-suggestions-store';
import { findCallerOfCall } from '../caller-suggestions/find-caller-of-call';
import { dividePastCases, listCasesToAskAbout, noPastCases } from './list-cases-to-ask-about';
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
  /** Whether the case is beside the call, where it is announced itself. */
  readonly isBeside: boolean;
  readonly step: (by: 1 | -1) => void;
  /** Goes back to the likeliest case, and finds the others again. */
  readonly reset: () => void;
  /** Resolves once the others are found, or could not be read; null where they are not being found. */
  readonly whenFound: () => Promise<void> | null;
};

/**
 * Chooses the case that the caller asks about. First, the case shown beside the call; otherwise the likeliest: followed,
 * typed, a possible duplicate, or the last one of the only likely caller. The arrows go through all cases of the caller
 * and the store, newest first, then those of the number’s other stores, then calls without a case.
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
  const [past, setPast] = useState(noPastCases);
  const finding = useRef<Promise<void>>(null);
  const { follows, pastCases } = onScreen;
  const fields = getFields();
  const isOfOtherStore = ({ storeName }: TicketSummary) =>
    isOtherStoreName(fields.storeName, storeName ?? '');
  // By the fields as they are: what is similar comes a moment later.
  const duplicates = similar.map(({ ticket }) => ticket);
  const ofOtherStores = duplicates.filter(isOfOtherStore);
  const lastCases = listLastCases(suggestions, findCallerOfNumberAndStore(fields, suggestions));
  const tickets = [...duplicates, ...lastCases].filter((ticket) => !isOfOtherStore(ticket));
  const earlier = fields.askedAboutCase;
  const ofEnding = [...tickets, ...ofOtherStores].find(
    ({ caseNumber, reference }) => caseNumber === earlier || reference === earlier,
  );
  const likeliest = [
    ...(follows === null ? [] : [follows.id]),
    ...(ofEnding === undefined ? [] : [ofEnding.id]),
    ...listTypedCases(suggestions),
    ...tickets.map(({ id }) => id),
  ];
  const { first, offered } = listCasesToAskAbout({
    hasStore: fields.storeName.trim() !== '',
    likeliest,
    duplicatesOfOthers: ofOtherStores.map(({ id }) => id),
    past,
  });
  const ids = [...new Set(shownId === null ? offered : listBeside(shownId, ticketIds, offered))];
  // A call that is open again is about the case that its ending was about, whose number is proposed.
  const hasOther = shownId !== null || chosenId !== null || follows !== null || ofEnding !== undefined;
  const proposed = hasOther ? '' : earlier;
  const isChosen = (shownId ?? chosenId ?? first) !== undefined && proposed === '';
  const at = isChosen ? Math.max(ids.indexOf(shownId ?? chosenId ?? first ?? 0), 0) : -1;
  const id = ids[at];
  const [latest] = useState(() =>
    createLatestAnswer(
      () => {
        const { phone, storeName } = getNumberAndStore(getFields(), onScreen.suggestions.get());
        return ask('callers.find-past-cases', { phone, storeName, ownCallId });
      },
      (found) => {
        // At once: the keys that wait for it follow.
        if (found.ok) flushSync(() => setPast(dividePastCases(found.value)));
      },
    ),
  );
  return {
    chosen:
      id === undefined || at === -1
        ? null
        : { id, ticket: [...tickets, ...ofOtherStores].find((ticket) => ticket.id === id) ?? null },
    proposed,
    isBeside: shownId !== null,
    hasOthers: ids.length > (at === -1 ? 0 : 1),
    step: (by) => {
      const next = ids.at(at === -1 && by === -1 ? -1 : (at + by) % ids.length);
      if (next === undefined) return;
      if (shownId === null) setChosenId(next);
      else pastCases.show(next);
    },
    reset: () => {
      setChosenId(null);
      setPast(noPastCases);
      // What is being asked may be about another number.
      latest.drop();
      const found = latest.refresh();
      finding.current = found;
      void found.finally(() => {
        if (finding.current === found) finding.current = null;
      });
    },
    whenFound: () => finding.current,
  };
}

/** Who calls from the number of the call for its store. */
function findCallerOfNumberAndStore(
  fields: CallFields,
  { callers }: Pick<DisplayedSuggestions, 'callers'>,
): Caller | undefined {
  const found = findCallerOfCall(fields, callers);
  return found?.phone === toWholeNumber(fields.phone) ? found : undefined;
}

/** The number and the store whose cases are gone through: of the only likely caller, unless the call is about another store. */
function getNumberAndStore(
  fields: CallFields,
  suggestions: DisplayedSuggestions,
): Pick<Caller, 'phone' | 'storeName'> {
  const { callers, certainKey } = suggestions;
  const known =
    findCallerOfNumberAndStore(fields, suggestions) ?? callers.find(({ key }) => key === certainKey);
  if (known === undefined) return fields;
  const isOther = isOtherStoreName(known.storeName, fields.storeName);
  return { phone: known.phone, storeName: isOther ? fields.storeName : known.storeName };
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
export function useChosenTicket(client: IpcClient, chosen: AskedAboutChoice['chosen']): TicketSummary | null {
  const unknownId = chosen?.ticket === null ? chosen.id : null;
  const request = useMemo(() => (unknownId === null ? undefined : { ticketId: unknownId }), [unknownId]);
  const fetched = useIpcQuery(client, 'tickets.get', request).data;
  return chosen?.ticket ?? (fetched?.id === chosen?.id ? fetched : null);
}
