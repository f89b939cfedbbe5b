import { isPlacePrefix } from './address-words';
import type { WordEvidence } from './word-evidence';

/** `wakaf mek zainab` is a village, `Pasar Besar Siti Khadijah` a market. */
export function isWithinPlaceName(before: WordEvidence, front: WordEvidence | undefined): boolean {
  if (leadsToPlace(before)) return true;
  if (before.gap !== 'blank' || front === undefined) return false;
  const isName = before.isTitle || before.nameWeight > 2;
  return isName ? leadsToPlace(front) : buildingBefore.test(front.plain);
}

function leadsToPlace(word: WordEvidence | undefined): boolean {
  return word !== undefined && (isPlacePrefix(word.plain) || buildingBefore.test(word.plain));
}

/** `pasar siti khadijah` is a market. */
const buildingBefore =
  /^(?:pasar|masjid|surau|wisma|menara|plaza|kompleks|sekolah|smk|sk|hospital|stadium|dewan|kolej|medan|bazar|bazaar|pangsapuri)$/;
