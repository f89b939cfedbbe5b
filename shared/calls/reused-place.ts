import { z } from 'zod';
import { hasSameStoreWords, isOtherStoreName } from '../text/is-other-store-name';

/** In characters, of a store's name in this record. Longer names are cut: they are only compared and shown. */
const maxNameLength = 1000;

/**
 * Where an address comes from that was filled in from an earlier ticket, as long as the agent has not changed it.
 * `storeName` is the store of that ticket. `rightFor` is another name for which the address is right: as much of the name as
 * the agent had typed, or the store for which the caller confirmed the address; '' for none.
 */
export const reusedPlaceSchema = z.strictObject({
  storeName: z.string().max(maxNameLength),
  rightFor: z.string().max(maxNameLength),
});

export type ReusedPlace = Readonly<z.infer<typeof reusedPlaceSchema>>;

/** @returns null for an address that is of no named store */
export function createReusedPlace(storeName: string, rightFor = ''): ReusedPlace | null {
  if (storeName.trim() === '') return null;
  const [ofTicket = '', right = ''] = [storeName, rightFor].map((name) =>
    name.trim().slice(0, maxNameLength),
  );
  return { storeName: ofTicket, rightFor: right };
}

export type ReusedPlaceInput = { readonly storeName: string; readonly reusedPlace: ReusedPlace | null };

/** Returns the store from whose last ticket the address comes, if the call is about another store. */
export function findOtherStoreOfPlace({ storeName, reusedPlace }: ReusedPlaceInput): string | undefined {
  if (reusedPlace === null || !isOtherStoreName(reusedPlace.storeName, storeName)) return undefined;
  return reusedPlace.storeName;
}

/**
 * The same, unless the address is known to be right for this name, too. The caller is to confirm it. What was known of a
 * part of a name says nothing of a longer one: Kedai Maju and Maju Mart are two stores.
 */
export function findStoreOfDoubtfulPlace(fields: ReusedPlaceInput): string | undefined {
  const rightFor = fields.reusedPlace?.rightFor ?? '';
  return hasSameStoreWords(rightFor, fields.storeName) ? undefined : findOtherStoreOfPlace(fields);
}
