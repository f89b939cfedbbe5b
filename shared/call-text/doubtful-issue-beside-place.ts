import { floor, isPlacePrefix, numberedArea, streetBehind } from './address-words';
import { isWeight, negation } from './address-lookalikes';
import { findNeighbours, isOfIssue, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

export function containsPlace({ words }: Part, { isOfStore }: Surroundings): boolean {
  return words.some(
    (word, order) =>
      word.place !== undefined && !isOfStore(word) && !namesOutlet(words, order, word.place.words),
  );
}

/** `at our Kajang outlet` */
function namesOutlet(words: readonly WordFeatures[], at: number, length: number): boolean {
  const [before, after] = [words[at - 1]?.plain ?? '', words[at + length]?.plain ?? ''];
  return /^(?:our|my|the|this)$/.test(before) && /^(?:outlet|branch|shop|store|kitchen|kiosk)$/.test(after);
}

/** In `no approve sekama road kuching` and `cannot edit SS3`, an address that is not known may end the complaint. */
export function mayContainPlace({ words }: Part, { isOfStore, isCased }: Surroundings): boolean {
  const isOfPlace = (word: WordFeatures, order: number) => {
    const next = words[order + 1];
    const isLot = next?.plain === 'no' || (word.plain === 'lot' && next?.hasDigit === true);
    if (isOfStore(word) || (order === 0 && !isLot)) return false;
    return (
      isPlaceItself(word, words[order - 1]) || (next !== undefined && leadsIntoPlace(words, order, next))
    );
  };
  const last = words.at(-1);
  const isAcronym = /^\p{Lu}{2,}$/u.test(last?.text ?? '');
  const endsInAcronym = isCased && isAcronym && last?.gapAfter === 'blank' && !isOfIssue(last);
  return words.some((word, order) => isOfPlace(word, order) || isFloor(words, order)) || endsInAcronym;
}

function isPlaceItself({ plain }: WordFeatures, before: WordFeatures | undefined): boolean {
  // `did work on the road`
  const isAnyStreet = /^(?:the|a|this|that|our|my|on|across)$/.test(before?.plain ?? '');
  return (streetBehind.test(plain) && !isAnyStreet) || numberedArea.test(plain) || unitOrBuilding.test(plain);
}

const unitOrBuilding =
  /^(?:(?:lg|ug|[a-z]\d?)-\d{1,3}|[a-z]{1,2}-[a-z\d]{1,2}-\d{1,3}|plaza|wisma|menara|kompleks|complex|mall|\d{1,3}-[a-z])$/;

/** `2nd floor`, not `floor plan` */
function isFloor(words: readonly WordFeatures[], order: number): boolean {
  return (
    order > 0 &&
    /^(?:floor|flr)$/.test(words[order]?.plain ?? '') &&
    floor.test(words[order - 1]?.plain ?? '')
  );
}

/** `stall no 88`, `seksyen 14`, `1 Utama`, `medan selera`, `kg melayu` */
function leadsIntoPlace(words: readonly WordFeatures[], order: number, next: WordFeatures): boolean {
  const { plain = '', gapAfter } = words[order] ?? {};
  if (/^(?:suite|blok|block|lot|stall|gerai)$/.test(plain) && next.plain === 'no') return true;
  if (beforeNumber.test(plain)) return next.hasDigit;
  if (plain === '1') return /^(?:utama|borneo)$/.test(next.plain);
  if (gapAfter !== 'blank') return false;
  const isVerb = plain === 'jalan' && negation.test(words[order - 1]?.plain ?? '');
  const isPrefix = isPlacePrefix(plain) && !isWeight(words, order, false) && !isVerb;
  return isPrefix || /^(?:medan|persiaran|lebuh|dataran|felda|pasar)$/.test(plain);
}

const beforeNumber = /^(?:suite|blok|block|lot|stall|gerai|seksyen|section|sek|presint|precinct)$/;

/** In `skrin hitam depan maktab, Kulim` without the comma, a word for a place leads to the town. */
export function endsBesideTown(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const last = part.words.at(-1);
  const isTown = last?.gapAfter === 'blank' && around.isOfTown(after);
  const isAddress =
    last?.gapAfter === 'consumed' && /^\s+(?!\+?\d[\d\s-]{7})\S/.test(around.text.slice(last.span[1]));
  return (
    (isTown || isAddress) &&
    part.words.slice(1).some(({ plain }, order) => {
      // `nama atas resit`
      const thing = part.words[order + 2];
      const isOnThing = /^(?:atas|bawah)$/.test(plain) && thing?.isIssue === true;
      return besides.test(plain) && !isOnThing;
    })
  );
}

/** In `delivery fee missing for johor`, the place is of the complaint. */
export function losesItsPlace(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const last = part.words.at(-1);
  if (last?.gapAfter !== 'blank' || after === undefined) return false;
  const next = around.words[(around.order.get(after) ?? 0) + 1];
  const isPlace = (word: WordFeatures) => word.isInPlace && !around.isOfStore(word);
  const isBefore = leadsTo.test(last.plain) && isPlace(after);
  return isBefore || (leadsTo.test(after.plain) && next?.gap === 'blank' && isPlace(next));
}

const leadsTo = /^(?:for|to|ke|utk|untuk)$/;

export const besides =
  /^(?:depan|belakang|sebelah|seberang|hadapan|dekat|dkt|atas|bawah|tepi|opposite|beside|behind|near|opp|market|pasar|temple|tokong|kuil|masjid|school|sekolah|hospital|station|stesen|airport|town)$/;
