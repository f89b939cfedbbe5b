import type { Caller, CallerSuggestions } from '../../../../shared/callers/caller-suggestions';
import type { Ask } from '../../../ipc/ipc-client';
import { createStore, type Store } from '../../../state/store';

/** The past case beside the call, and the cases to go through, newest first. `ticketId` is null while none is shown. */
export type PastCaseState = {
  readonly ticketId: number | null;
  readonly ticketIds: readonly number[];
};

export type PastCaseStore = {
  readonly store: Store<PastCaseState>;
  /**
   * Shows this case, or the one whose number was typed, or the newest one that the card names of this caller. A newer case of the
   * store from another number is one of those to go through.
   * @returns whether there is one
   */
  readonly open: (caller: Caller | undefined, ticketId?: number) => Promise<boolean>;
  /** Like `open`, for the caller whose case number or reference this is. */
  readonly openByCode: (code: string) => Promise<boolean>;
  /** Shows this case. If it is none of those to go through, they become those of its caller and store. */
  readonly show: (ticketId: number) => void;
  /** Moves to an older case, or with -1 to a newer one, as far as there are any. */
  readonly step: (by: 1 | -1) => void;
  readonly close: () => void;
};

const nothingShown: PastCaseState = { ticketId: null, ticketIds: [] };

/**
 * Past cases of the current caller. An answer counts only while nothing newer was asked for or closed.
 * @param shown the case to show from the start, if any
 * @param ownCallId the current call, whose own ticket is no past case
 */
export function createPastCaseStore(ask: Ask, shown: PastCaseState | null, ownCallId: string): PastCaseStore {
  const store = createStore<PastCaseState>(shown ?? nothingShown);
  let turn = 0;

  const open: PastCaseStore['open'] = async (caller, ticketId) => {
    turn += 1;
    const own = turn;
    if (caller === undefined) return false;
    const { phone, storeName } = caller;
    const found = await ask('callers.find-past-cases', { phone, storeName, ownCallId });
    if (own !== turn || !found.ok) return false;
    const wanted = ticketId ?? getTypedTicketId(caller) ?? caller.lastCases[0]?.id;
    if (wanted === undefined) return false;
    store.set(() => ({ ticketId: wanted, ticketIds: found.value.ticketIds }));
    return true;
  };

  /** The cases to go through are those of its caller and store, unless it is none of them, as one that was replaced. */
  const findOthersOf = async (ticketId: number): Promise<void> => {
    const own = turn;
    const shownTicket = await ask('tickets.get', { ticketId });
    if (own !== turn || !shownTicket.ok) return;
    const { phone, storeName } = shownTicket.value;
    const found = await ask('callers.find-past-cases', {
      phone,
      storeName: storeName ?? '',
      ownCallId,
    });
    if (own !== turn || !found.ok || !found.value.ticketIds.includes(ticketId)) return;
    store.set((now) => (now.ticketId === ticketId ? { ticketId, ticketIds: found.value.ticketIds } : now));
  };

  return {
    store,
    open,
    openByCode: async (code) => {
      turn += 1;
      const own = turn;
      const found = await ask('callers.match', { phone: code, name: '', storeName: '' });
      return own === turn && open(found.ok ? findByCode(found.value) : undefined);
    },
    show: (ticketId) => {
      turn += 1;
      store.set(({ ticketIds }) => ({ ticketId, ticketIds }));
      if (!store.get().ticketIds.includes(ticketId)) void findOthersOf(ticketId);
    },
    step: (by) =>
      store.set((now) => {
        const at = now.ticketIds.indexOf(now.ticketId ?? 0);
        // A case outside of the list is older than those in it, or of another caller.
        const next = at === -1 ? now.ticketIds[0] : now.ticketIds[at + by];
        return next === undefined ? now : { ...now, ticketId: next };
      }),
    close: () => {
      turn += 1;
      store.set(() => nothingShown);
    },
  };
}

function findByCode({ callers, dismissed }: CallerSuggestions): Caller | undefined {
  return [...callers, ...dismissed].find((caller) => getTypedTicketId(caller) !== undefined);
}

/** The ticket whose case number or reference was typed. */
function getTypedTicketId({ matches }: Caller): number | undefined {
  return matches.find(({ ticketId }) => ticketId !== undefined)?.ticketId;
}
