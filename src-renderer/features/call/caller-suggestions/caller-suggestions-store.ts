import {
  hasOtherNumber,
  isEnoughToMatch,
  isOnlyCloseMatch,
  mayStillMatch,
  noUnlistedCallers,
  type Caller,
  type CallerSuggestions,
  type CallerQuery,
} from '../../../../shared/callers/caller-suggestions';
import type { CallFields } from '../../../../shared/calls/call';
import { isNoOtherPerson } from '../../../../shared/callers/fill-from-caller';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Result } from '../../../../shared/result';
import type { Ask } from '../../../ipc/ipc-client';
import { createLatestAnswer } from '../../../ipc/latest-answer';
import { createStore, type Store } from '../../../state/store';
import type { Schedule } from '../../../../shared/time/schedule';

/**
 * `isAnswered` once these are the answer to the newest query. `isOutdated` while a newer query is being answered: only
 * callers who match the newer query too are still shown. `isNobodyFound` of an answer without callers, until there is the
 * next answer; `isEveryoneDismissed` if it has none because the agent dismissed them.
 */
export type DisplayedSuggestions = CallerSuggestions & {
  readonly isAnswered: boolean;
  readonly isOutdated: boolean;
  readonly isNobodyFound: boolean;
  readonly isEveryoneDismissed: boolean;
};

export type CallerSuggestionsStore = {
  readonly store: Store<DisplayedSuggestions>;
  readonly ask: (query: CallerQuery) => void;
  /** Repeats the query, since callers may have been added or removed. */
  readonly askAgain: () => Promise<void>;
  /** Resolves with the answer to the newest query. */
  readonly whenAnswered: () => Promise<CallerSuggestions>;
  /** @param fillCount how many autofills the call has: one key undoes what came last */
  readonly dismiss: (caller: Caller, fillCount: number) => Promise<void>;
  readonly undoDismissals: () => Promise<void>;
  /**
   * Returns what brings back the caller who was dismissed last, for this query and after the last fill; null for none.
   * @param fillCount how many autofills the call has
   */
  readonly findDismissalToUndo: (fillCount: number) => (() => void) | null;
};

const noSuggestions: DisplayedSuggestions = {
  callers: [],
  unlisted: noUnlistedCallers,
  notes: [],
  certainKey: null,
  dismissed: [],
  isAnswered: false,
  isOutdated: false,
  isNobodyFound: false,
  isEveryoneDismissed: false,
};
/** A fast typist's pause between two keys, so the answer arrives while the caller says the next digit. */
const debounceMs = 60;

/**
 * Possible callers, queried again as the agent types; a response to an older query is dropped. A ticket of the call itself
 * makes nobody a possible caller.
 */
