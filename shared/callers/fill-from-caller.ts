import type { CallFields } from '../calls/call';
import { createReusedPlace } from '../calls/reused-place';
import { isOtherStoreName, isShortStoreName } from '../text/is-other-store-name';
import { normalizeName, mightBeSameName } from '../text/normalize-name';
import type { Caller } from './caller-suggestions';
import { mightBeSamePerson } from './might-be-same-person';

const textFields = ['name', 'storeName', 'dealerReseller', 'email', 'address', 'state'] as const;

/** A field that `fillFromCaller` may fill. `pin` stands for both coordinates. */
export type CallerField = (typeof textFields)[number] | 'callerLanguage' | 'pin';

const placeFields = new Set<CallerField>(['address', 'state', 'pin']);
const personFields = new Set<CallerField>(['email', 'callerLanguage']);

/**
 * Fills every blank field with the caller's known value, and lists the filled fields. Address, state and pin go together,
 * and stay blank if another store, address or state is typed. The dealer stays blank with
 * another store, the email and the language with another person's name.
 * @param except the fields that the agent rejected: to reject one, call this again with the original fields
 */
export function fillFromCaller(
  fields: CallFields,
  caller: Caller,
  except: readonly CallerField[] = [],
): { readonly fields: CallFields; readonly filled: readonly CallerField[] } {
  const filled: CallerField[] = [];
  const next = { ...fields };
  const isSamePlace = mightBeSameLocation(fields, caller);
  const isSamePerson = isNoOtherPerson(fields, caller);
  const isLeftBlank = (field: CallerField) =>
    except.includes(field) ||
    (!isSamePlace && placeFields.has(field)) ||
    (field === 'dealerReseller' && !mightBeSameStore(fields.storeName, caller.storeName)) ||
    (!isSamePerson && personFields.has(field));
  for (const field of textFields) {
    if (fields[field].trim() !== '' || caller[field] === '' || isLeftBlank(field)) continue;
    next[field] = caller[field];
    filled.push(field);
  }
  if (filled.includes('address')) {
    const { storeName } = fields;
    next.reusedPlace = createReusedPlace(
      caller.storeName,
      isShortStoreName(storeName, caller.storeName) ? storeName : '',
    );
  }
  if (fields.callerLanguage === null && caller.callerLanguage !== null && !isLeftBlank('callerLanguage')) {
    next.callerLanguage = caller.callerLanguage;
    filled.push('callerLanguage');
  }
  const hasPin = fields.longitude.trim() !== '' || fields.latitude.trim() !== '';
  if (hasPin || caller.pin === null || isLeftBlank('pin')) return { fields: next, filled };
  const { longitude, latitude, setAtMs, radiusMetres, stale } = caller.pin;
  return {
    fields: {
      ...next,
      longitude: formatDegrees(longitude),
      latitude: formatDegrees(latitude),
      pin: { source: 'store', setAtMs, radiusMetres, stale },
    },
    filled: [...filled, 'pin'],
  };
}

/** Whether no other person's name is typed than the caller's. */
export function isNoOtherPerson({ name }: Pick<CallFields, 'name'>, caller: Pick<Caller, 'name'>): boolean {
  return name.trim() === '' || mightBeSamePerson(name, caller.name);
}

/** Whether nothing that was typed of the place, store, address or state, is another one than the caller's. */
export function mightBeSameLocation(fields: CallFields, caller: Caller): boolean {
  const isTyped = (field: 'storeName' | 'address' | 'state') => fields[field].trim() !== '';
  const isSame = (field: 'address' | 'state') =>
    normalizeName(fields[field]) === normalizeName(caller[field]);
  return (
    (!isTyped('storeName') || mightBeSameName(fields.storeName, caller.storeName)) &&
    (!isTyped('address') || isSame('address')) &&
    (!isTyped('state') || isSame('state'))
  );
}

/** Unlike a place, which is filled in for a branch and asked about, a dealer is filled in for no other store. */
function mightBeSameStore(typed: string, known: string): boolean {
  if (typed.trim() === '' || isShortStoreName(typed, known)) return true;
  return mightBeSameName(typed, known) && !isOtherStoreName(typed, known);
}

/** Avoids an exponent, which nobody types in a coordinate. */
function formatDegrees(degrees: number): string {
  const text = String(degrees);
  return text.includes('e') ? degrees.toFixed(12) : text;
}
