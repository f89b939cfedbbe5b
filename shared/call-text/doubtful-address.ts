import {
  isAlternative,
  isBuilding,
  numberedArea,
  street,
  streetBehind,
  takesNumber,
  unit,
  unitPrefix,
} from './address-words';
import type { Part } from './segment-into-parts';
import {
  findNeighbours,
  isCut,
  isOfIssue,
  isOfMeaning,
  nickname,
  type Surroundings,
} from './part-surroundings';
import { isKindBefore } from './shop-words';
import type { WordFeatures } from './word-features';

export function isDoubtfulAddress(part: Part, around: Surroundings): boolean {
  return (
    isCut(part, around) ||
    namesAlternatives(part) ||
    beginsWithPhone(part) ||
    isBehindStall(part, around) ||
    isTornBuilding(part, around) ||
    endsInNumberOfShop(part, around) ||
    isOfSchool(part, around) ||
    beginsWithTownOfShop(part, around) ||
    isVague(part, around) ||
    isWithinSentence(part, around) ||
    mayContainOther(part) ||
    beginsWithGoods(part) ||
    mayContainShop(part, around) ||
    lacksItsTown(part, around) ||
    lacksItsStart(part, around)
  );
}

/** `Section 13 but Bangi or Shah Alam`: somebody still asks which one. */
function namesAlternatives({ words }: Part): boolean {
  return words.some(({ plain }) => isAlternative(plain));
}

/** In `Siow Noodle Stall 14 ICC Pudu`, the number is that of the stall; in `5 & 7 Jalan Ros`, one is missing. */
function isBehindStall(part: Part, around: Surroundings): boolean {
  const [first] = part.words;
  const { before } = findNeighbours(part, around);
  const isStall =
    /^(?:&|and|dan|stall|booth|bay|kiosk|counter|gerai|level|floor|block|blok|tingkat|shop|lot|unit|no|nombor)$/.test(
      before?.plain ?? '',
    );
  return first?.gap === 'blank' && first.hasDigit && isStall;
}

/** In `kedai tudung fatimah wangsa walk mall lot 2-15`, nobody knows where the name of the building begins. */
export function isTornBuilding(part: Part, around: Surroundings): boolean {
  const [first] = part.words;
  const { before } = findNeighbours(part, around);
  return (
    part.kind === 'address' &&
    first?.gap === 'blank' &&
    before !== undefined &&
    around.isOfStore(before) &&
    behindItsName.test(first.plain)
  );
}

const behindItsName =
  /^(?:mall|walk|avenue|square|tower|towers|arcade|parade|pyramid|boulevard|exchange|residence|residency|centrepoint|street|road|lane|drive|garden|gardens|heights|central|sentral)$/;

/** In `Smile Dental Kepong Batu 3`, the town may be of the shop. */
function beginsWithTownOfShop({ words }: Part, around: Surroundings): boolean {
  const [first] = words;
  const { before } = findNeighbours({ kind: 'address', words, span: [0, 0], score: 0 }, around);
  const town = first?.place?.words ?? (first !== undefined && numberedArea.test(first.plain) ? 1 : 0);
  const next = words[town];
  const isBehindShop = first?.gap === 'blank' && before !== undefined && around.isOfStore(before);
  return isBehindShop && town > 0 && next?.gap === 'blank' && !next.isInPlace;
}

/** In `kantin sek keb taman megah`, the estate may be that of the school. */
function isOfSchool(part: Part, around: Surroundings): boolean {
  const [first] = part.words;
  if (first?.gap !== 'blank') return false;
  const { at } = findNeighbours(part, around);
  const start = around.words.slice(0, at).findLastIndex(({ gap }) => gap !== 'blank');
  return around.words
    .slice(Math.max(0, start), at)
    .some(({ plain }) =>
      /^(?:kantin|koperasi|tadika|taska|sekolah|sek|sk|smk|sjkc|sjkt|surau|masjid)$/.test(plain),
    );
}

/** In `damansara uptown 37 hair studio`, the number may be of the shop. */
function endsInNumberOfShop(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const last = part.words.at(-1);
  return (
    last?.gapAfter === 'blank' &&
    /^\d{1,3}$/.test(last.plain) &&
    after !== undefined &&
    around.isOfStore(after) &&
    !isKindBefore(after.plain)
  );
}

/** `kg tembaga` is a village or the weight of copper: without a number or a town, commas must set it apart. */
function isVague(part: Part, around: Surroundings): boolean {
  const { words } = part;
  if (words.some(({ hasDigit, isInPlace }) => hasDigit || isInPlace)) return false;
  const { before } = findNeighbours(part, around);
  const isLed =
    words[0]?.gap !== 'blank' || /^(?:at|di|kat|kt|in|dekat|dkt|address|alamat)$/.test(before?.plain ?? '');
  const isApart = isLed && words.at(-1)?.gapAfter !== 'blank';
  return !isApart || (around.isCased && words.every(({ isCapital }) => !isCapital));
}

