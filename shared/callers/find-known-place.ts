import type { CallFields } from '../calls/call';
import { listPartsOfReusedPlace } from '../calls/field-provenance';
import { hasSameStoreWords } from '../text/is-other-store-name';
import { normalizeName } from '../text/normalize-name';
import type { Caller } from './caller-suggestions';
import { fillFromCaller } from './fill-from-caller';

/**
 * Returns who has called for the store of this call from another address, if that can take the place of the one filled in. None
 * of a chain, whose shops of one name have several addresses, nor before all callers are known.
 */
export function findCallerWithKnownPlace(
  { callers, isAnswered }: { readonly callers: readonly Caller[]; readonly isAnswered: boolean },
  fields: CallFields,
): Caller | undefined {
  const ofStore = callers.filter(
    ({ storeName, address }) => address.trim() !== '' && hasSameStoreWords(storeName, fields.storeName),
  );
  const [known, ...others] = new Set(ofStore.map(({ address }) => normalizeName(address)));
  if (!isAnswered || others.length > 0 || known === normalizeName(fields.address)) return undefined;
  const parts = listPartsOfReusedPlace(fields);
  const left = { ...fields, address: '', ...(parts.includes('state') && { state: '' }) };
  return ofStore.find((caller) => fillFromCaller(left, caller).filled.includes('address'));
}
