import { isBuilding, numberedArea, street, streetBehind } from './address-words';
import type { WordFeatures } from './word-features';

/** Whether a word is of a building, a street or an area, and of no shop. */
export function isOfStreet({ plain }: WordFeatures): boolean {
  return isBuilding(plain) || [street, streetBehind, numberedArea].some((pattern) => pattern.test(plain));
}
