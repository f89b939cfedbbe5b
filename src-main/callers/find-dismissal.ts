import { createCallerKey, type Caller } from '../../shared/callers/caller-suggestions';
import { mightBeSamePerson } from '../../shared/callers/might-be-same-person';

type Person = Pick<Caller, 'phone' | 'storeName' | 'name'>;

/**
 * Returns which of the keys of dismissed callers means this person, also if a ticket has written more or less of the name since.
 * A key without a name means everybody who calls from the number for the store, and any of its keys one whose name is not known.
 */
export function findDismissal(
  { phone, storeName, name }: Person,
  dismissedKeys: ReadonlySet<string>,
): string | undefined {
  const key = createCallerKey(phone, storeName, name);
  if (dismissedKeys.has(key)) return key;
  const ofStore = createCallerKey(phone, storeName, '');
  if (dismissedKeys.has(ofStore)) return ofStore;
  const named = `${ofStore}|`;
  return [...dismissedKeys].find(
    (other) => other.startsWith(named) && (name === '' || mightBeSamePerson(other.slice(named.length), name)),
  );
}
