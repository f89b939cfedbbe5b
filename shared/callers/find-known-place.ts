import type { CallFields } from '../calls/call';
import { listPartsOfReusedPlace } from '../calls/field-provenance';
import { hasSameStoreWords } from '../text/is-other-store-name';
import { normalizeName } from '../text/normalize-name';
import type { Caller } from './caller-suggestions';
import { fillFromCaller } from './fill-from-caller';

/** Returns who has called for the store of this call from another address, if that can take the place of the one filled in. */
export function findCallerWithKnownPlace(callers: readonly Caller[], fields: CallFields): Caller | undefined {
  const parts = listPartsOfReusedPlace(fields);
  const left = { ...fields, address: '', ...(parts.includes('state') && { state: '' }) };
  return callers.find(
    (caller) =>
      hasSameStoreWords(caller.storeName, fields.storeName) &&
      normalizeName(caller.address) !== normalizeName(fields.address) &&
      fillFromCaller(left, caller).filled.includes('address'),
  );
}
