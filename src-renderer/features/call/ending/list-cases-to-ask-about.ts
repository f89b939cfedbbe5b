import type { PastCases } from '../../../../shared/callers/caller-suggestions';

/**
 * The past cases of a call, each newest first: of its store, then of none, which may be of any store of the number; of other stores
 * of its number; and the calls that were none.
 */
export type DividedPastCases = {
  readonly ofStore: readonly number[];
  readonly ofOtherStores: readonly number[];
  readonly ended: readonly number[];
};

export const noPastCases: DividedPastCases = { ofStore: [], ofOtherStores: [], ended: [] };

export function dividePastCases({
  ticketIds,
  endedCallIds,
  otherStoreIds,
  noStoreIds,
}: PastCases): DividedPastCases {
  const cases = ticketIds.filter((id) => !endedCallIds.includes(id));
  return {
    ofStore: [
      ...cases.filter((id) => !otherStoreIds.includes(id) && !noStoreIds.includes(id)),
      ...cases.filter((id) => noStoreIds.includes(id)),
    ],
    ofOtherStores: cases.filter((id) => otherStoreIds.includes(id)),
    ended: endedCallIds,
  };
}

type CasesOfCall = {
  readonly hasStore: boolean;
  /** The likeliest cases, best first. None is of another store than the call. */
  readonly likeliest: readonly number[];
  /** The possible duplicates of another store. */
  readonly duplicatesOfOthers: readonly number[];
  readonly past: DividedPastCases;
};

/**
 * Lists the cases that the caller may ask about: those of the store of the call before those of other stores. `first` is the one to
 * choose; for a call with a store, one of another store is only if it is a possible duplicate and the store has none. Without a
 * store and a likely case, nothing is offered: a number that several have says nothing of the case.
 */
export function listCasesToAskAbout({ hasStore, likeliest, duplicatesOfOthers, past }: CasesOfCall): {
  readonly first: number | undefined;
  readonly offered: readonly number[];
} {
  const [first] = [...likeliest, ...(hasStore ? past.ofStore : []), ...duplicatesOfOthers];
  if (first === undefined && !hasStore) return { first, offered: [] };
  const known = new Set([...past.ofStore, ...past.ofOtherStores, ...past.ended]);
  const isNew = (id: number) => !known.has(id);
  return {
    first,
    offered: [
      ...likeliest.filter(isNew),
      ...past.ofStore,
      ...duplicatesOfOthers.filter(isNew),
      ...past.ofOtherStores,
      ...past.ended,
    ],
  };
}
