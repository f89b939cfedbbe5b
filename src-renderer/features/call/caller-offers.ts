import {
  fillFromCaller,
  isEnoughToMatch,
  type Caller,
  type CallerOffers,
  type CallerQuery,
} from '../../../shared/caller';
import type { CallFields } from '../../../shared/call';
import { digitsOf } from '../../../shared/phone';
import { groupDigits, phoneKind } from '../../../shared/phone-kind';
import type { Ask } from '../../ipc-client';
import { makeStore, type Store } from '../../store';
import type { Schedule } from './draft-saver';

export type Offers = {
  readonly store: Store<CallerOffers>;
  readonly ask: (query: CallerQuery) => void;
  /** The same question once more: callers may have come or gone. */
  readonly askAgain: () => Promise<void>;
  /** Once the newest question has been answered. */
  readonly settled: () => Promise<CallerOffers>;
  readonly refuse: (caller: Caller) => Promise<void>;
  readonly takeBackRefusals: () => Promise<void>;
};

const nobody: CallerOffers = { callers: [], sureKey: null, refused: [] };
/** A fast typist's pause between two keys: the answer comes while the next digit is being heard. */
const quietMs = 60;

/** Who the call may be from, asked anew for what is typed; an answer to an older question is dropped. */
export function callerOffers(ask: Ask, schedule: Schedule): Offers {
  const store = makeStore<CallerOffers>(nobody);
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
    if (own !== turn || !answer.ok) return;
    const { callers, sureKey, refused } = answer.value;
    const shown = callers.filter(({ key }) => !leftOut.has(key));
    const sure = sureKey !== null && leftOut.has(sureKey) ? null : sureKey;
    store.set(() => ({ callers: shown, sureKey: sure, refused }));
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
