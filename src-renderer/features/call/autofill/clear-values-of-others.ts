import type { Autofill, CallFields, FilledValues } from '../../../../shared/calls/call';
import { findStoreOfDoubtfulPlace } from '../../../../shared/calls/reused-place';
import { mightBeSamePerson } from '../../../../shared/callers/might-be-same-person';
import { isOtherStoreName } from '../../../../shared/text/is-other-store-name';
import {
  clearedFields,
  findNewestAutofill,
  hasCleared,
  listFields,
  type ClearedField,
} from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { listReusedFields } from '../session/get-fields-before-callers';

/**
 * Takes out the email and the dealer of an earlier ticket once the agent has changed the name or the store that came with
 * them to another one. Nobody asks about these before sending. As every fill, one key takes it back, and then they stay.
 */
export function clearValuesOfOthers(session: CallSession): void {
  const cleared = getClearedValues(session.getFields());
  if (listFields(cleared).length > 0) session.fill('caller', cleared);
}

function getClearedValues(fields: CallFields): FilledValues {
  const reused = new Set(listReusedFields(fields));
  const ofOthers = clearedFields.filter((field) => {
    const value = fields[field];
    // Cleared once and brought back by the agent, it stays.
    const isKept = fields.autofill.undone.some((entry) => hasCleared(entry, field, value));
    if (!reused.has(field) || value.trim() === '' || isKept) return false;
    const entry = findNewestAutofill(fields.autofill.applied, field);
    if (entry?.source !== 'caller' || entry.after[field] !== value) return false;
    return isOfOtherStore(fields, entry, field) || (field === 'email' && isOfOtherPerson(fields, entry));
  });
  return Object.fromEntries(ofOthers.map((field) => [field, '']));
}

function isOfOtherPerson({ name }: CallFields, { after }: Autofill): boolean {
  return after.name !== undefined && !mightBeSamePerson(after.name, name);
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