export function createCallerSuggestionsStore(
  ask: Ask,
  schedule: Schedule,
  ownCallId: string,
): CallerSuggestionsStore {
  const store = createStore<DisplayedSuggestions>(noSuggestions);
  const leftOut = new Set<string>();
  let lastDismissal: { readonly key: string; readonly fillCount: number } | null = null;
  let query: CallerQuery = { phone: '', name: '', storeName: '' };
  let cancel: (() => void) | null = null;
  let asked = Promise.resolve();

  const show = (answer: Result<CallerSuggestions, AppError>) => {
    if (!answer.ok) {
      store.set(() => noSuggestions);
      return;
    }
    const { callers, unlisted, notes, certainKey, dismissed } = answer.value;
    const shown = callers.filter(({ key }) => !leftOut.has(key));
    const sure = certainKey !== null && leftOut.has(certainKey) ? null : certainKey;
    store.set(() => ({
      callers: shown,
      unlisted,
      notes,
      certainKey: sure,
      dismissed,
      isAnswered: true,
      isOutdated: false,
      isNobodyFound: shown.length === 0,
      isEveryoneDismissed: shown.length === 0 && dismissed.length + callers.length > 0,
    }));
  };
  const latest = createLatestAnswer(() => ask('callers.match', { ...query, ownCallId }), show);
  const askNow = async () => {
    cancel?.();
    cancel = null;
    // What is being asked may be older than a dismissal.
    latest.drop();
    if (isEnoughToMatch(query)) await latest.refresh();
    else store.set(() => noSuggestions);
  };
  const start = () => {
    asked = askNow();
    return asked;
  };

  /** It may be asked again while an answer is waited for, or be about to. */
  const waitForNewest = async (): Promise<void> => {
    if (cancel !== null) void start();
    const waitedFor = asked;
    await waitedFor;
    if (cancel !== null || waitedFor !== asked) await waitForNewest();
  };

  return {
    store,
    ask: (next) => {
      const isSame =
        next.phone === query.phone &&
        next.name === query.name &&
        next.storeName === query.storeName &&
        next.reusedStoreName === query.reusedStoreName;
      if (isSame) return;
      query = next;
      lastDismissal = null;
      // From here on, a pending answer belongs to an older query.
      latest.drop();
      store.set((now) => filterOutdated(now, query));
      cancel?.();
      cancel = schedule(debounceMs, () => void start());
    },
    askAgain: start,
    whenAnswered: async () => {
      await waitForNewest();
      return store.get();
    },
    findDismissalToUndo: (fillCount) => {
      const last = lastDismissal;
      if (last === null || fillCount > last.fillCount) return null;
      return () => {
        lastDismissal = null;
        leftOut.delete(last.key);
        void ask('callers.undo-dismiss', { phone: query.phone, callerKey: last.key }).then(start);
      };
    },
    dismiss: async ({ key }, fillCount) => {
      lastDismissal = { key, fillCount };
      const answer = await ask('callers.dismiss', { phone: query.phone, callerKey: key });
      if (!answer.ok || !answer.value.isRemembered) leftOut.add(key);
      await start();
    },
    undoDismissals: async () => {
      const { dismissed } = store.get();
      lastDismissal = null;
      leftOut.clear();
      await Promise.all(
        dismissed.map(({ key }) => ask('callers.undo-dismiss', { phone: query.phone, callerKey: key })),
      );
      await start();
    },
  };
}

/** Keeps the callers of an older answer who may match the newer query as well. */
function filterOutdated(now: DisplayedSuggestions, query: CallerQuery): DisplayedSuggestions {
  if (!isEnoughToMatch(query)) return noSuggestions;
  const { isNobodyFound, isEveryoneDismissed } = now;
  if (isNobodyFound) return { ...noSuggestions, isNobodyFound, isEveryoneDismissed };
  const callers = now.callers.filter((caller) => mayStillMatch(caller, query));
  return callers.length === 0 ? noSuggestions : { ...noSuggestions, callers, isOutdated: true };
}

/**
 * The caller whom F4 takes without a choice: the certain one, unless somebody else's name was typed and there are
 * others, or the only suggestion unless another number was typed, or it was only found by ear.
 */
export function getOnlySuggestion(
  { callers, certainKey }: CallerSuggestions,
  typed: Pick<CallFields, 'phone' | 'name'>,
): Caller | undefined {
  const certain = callers.find(
    (caller) => caller.key === certainKey && (callers.length === 1 || isNoOtherPerson(typed, caller)),
  );
  const [only] = callers;
  if (certain !== undefined || only === undefined || callers.length > 1) return certain;
  return hasOtherNumber(only, typed.phone) || isOnlyCloseMatch(only) ? undefined : only;
}

/**
 * Lists the last cases of the only likely caller, newest first; none if the caller is unclear.
 * @param known the caller of the call, if it is known
 */
export function listLastCases(
  { callers, certainKey, isOutdated }: DisplayedSuggestions,
  known: Caller | undefined,
): readonly TicketSummary[] {
  const caller = isOutdated ? undefined : (known ?? callers.find(({ key }) => key === certainKey));
  return caller?.lastCases.filter(({ ending }) => ending === null) ?? [];
}