/** In `Danish, ipad rosak taman lama, Kajang`, small letters carry on the complaint. */
function isWithinSentence(part: Part, around: Surroundings): boolean {
  const [first] = part.words;
  const { before } = findNeighbours(part, around);
  const isSmall = first?.gap === 'blank' && !first.isCapital && !first.hasDigit && !first.isHan;
  return around.isCased && isSmall && before !== undefined && around.isOfComplaint(before);
}

/** In `3F-12 Pixel Camera` and `17 medan selera tanjung abg mat`, the shop or the caller follows. */
function mayContainOther({ words }: Part): boolean {
  const isOther = (word: WordFeatures, order: number) =>
    (nickname.test(word.plain) &&
      order - words.findLastIndex(({ plain }, at) => at < order && street.test(plain)) > 2) ||
    ((word.isTrade || word.isShopKind) &&
      !isBuilding(word.plain) &&
      word.gap === 'blank' &&
      words.slice(0, order).some(({ hasDigit }) => hasDigit) &&
      !words.slice(0, order).some(({ plain }) => street.test(plain)));
  const [first, second] = words;
  const isOpen = first?.gap === 'blank' && second?.hasDigit === true && !first.hasDigit;
  const mayBegin =
    first !== undefined &&
    (street.test(first.plain) || unitPrefix.test(first.plain) || isBuilding(first.plain) || first.isInPlace);
  return words.some(isOther) || (isOpen && !mayBegin);
}

/** `089-773 2210` is rather a number with a slip than that of a house. */
function beginsWithPhone({ words: [first] }: Part): boolean {
  return /^\+?[\d-]{7,}$/.test(first?.plain ?? '') || /^0\d{1,2}-\d{3}/.test(first?.plain ?? '');
}

/** `Muthu Cendol Penang Road` is a shop in a street. */
function beginsWithGoods({ words }: Part): boolean {
  const road = words.findIndex(({ plain }) => streetBehind.test(plain));
  const front = words.slice(0, Math.max(0, road));
  return (
    front.some(({ isTrade, isShopKind, plain }) => (isTrade || isShopKind) && !isBuilding(plain)) &&
    !front.some(({ hasDigit }) => hasDigit)
  );
}

/** `Tea Garden Ipoh Parade` may be a shop in a mall. */
function mayContainShop({ words }: Part, { hasStore }: Surroundings): boolean {
  const [first] = words;
  const isStreet = first !== undefined && (street.test(first.plain) || unitPrefix.test(first.plain));
  const mayBegin = first !== undefined && (isBuilding(first.plain) || first.isInPlace || first.hasDigit);
  return !hasStore && !isStreet && !(mayBegin && words.some(({ hasDigit }) => hasDigit));
}

/** `Gaya Street, KK`: what follows may be the town that belongs to it. */
function lacksItsTown(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  if (after?.gap !== 'comma' || after.gapAfter === 'blank') return false;
  return around.isFree(after) && isOfMeaning(after) && !isOfIssue(after) && !after.hasDigit;
}

/** In `1-12 Arkadia, Desa ParkCity` and `Mile Four, Jalan Utara`, what is left over in front may belong to it. */
function lacksItsStart(part: Part, around: Surroundings): boolean {
  const [first] = part.words;
  const { at } = findNeighbours(part, around);
  if (first?.gap !== 'comma') return false;
  const start = around.words.slice(0, at).findLastIndex(({ gap }) => gap !== 'blank');
  const front = around.words.slice(Math.max(0, start), at);
  if (front.length === 0 || !front.every(around.isFree) || front.some(isOfIssue)) return false;
  const mayBeBuilding = around.hasStore && around.hasName && isWrittenAsName(front, around);
  return unit.test(front[0]?.plain ?? '') || mayBeBuilding;
}

function isWrittenAsName(words: readonly WordFeatures[], { isCased }: Surroundings): boolean {
  return isCased && words.length < 5 && words.every(({ isCapital, hasDigit }) => isCapital || hasDigit);
}

/** In `error 5, Lorong Masjid`, the number may belong to either. */
export function isNumberTorn(part: Part, around: Surroundings): boolean {
  const [first, second] = part.words;
  if (part.kind !== 'address' || first?.gap !== 'blank' || !/^\d+$/.test(first.plain)) return false;
  const { before } = findNeighbours(part, around);
  const isTakenFrom = before !== undefined && (around.lastOfIssues.has(before) || around.isFree(before));
  return isTakenFrom && (second?.gap !== 'blank' || takesNumber(before.plain));
}
