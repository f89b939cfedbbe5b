import type { Database } from 'better-sqlite3';
import type { Caller } from '../../shared/callers/caller-suggestions';
import { mightBeSameName, normalizeName } from '../../shared/text/normalize-name';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import { listOtherPeople } from './caller-from-tickets';
import { findDismissal } from './find-dismissal';
import { storeKeySql } from './store-name-index-key';

type Person = Pick<Caller, 'phone' | 'storeName' | 'name'>;

type NamedCaller = { readonly store: string; readonly name: string; readonly hasTicket: number };

/** Which callers of a number were dismissed, and whether the others share it. Only reads. */
export function prepareDismissalsOfNumber(db: Database) {
  const dismissalsOf = db.prepare<[string], { caller_key: string; checksum: string }>(
    `SELECT ${selectChecksummed('caller_dismissal')} FROM caller_dismissal WHERE phone_digits = ?`,
  );
  const callersOfNumber = db.prepare<[string, string], NamedCaller>(
    `SELECT ${storeKeySql} AS store, name, max(state <> 'recorded') AS hasTicket
     FROM ticket WHERE phone = ? AND call_id <> ? GROUP BY 1, 2 LIMIT 40`,
  );

  function findDismissedKeys(number: string): string[] {
    return dismissalsOf.all(number).map((row) => verifyRow('caller_dismissal', row).caller_key);
  }

  /** Prepares finding the key by which a caller was dismissed. Who calls from a number is read once. */
  function createFinder(number: string | null, ownCallId: string) {
    const dismissedKeys = new Set(number === null ? [] : findDismissedKeys(number));
    const known = new Map<string, readonly NamedCaller[]>();
    return (caller: Person): string | undefined => {
      if (dismissedKeys.size === 0) return undefined;
      const { phone } = caller;
      const ofNumber = known.get(phone) ?? callersOfNumber.all(phone, ownCallId);
      known.set(phone, ofNumber);
      const store = normalizeName(caller.storeName);
      const atStore = ofNumber.filter((other) => normalizeName(other.store) === store);
      const names = atStore.map(({ name }) => name);
      return findDismissal(caller, dismissedKeys, names);
    };
  }

  /** Whether the number has several stores or people; callers who were dismissed count as neither. */
  function findSharing(
    { phone, name, otherNames, storeName }: Caller,
    findDismissed: (caller: Person) => string | undefined,
    ownCallId: string,
  ) {
    const all = callersOfNumber.all(phone, ownCallId);
    const isLeft = (store: string, person: string) =>
      findDismissed({ phone, storeName: store, name: person }) === undefined;
    const certain = all.filter(({ hasTicket }) => hasTicket === 1).map(({ store }) => store);
    // What only calls without a ticket say shows no second store, if they wrote less of the name, or none.
    const left = all.filter((other) => isLeft(other.store, other.name));
    const stores = left.flatMap(({ store, hasTicket }) =>
      hasTicket === 1 || (store !== '' && !isPartOfOther(store, certain)) ? [store] : [],
    );
    const keys = new Set(stores.map(normalizeName));
    const others = otherNames.filter((other) => isLeft(storeName, other));
    const isOfSeveralPeople =
      others.length > 0 ||
      listOtherPeople(
        left.map((other) => other.name),
        name,
      ).length > 0;
    return { isNumberShared: isOfSeveralPeople || keys.size > 1, isOfSeveralPeople };
  }

  return { createFinder, findSharing };
}

/** Whether one of these stores has all words of a store's name, and more: an agent wrote less of it, or nothing. */
export function isPartOfOther(store: string, others: readonly string[]): boolean {
  const { length } = normalizeName(store);
  return others.some((other) => normalizeName(other).length > length && mightBeSameName(store, other));
}
