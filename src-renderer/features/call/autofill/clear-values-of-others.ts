import {
  blankCallFields,
  type Autofill,
  type CallFields,
  type FilledValues,
} from '../../../../shared/calls/call';
import { findStoreOfDoubtfulPlace } from '../../../../shared/calls/reused-place';
import { mightBeSamePerson } from '../../../../shared/callers/might-be-same-person';
import { isOtherStoreName } from '../../../../shared/text/is-other-store-name';
import {
  clearedFields,
  findNewestAutofill,
  hasCleared,
  isClearing,
  listFields,
  pickFields,
  type ClearedField,
} from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { listReusedFields } from '../session/get-fields-before-callers';

/**
 * Takes out the email, the dealer and the language of an earlier ticket once the agent has changed the name or the store that came
 * with them to another one. Nobody asks about these before sending. As every fill, one key takes it back, and then they stay. They
 * come back by themselves where the name or the store was a slip, and is right again.
 */
export function clearValuesOfOthers(session: CallSession): void {
  session.restoreCleared(listRestored(session.getFields()));
  const cleared = getClearedValues(session.getFields());
  if (listFields(cleared).length > 0) session.fill('caller', cleared);
}

function getClearedValues(fields: CallFields): FilledValues {
  const reused = new Set(listReusedFields(fields));
  const ofOthers = clearedFields.filter((field) => {
    const value = fields[field];
    // Cleared once and brought back by the agent, it stays.
    const isKept = fields.autofill.undone.some((entry) => hasCleared(entry, field, value));
    if (!reused.has(field) || isBlank(value) || isKept) return false;
    const entry = findNewestAutofill(fields.autofill.applied, field);
    return entry?.source === 'caller' && entry.after[field] === value && isOfOthers(fields, entry, field);
  });
  return pickFields(blankCallFields, ofOthers);
}

/** What was taken out and is of nobody else any more. */
function listRestored(fields: CallFields): readonly ClearedField[] {
  const { applied } = fields.autofill;
  return clearedFields.filter((field) => {
    const clearing = findNewestAutofill(applied, field);
    if (clearing === undefined || !isClearing(clearing) || !isBlank(fields[field])) return false;
    const filling = findNewestAutofill(applied.slice(0, applied.indexOf(clearing)), field);
    const isSame = filling?.source === 'caller' && filling.after[field] === clearing.before[field];
    return isSame && !isOfOthers(fields, filling, field);
  });
}

function isBlank(value: string | null): boolean {
  return value === null || value.trim() === '';
}

function isOfOthers(fields: CallFields, entry: Autofill, field: ClearedField): boolean {
  const isOfPerson = field !== 'dealerReseller' && isOfOtherPerson(fields, entry);
  return isOfPerson || (field !== 'callerLanguage' && isOfOtherStore(fields, entry, field));
}

/** A name that was typed before the fill was known to be that caller's. */
function isOfOtherPerson({ name }: CallFields, { after, filledFor }: Autofill): boolean {
  const known = after.name ?? filledFor?.name;
  return known !== undefined && !mightBeSamePerson(known, name);
}

/**
 * A store that was typed before the fill stays as it was typed. Then the record of the address says which store it is. For a
 * typed store that may be another one than the caller's, a dealer is not filled in, but an email is.
 */
function isOfOtherStore({ storeName }: CallFields, { after }: Autofill, field: ClearedField): boolean {
  if (after.storeName !== undefined) return isOtherStoreName(after.storeName, storeName);
  const { reusedPlace = null } = after;
  if (field === 'email' && reusedPlace?.rightFor === '') return false;
  return findStoreOfDoubtfulPlace({ storeName, reusedPlace }) !== undefined;
}
