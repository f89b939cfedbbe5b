import {
  areaOfNumbers,
  estate,
  floor,
  isBuilding,
  numberedArea,
  street,
  streetBehind,
  unit,
  unitPrefix,
} from './address-words';
import { costOfBoundary, isEdge } from './boundary-costs';
import { impossibleScore } from './impossible-score';
import type { TextFeatures } from './text-features';
import { isCutOff, isNoStreet, isNumberOfName, isShopInFront, isWeight } from './address-lookalikes';
import type { WordFeatures } from './word-features';

export const maxAddressWords = 24;

/** How one stretch between commas speaks for an address: a street, a building with its unit, or a town. */
type Stretch = {
  readonly score: number;
  readonly hasRoad: boolean;
  readonly hasUnit: boolean;
  readonly hasBuilding: boolean;
};

/**
 * The address of a shop without a label: a street or an estate, or a unit in a building, and the town behind it. A town
 * alone is no address.
 */
export function scoreAddress(text: TextFeatures, start: number, end: number): number {
  const words = text.words.slice(start, end);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || !mayEnd(last)) return impossibleScore;
  if (isCutOff(words, text.words[end])) return impossibleScore;
  const stretches = splitStretches(words).map((stretch) => readStretch(stretch, text.isCased));
  if (stretches.some(({ score }) => score <= 0) || isTorn(words, text.words[end])) return impossibleScore;
  const hasRoad = stretches.some((stretch) => stretch.hasRoad);
  const hasUnit = stretches.some((stretch) => stretch.hasUnit);
  const hasBuilding = stretches.some((stretch) => stretch.hasBuilding);
  if (words.length === 1 || (!hasRoad && !(hasUnit && hasBuilding))) return impossibleScore;
  // `penang road nyonya kitchen` is one shop.
  const isInName = !isEdge(text, end) && !words.some(({ hasDigit }) => hasDigit) && stretches.length === 1;
  const lines = words.slice(1).filter(({ gap }) => gap === 'line').length;
  const sum = stretches.reduce((total, { score }) => total + score, -lines);
  return sum - costOfBoundary(text, start) - costOfBoundary(text, end) * 1.2 - (isInName ? 2 : 0);
}

/** A shop in a mall, without a unit or a street. */
function isShopInBuilding(words: readonly WordFeatures[]): boolean {
  const isShop = words.some((word) => (word.isTrade || word.isShopKind) && !isBuilding(word.plain));
  const isPlace = words.some(
    ({ plain, hasDigit }) =>
      hasDigit || street.test(plain) || streetBehind.test(plain) || unitPrefix.test(plain),
  );
  return isShop && !isPlace;
}

/** `stock shows in Muar, A-2-13 Oasis Square`, `Bakehouse (Taiping), Lot 5` */
function isTownOfSentence(words: readonly WordFeatures[]): boolean {
  const isInSentence = words[0]?.gap === 'blank' || words[0]?.gap === 'bracket';
  return isInSentence && words[0]?.place?.words === words.length;
}

/** Whether the first or the last stretch is rather something else. */
function isTorn(words: readonly WordFeatures[], next: WordFeatures | undefined): boolean {
  const stretches = splitStretches(words);
  const [first, second, last] = [stretches[0], stretches[1], stretches.at(-1)];
  if (first === undefined || second === undefined || last === undefined) return false;
  // `Tealive Sunway Pyramid, Section 14`
  if (stretches.some(isShopInBuilding)) return true;
  if (isTownOfSentence(first) && isUnit(second, 0)) return true;
  // `Bandar Baru Bangi, 3 of 5 scanners`, `Section 14, JB branch`
  const isNumber = last.length === 1 && /^\d{1,4}$/.test(last[0]?.plain ?? '');
  const isBranch = next?.gap === 'blank' && /^(?:branch|outlet|cawangan)$/.test(next.plain);
  return (isNumber && next?.gap === 'blank') || isBranch;
}

function splitStretches(words: readonly WordFeatures[]): WordFeatures[][] {
  const stretches: WordFeatures[][] = [];
  for (const [order, word] of words.entries()) {
    if (order === 0 || word.gap !== 'blank') stretches.push([]);
    stretches.at(-1)?.push(word);
  }
  return stretches;
}

