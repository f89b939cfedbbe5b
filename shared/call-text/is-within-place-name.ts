import { isPlacePrefix } from './address-words';
import type { WordFeatures } from './word-features';

/** `wakaf mek zainab` is a village, `Pasar Besar Siti Khadijah` a market. */
export function isWithinPlaceName(before: WordFeatures, front: WordFeatures | undefined): boolean {
  if (leadsToPlace(before)) return true;
  if (before.gap !== 'blank' || front === undefined) return false;
  const isName = before.isTitle || before.nameWeight > 2;
  return isName ? leadsToPlace(front) : buildingBefore.test(front.plain);
}

function leadsToPlace(word: WordFeatures | undefined): boolean {
  return word !== undefined && (isPlacePrefix(word.plain) || buildingBefore.test(word.plain));
}

/** `pasar siti khadijah` is a market. */
const buildingBefore =
  /^(?:pasar|masjid|surau|wisma|menara|plaza|kompleks|sekolah|smk|sk|hospital|stadium|dewan|kolej|medan|bazar|bazaar|pangsapuri)$/;
