import type { CallFields, FilledValues } from '../../../../shared/calls/call';
import type { Provenance } from '../../../../shared/calls/field-provenance';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import {
  fillFromCaller,
  isNoOtherPerson,
  mightBeSameLocation,
} from '../../../../shared/callers/fill-from-caller';
import { normalizeName } from '../../../../shared/text/normalize-name';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { groupDigits, getPhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import {
  clearedFields,
  findNewestAutofill,
  hasCleared,
  listFields,
  pickFields,
  type FilledField,
} from '../session/autofill-history';
import { getFieldsBeforeCallers, listReusedFields } from '../session/get-fields-before-callers';
import { isEqualByValue } from '../session/is-equal-by-value';

const placeFields: ReadonlySet<FilledField> = new Set([
  'address',
  'state',
  'latitude',
  'longitude',
  'pin',
  'reusedPlace',
]);

/**
 * Returns what a caller's suggestion would change. It replaces what only another caller's ticket gave, with blanks where
 * this caller has no value; but where the agent has typed another store or address, the place stays as it is.
 */
export function getChangesFromCaller(fields: CallFields, caller: Caller): FilledValues {
  const before = joinTornStore(getFieldsBeforeCallers(fields), caller);
  const filled = getValuesFromCaller(before, caller);
  const keepsPlace = isOfOtherPlace(fields, caller);
  const { pin: _pin, ...texts } = caller;
  const known: FilledValues = texts;
  const cleared = new Set<FilledField>(listCleared(fields, filled));
  const isKept = (name: FilledField) =>
    (keepsPlace && (placeFields.has(name) || cleared.has(name))) ||
    (!(name in filled) && known[name] === fields[name]);
  const names = [...new Set([...listReusedFields(fields), ...listFields(filled)])];
  const next = { ...before, ...filled };
  return pickFields(
    next,
    names.filter((name) => !isKept(name) && !isEqualByValue(fields[name], next[name])),
  );
}

/** Whether the caller is filled in, or has nothing for the call. */
export function hasNothingToFill(fields: CallFields, caller: Caller): boolean {
  return Object.keys(getChangesFromCaller(fields, caller)).length === 0;
}

/** What the app took out because the call is about another store does not come back by itself while it still is. */
function listCleared(fields: CallFields, filled: FilledValues): readonly FilledField[] {
  return clearedFields.filter((field) => {
    const entry = findNewestAutofill(fields.autofill.applied, field);
    return fields[field] === '' && entry !== undefined && hasCleared(entry, field, filled[field] ?? '');
  });
}

/** Whether the agent has typed or confirmed another store, address or state than the caller's. */
export function isOfOtherPlace(fields: CallFields, caller: Caller): boolean {
  const typed = joinTornStore(getFieldsBeforeCallers(fields), caller);
  return !mightBeSameLocation(withoutMisspelled(typed, caller), caller);
}

/**
 * The known values for the blank fields. They include the number, if only a part of it was typed and nobody else's name,
 * and the spelling of a name and store that were found by ear.
 */
function getValuesFromCaller(fields: CallFields, caller: Caller): FilledValues {
  const spelled = withoutMisspelled(fields, caller);
  const values = pickFilled(fillFromCaller(spelled, caller));
  const isNumberTheirs = [caller.name, ...caller.otherNames].some((name) =>
    isNoOtherPerson(spelled, { name }),
  );
  return isNumberTheirs && isPartOfNumber(fields.phone, caller)
    ? { ...values, phone: groupDigits(caller.phone) }
    : values;
}

/** Returns what is known of the store itself: its place and its dealer. */
export function getPlaceFromCaller(fields: CallFields, caller: Caller): FilledValues {
  return pickFilled(fillFromCaller(fields, caller, ['name', 'storeName', 'email', 'callerLanguage']));
}

function pickFilled({ fields, filled }: ReturnType<typeof fillFromCaller>): FilledValues {
  const names = filled.flatMap((field): FilledField[] => {
    if (field === 'pin') return ['latitude', 'longitude', 'pin'];
    return field === 'address' ? ['address', 'reusedPlace'] : [field];
  });
  return pickFields(fields, names);
}

/**
 * Quick entry takes the place at the end of `Fun Tea Sunway` for the address. Where that is the name of the caller's store, it
 * says nothing of the place.
 */
function joinTornStore(fields: CallFields, { storeName }: Caller): CallFields {
  // Also once F4 has made it whole: pressed again, it is for the same place.
  const isRead = (field: 'storeName' | 'address') =>
    isByApp(fields.provenance[field]) &&
    fields.autofill.applied.some(
      ({ source, after }) => source === 'quick-entry' && after[field] === fields[field],
    );
  const isTorn = normalizeName(`${fields.storeName} ${fields.address}`) === normalizeName(storeName);
  if (!isTorn || !isRead('storeName') || !isRead('address')) return fields;
  const state = isByApp(fields.provenance.state) ? '' : fields.state;
  return { ...fields, storeName: '', address: '', state };
}

function isByApp(provenance: Provenance | undefined): boolean {
  return provenance === 'inferred' || provenance === 'reused';
}

/** Where several people call, nobody knows whose name was found. */
function withoutMisspelled(fields: CallFields, { matches, otherNames }: Caller): CallFields {
  const isClose = (kind: 'close-name' | 'close-store') => matches.some((match) => match.kind === kind);
  return {
    ...fields,
    ...(isClose('close-name') && otherNames.length === 0 && { name: '' }),
    ...(isClose('close-store') && { storeName: '' }),
  };
}

function isPartOfNumber(typed: string, { phone, matches }: Caller): boolean {
  if (phone === '' || getPhoneKind(typed) !== 'unknown') return false;
  const digits = extractDigits(typed).replace(/^0/, '');
  const isByNumber = matches.some(({ kind }) => kind === 'case-number' || kind === 'reference');
  return digits === '' || isByNumber || extractDigits(phone).includes(digits);
}