/** Whether an address may begin with this word: a number, a street, a building, a town, or a name before those. */
export function mayBeginAddress(text: TextFeatures, start: number): boolean {
  const [first, ...next] = text.words.slice(start, start + 4);
  if (first === undefined || next.length === 0) return false;
  if (isWeight(text.words, start, text.isCased) || isNumberOfName(text, start)) return false;
  if (isShopInFront(first, next[0])) return false;
  if (isNoStreet(text, start)) return false;
  const isProper = (text.isCased && first.isCapital && !first.isTitle) || first.gap !== 'blank';
  const isStart =
    first.place !== undefined ||
    isUnit([first, ...next], 0) ||
    street.test(first.plain) ||
    floor.test(first.plain) ||
    isBuilding(first.plain) ||
    numberedArea.test(first.plain) ||
    (isProper && next.some(({ plain }) => isBuilding(plain) || streetBehind.test(plain)));
  // Few words begin an address, and to look at all that follow takes long.
  return isStart && (leadsToStreet(text, start) || isUnitOfTown([first, ...next], 0));
}

function leadsToStreet({ words }: TextFeatures, start: number): boolean {
  return words
    .slice(start, start + maxAddressWords)
    .some(
      ({ plain }) =>
        street.test(plain) ||
        isBuilding(plain) ||
        streetBehind.test(plain) ||
        numberedArea.test(plain) ||
        areaOfNumbers.test(plain) ||
        unitPrefix.test(plain),
    );
}

function mayEnd({ plain, place, gap }: WordFeatures): boolean {
  // `Jalan Sultan Abu Bakar, Pekan`
  if (place !== undefined && gap === 'comma') return true;
  return !street.test(plain) && !unitPrefix.test(plain);
}

/** What has been read of a stretch. `sinceStreet` counts the words since the last word such as `jalan`. */
type Progress = {
  -readonly [Key in keyof Stretch]: Stretch[Key];
} & {
  sinceStreet: number;
  sinceBuilding: number;
  townEnd: number;
  readonly leadsToStreet: boolean;
  readonly leadsToGarden: boolean;
};

function readStretch(words: readonly WordFeatures[], isCased: boolean): Stretch {
  const read: Progress = {
    score: 0,
    hasRoad: false,
    hasUnit: false,
    hasBuilding: false,
    sinceStreet: Infinity,
    sinceBuilding: Infinity,
    townEnd: 0,
    leadsToGarden: words.some(({ plain }) => streetBehind.test(plain)),
    leadsToStreet: words.some(
      ({ plain }) => street.test(plain) || streetBehind.test(plain) || isBuilding(plain),
    ),
  };
  for (const [order, word] of words.entries()) {
    read.sinceStreet += 1;
    read.sinceBuilding += 1;
    const isRead = order < read.townEnd || readTown(read, words, order) || readStreet(read, words, order);
    if (!isRead && !readBuildingOrUnit(read, words, order)) {
      const isFront = read.townEnd === 0 && !read.hasRoad && isBeforeBuilding(words, order);
      const isOver = read.townEnd > 0 && !word.hasDigit;
      read.score += isFront
        ? weighBeforeBuilding(word)
        : weighInStreet(word, read, isCased) - (isOver ? 2 : 0);
    }
  }
  return read;
}

function readTown(read: Progress, words: readonly WordFeatures[], order: number): boolean {
  const word = words[order];
  const place = word?.place;
  const isStreet = word !== undefined && isStreetAt(words, order);
  if (place === undefined || order + place.words > words.length || read.sinceStreet <= 1) return false;
  if (isStreet && place.words === 1) return false;
  read.score += valueOfPlace;
  // `Unit 1-12 Sunway Giza` is a building.
  read.hasBuilding ||= read.hasUnit && order > 0;
  read.townEnd = order + place.words;
  // `Taman Molek` is an estate: a technician finds it.
  read.hasRoad ||= estate.test(word?.plain ?? '');
  return true;
}

function isStreetAt(words: readonly WordFeatures[], order: number): boolean {
  const plain = words[order]?.plain ?? '';
  if (plain === 'kg' && isWeight(words, order, false)) return false;
  if (plain === 'km' && words[order + 1]?.hasDigit !== true) return false;
  // `Batu 9` is a milestone, `batu turun` an empty battery.
  if (plain === 'batu' && words[order + 1]?.hasDigit !== true) return false;
  // `x jalan no 7` does not work.
  if (plain === 'jalan' && words[order + 1]?.plain === 'no') return false;
  return street.test(plain) ? order + 1 < words.length : streetBehind.test(plain) && order > 0;
}

function readStreet(read: Progress, words: readonly WordFeatures[], order: number): boolean {
  const plain = words[order]?.plain ?? '';
  if (isStreetAt(words, order)) {
    read.score += read.hasRoad ? 1 : 2.5;
    read.sinceStreet = street.test(plain) ? 0 : Infinity;
  } else if (numberedArea.test(plain) || isAreaOfNumbers(words, order)) {
    read.score += 2;
    read.sinceStreet = 1;
  } else return false;
  read.hasRoad = true;
  return true;
}

