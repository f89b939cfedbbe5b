import {
  fillFromCaller,
  isEnoughToMatch,
  mayFit,
  type Caller,
  type CallerOffers,
  type CallerQuery,
} from '../../../../shared/callers/caller-suggestions';
import type { CallFields } from '../../../../shared/calls/call';
import { digitsOf } from '../../../../shared/phone/normalize-phone';
import { groupDigits, phoneKind } from '../../../../shared/phone/phone-kind';
import type { Ask } from '../../../ipc/ipc-client';
import { makeStore, type Store } from '../../../state/store';
import type { Schedule } from '../drafts/draft-saver';

/** `isOld` while a newer question is being answered: only callers who fit that one as well are still there. */
export type ShownOffers = CallerOffers & { readonly isOld: boolean };

export type Offers = {
  readonly store: Store<ShownOffers>;
  readonly ask: (query: CallerQuery) => void;
  /** The same question once more: callers may have come or gone. */
  readonly askAgain: () => Promise<void>;
  /** Once the newest question has been answered. */
  readonly settled: () => Promise<CallerOffers>;
  readonly refuse: (caller: Caller) => Promise<void>;
  readonly takeBackRefusals: () => Promise<void>;
};

const nobody: ShownOffers = { callers: [], sureKey: null, refused: [], isOld: false };
/** A fast typist's pause between two keys: the answer comes while the next digit is being heard. */
const quietMs = 60;

/** Who the call may be from, asked anew for what is typed; an answer to an older question is dropped. */
export function callerOffers(ask: Ask, schedule: Schedule): Offers {
  const store = makeStore<ShownOffers>(nobody);
  const leftOut = new Set<string>();
  let query: CallerQuery = { phone: '', name: '', storeName: '' };
  let cancel: (() => void) | null = null;
  let asked = Promise.resolve();
  let turn = 0;

  const askNow = async () => {
    cancel?.();
    cancel = null;
    turn += 1;
    const own = turn;
    if (!isEnoughToMatch(query)) {
      store.set(() => nobody);
      return;
    }
    const answer = await ask('callers.match', query);
    if (own !== turn) return;
    if (!answer.ok) {
      store.set(() => nobody);
      return;
    }
    const { callers, sureKey, refused } = answer.value;
    const shown = callers.filter(({ key }) => !leftOut.has(key));
    const sure = sureKey !== null && leftOut.has(sureKey) ? null : sureKey;
    store.set(() => ({ callers: shown, sureKey: sure, refused, isOld: false }));
  };
  const start = () => {
    asked = askNow();
    return asked;
  };

  return {
    store,
    ask: (next) => {
      const isSame =
        next.phone === query.phone && next.name === query.name && next.storeName === query.storeName;
      if (isSame) return;
      query = { phone: next.phone, name: next.name, storeName: next.storeName };
      // An answer that is on its way is to an older question from here on.
      turn += 1;
      store.set((now) => stillFitting(now, query));
      cancel?.();
      cancel = schedule(quietMs, () => void start());
    },
    askAgain: start,
    settled: async () => {
      if (cancel !== null) void start();
      await asked;
      return store.get();
    },
    refuse: async ({ key }) => {
      const refused = await ask('callers.refuse', { phone: query.phone, callerKey: key });
      if (!refused.ok || !refused.value.isRemembered) leftOut.add(key);
      await start();
    },
    takeBackRefusals: async () => {
      const { refused } = store.get();
      leftOut.clear();
      await Promise.all(
        refused.map(({ key }) => ask('callers.take-back-refusal', { phone: query.phone, callerKey: key })),
      );
      await start();
    },
  };
}

/** What an answer to an older question still shows: only callers whom the newer question may mean as well. */
function stillFitting(now: ShownOffers, query: CallerQuery): ShownOffers {
  if (!isEnoughToMatch(query)) return nobody;
  const callers = now.callers.filter((caller) => mayFit(caller, query));
  return callers.length === 0 ? nobody : { callers, sureKey: null, refused: [], isOld: true };
}

/** The one that F4 takes without choosing: who it must be, or the only one who is offered. */
export function onlyOffer({ callers, sureKey }: CallerOffers): Caller | undefined {
  return callers.find(({ key }) => key === sureKey) ?? (callers.length === 1 ? callers[0] : undefined);
}

/** What `same caller, same store, same place` fills: the number too, where only a piece of it was typed. */
export function changesFromCaller(fields: CallFields, caller: Caller): Partial<CallFields> {
  const { fields: next, filled } = fillFromCaller(fields, caller);
  const names = filled.flatMap((field): (keyof CallFields)[] =>
    field === 'pin' ? ['latitude', 'longitude', 'pin'] : [field],
  );
  const changes: Partial<CallFields> = Object.fromEntries(names.map((name) => [name, next[name]]));
  return isPieceOf(fields.phone, caller) ? { ...changes, phone: groupDigits(caller.phone) } : changes;
}

function isPieceOf(typed: string, { phone, matches }: Caller): boolean {
  if (phone === '' || phoneKind(typed) !== 'unknown') return false;
  const digits = digitsOf(typed).replace(/^0/, '');
  const isByNumber = matches.some(({ kind }) => kind === 'case number' || kind === 'reference');
  return digits === '' || isByNumber || digitsOf(phone).includes(digits);
}
