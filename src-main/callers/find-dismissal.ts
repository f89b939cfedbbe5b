import { createCallerKey, type Caller } from '../../shared/callers/caller-suggestions';
import { createPersonComparison } from '../../shared/callers/might-be-same-person';
import { normalizeName } from '../../shared/text/normalize-name';

type Person = Pick<Caller, 'phone' | 'storeName' | 'name'>;

/**
 * Returns which of the keys of dismissed callers means this person, however a ticket has written the name since. A key
 * without a name means everybody who calls from the number for the store, and any of its keys means somebody whose name
 * is not known.
 *
 * @param namesAtStore of all who called from the number for the store: a key that may mean two of them means neither
 */
export function findDismissal(
  { phone, storeName, name }: Person,
  dismissedKeys: ReadonlySet<string>,
  namesAtStore: readonly string[],
): string | undefined {
  const keys = new Map([...dismissedKeys].map((key) => [foldKey(key), key]));
  const ofStore = createCallerKey(phone, storeName, '');
  const exact = keys.get(createCallerKey(phone, storeName, name)) ?? keys.get(ofStore);
  if (exact !== undefined) return exact;
  const named = `${ofStore}|`;
  const ofPeople = [...keys].filter(([key]) => key.startsWith(named));
  if (ofPeople.length === 0) return undefined;
  const nameOf = (key: string) => key.slice(named.length);
  const isSamePerson = createPersonComparison([
    name,
    ...namesAtStore,
    ...ofPeople.map(([key]) => nameOf(key)),
  ]);
  return ofPeople.find(([key]) => name === '' || isSamePerson(nameOf(key), name))?.[1];
}

/** Keys that were stored earlier have the script and the accents as they were written. */
function foldKey(key: string): string {
  return key.split('|').map(normalizeName).join('|');
}