function readBuildingOrUnit(read: Progress, words: readonly WordFeatures[], order: number): boolean {
  const plain = words[order]?.plain ?? '';
  if (isBuilding(plain) && !isDevice(words, order)) {
    read.score += read.hasBuilding ? 0.5 : 2;
    read.hasBuilding = true;
    read.sinceBuilding = 0;
  } else if (isUnit(words, order)) {
    // `Section 14 PJ 3 weeks`
    const next = words[order + 1];
    const isBehindTown = read.townEnd === order && order > 0 && /^\d{1,3}$/.test(plain);
    const isCount = isBehindTown && next !== undefined && !isNear(next);
    read.score += isCount ? -10 : 0.8;
    read.hasUnit ||= !unitPrefix.test(plain) && read.sinceStreet > 4;
  } else return false;
  return true;
}

/** `SS 2/63` */
function isAreaOfNumbers(words: readonly WordFeatures[], order: number): boolean {
  return areaOfNumbers.test(words[order]?.plain ?? '') && /^\d/.test(words[order + 1]?.plain ?? '');
}

/** `terminal 2 no network` is about a card reader, `KLIA Terminal 2` a building. */
function isDevice(words: readonly WordFeatures[], order: number): boolean {
  const [before, word] = [words[order - 1], words[order]];
  // `need exchange` is a request, `Kuchai Exchange` a building.
  if (word?.plain === 'exchange') return before === undefined || before.isIssue;
  const isNumbered = word?.plain === 'terminal' && words[order + 1]?.hasDigit === true;
  return isNumbered && (order === 0 || words[order]?.gap !== 'blank');
}

/** `Nu` in `Nu Sentral Lot 2.15`. */
function isBeforeBuilding(words: readonly WordFeatures[], order: number): boolean {
  return words.slice(order + 1, order + 3).some(({ plain }) => isBuilding(plain));
}

function weighBeforeBuilding({ isIssue, isNeverInNames }: WordFeatures): number {
  return isIssue || isNeverInNames ? -1 : 0.2;
}

/** A town that ends an address is worth more there than alone. */
const valueOfPlace = 3;

/** The number of a house, a lot or a floor: alone, behind a street, or before one. */
function isUnit(words: readonly WordFeatures[], order: number): boolean {
  const [word, next] = [words[order], words[order + 1]];
  if (word === undefined || /^\d{6,}$/.test(word.plain)) return false;
  if (word.plain === 'no') return next?.hasDigit === true;
  if (unitPrefix.test(word.plain)) return next !== undefined && (/\d/.test(next.text) || order > 0);
  if (/^(?:first|second|third)$/.test(word.plain)) return next?.plain === 'floor';
  if (floor.test(word.plain)) return next === undefined || next.plain === 'floor';
  const isLeading =
    isUnitOfTown(words, order) ||
    (next !== undefined && isNear(next)) ||
    // `3 visit G-08 Plaza Alam` begins with a number of the complaint.
    (next?.isCapital === true &&
      words.slice(order + 1, order + 5).some(({ plain }) => streetBehind.test(plain) || isBuilding(plain)));
  return unit.test(word.plain) && (order > 0 || next === undefined || isLeading);
}

/** `G-05 Arcoris Mont Kiara`: a town follows, behind at most three words of a building's name. */
function isUnitOfTown(words: readonly WordFeatures[], order: number): boolean {
  const isUnitOfBuilding = /^[a-z]{1,2}\d*-\d/.test(words[order]?.plain ?? '');
  return isUnitOfBuilding && words.slice(order + 2, order + 5).some(({ place }) => place !== undefined);
}

function isNear({ plain, place }: WordFeatures): boolean {
  const isNumber =
    unitPrefix.test(plain) || areaOfNumbers.test(plain) || /\d/.test(plain) || floor.test(plain);
  return street.test(plain) || isNumber || place !== undefined;
}

/** A word of a street's or a building's name. */
function weighInStreet(word: WordFeatures, read: Progress, isCased: boolean): number {
  const isProper = isCased && word.isCapital;
  if (word.isHan || word.isIntroduction || word.isNameLink) return -3;
  if (!isProper && (word.isComplaint || word.isIssue || word.isTrouble || word.isFiller)) return -4;
  if (word.isShopKind) return -3;
  if (word.isTrade && (!read.leadsToStreet || word.gap !== 'blank') && read.sinceStreet > 4)
    return read.leadsToGarden ? 0 : -1.5;
  if (Math.min(read.sinceStreet, read.sinceBuilding) <= 4) return isCased && !word.isCapital ? -0.3 : 0.3;
  return isProper ? 0 : -0.6;
}
