import { isBuilding, isMarket, street, streetBehind } from './address-words';
import { isNameOfPlace, namesMall } from './is-name-of-place';
import { findRegionOfMalls } from '../gazetteer/malls';
import type { Region } from '../regions/malaysian-regions';
import type { TownAsAddress } from './town-as-address';
import { isOfIssue, isWithinStretch, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

type Range = readonly [start: number, end: number];

/** What stands between two commas, without the words of other parts in front of it. */
type Stretch = {
  readonly range: Range;
  readonly isPlace: boolean;
  /** `Daisy Spa in Sunway Velocity`: a small word leads from the shop to the place. */
  readonly isLed: boolean;
};

/**
 * Finds the only stretch that is left over and names a town, a building or a mall: `Bangsar Village II`,
 * `Level 3, Suria Sabah, KK`. Where the caller, the shop and the complaint are known, nothing else can be meant.
 * @param parts the places that were found
 * @param isRestKnown whether the caller, the shop and the complaint are known
 */
export function findAddressStretch(
  parts: readonly Part[],
  around: Surroundings,
  isRestKnown: boolean,
): TownAsAddress | undefined {
  const stretches = listStretches(around);
  const at = stretches.findIndex((stretch) => stretch?.isPlace === true);
  const [first, last] = [findFirst(stretches, around, at), findLast(stretches, around, at)];
  const [head, tail] = [stretches[first], stretches[last]];
  if (head === undefined || tail === undefined || !(isRestKnown || head.isLed)) return undefined;
  const [start, end] = [head.range[0], tail.range[1]];
  const isElsewhere = around.words.some(
    (word, order) =>
      (order < start || order >= end) &&
      !around.isOfStore(word) &&
      (word.isInPlace || (around.isFree(word) && isOfAddress(word))),
  );
  if (isElsewhere || mayGoOn(around, start, end) || isOpenInFront(around, start)) return undefined;
  const words = around.words.slice(start, end);
  const places = parts.filter(
    ({ kind, words: own }) => kind === 'place' && own.every((word) => words.includes(word)),
  );
  const span = [words[0]?.span[0] ?? 0, words.at(-1)?.span[1] ?? 0] as const;
  const region = findRegionOfMalls(around.text.slice(...span)) ?? findRegionOfNumberedTown(words);
  if (areSeveralTowns(places)) return undefined;
  return { places, span, ...(region === undefined ? {} : { region }) };
}

/** `Nilai 3` is a part of Nilai. */
function findRegionOfNumberedTown([first, ...others]: readonly WordFeatures[]): Region | undefined {
  const behind = others.slice((first?.place?.words ?? 1) - 1);
  return behind.length === 1 && /^\d{1,2}$/.test(behind[0]?.plain ?? '') ? first?.place?.region : undefined;
}

/** `Kulai, Kluang` are two towns; `Bukit Tinggi, Klang` is one, since many towns have a Bukit Tinggi. */
function areSeveralTowns(places: readonly Part[]): boolean {
  return places.slice(0, -1).some(({ words: [word] }) => word?.place?.region !== undefined);
}

/** In `Klang, Utara`, what is left over behind a comma may belong to it. */
function mayGoOn({ words, isFree }: Surroundings, start: number, end: number): boolean {
  const next = words[end];
  return start < end && next?.gap === 'comma' && isFree(next) && !isOfIssue(next);
}

/** In `Mile Satok utara, Kuching`, what is left over before the comma is no name and may belong to it. */
function isOpenInFront({ words, isFree, isOfStore }: Surroundings, start: number): boolean {
  const before = words[start - 1];
  if (words[start]?.gap !== 'comma' || before === undefined) return false;
  const from = words.slice(0, start).findLastIndex((word) => !isWithinStretch(word));
  const isInMarket = words
    .slice(Math.max(0, from), start)
    .some((word) => isOfStore(word) && isMarket(word.plain));
  return isFree(before) || isInMarket;
}

function isOfAddress({ plain }: WordFeatures): boolean {
  return (
    isBuilding(plain) ||
    street.test(plain) ||
    streetBehind.test(plain) ||
    /^(?:lot|blok|block|suite|tingkat)$/.test(plain)
  );
}

/** Every stretch of the text; undefined where it holds another part or a sentence. */
function listStretches(around: Surroundings): (Stretch | undefined)[] {
  const { words } = around;
  const starts = words.flatMap((word, at) => (at === 0 || !isWithinStretch(word) ? [at] : []));
  return starts.map((start, order) => readStretch(around, [start, starts[order + 1] ?? words.length]));
}

function readStretch(around: Surroundings, [start, end]: Range): Stretch | undefined {
  const words = around.words.slice(start, end);
  const isOpen = (word: WordFeatures) => around.isFree(word) || around.isOfTown(word);
  const taken = words.findLastIndex((word) => !isOpen(word)) + 1;
  const front = words[taken];
  if (front === undefined) return undefined;
  const isLed = taken > 0 && around.isOfStore(words[taken - 1] ?? front) && leads.test(front.plain);
  if (taken > 0 && !isLed) return undefined;
  const own = words.slice(leads.test(front.plain) ? taken + 1 : taken);
  if (own.length === 0 || own.length > maxWords || !isNameOfPlace(own, around.isCased)) return undefined;
  // `our stall at Uniten`
  const isCalled = isLed && own.every(({ isCapital, hasDigit }) => isCapital && !hasDigit);
  return { range: [end - own.length, end], isLed, isPlace: isCalled || namesPlace(own) };
}

const maxWords = 8;
const leads = /^(?:at|in|inside|di|kat|kt|dekat|dkt|area|kawasan|cawangan|branch|outlet|@)$/;

function namesPlace(words: readonly WordFeatures[]): boolean {
  const isRegion = words.every(({ place, isInPlace }) => isInPlace && place?.isRegion !== false);
  if (isRegion) return isCity.test(words[0]?.place?.region ?? '');
  return (
    words.some(({ isInPlace, plain }) => isInPlace || isBuilding(plain) || isMarket(plain)) ||
    namesMall(words)
  );
}

/** Regions whose name is that of a town as well. */
const isCity = /^(?:Melaka|Putrajaya|Labuan|Kuala Lumpur)$/;

/** `KK` and `PJ` are understood behind the name of a building. */
function isPlaceOrShortTown(words: readonly WordFeatures[], stretch: Stretch | undefined): boolean {
  if (stretch === undefined) return false;
  const [start, end] = stretch.range;
  const isRegion = words.slice(start, end).every(({ isInPlace }) => isInPlace);
  return stretch.isPlace || isRegion || (end === start + 1 && shortTown.test(words[start]?.text ?? ''));
}

const shortTown = /^(?:KK|PJ|JB|KB|KT|BM|PD|SP|BP|BB)$/;

/** In `Level 3, Suria Sabah, KK`, every stretch beside the town is of its address. */
function findFirst(stretches: readonly (Stretch | undefined)[], { words }: Surroundings, at: number): number {
  let first = at;
  while (
    first > 0 &&
    stretches[first - 1] !== undefined &&
    words[stretches[first]?.range[0] ?? 0]?.gap === 'comma'
  )
    first -= 1;
  return first;
}

function findLast(stretches: readonly (Stretch | undefined)[], { words }: Surroundings, at: number): number {
  let last = at;
  while (
    isPlaceOrShortTown(words, stretches[last + 1]) &&
    words[stretches[last]?.range[1] ?? 0]?.gap === 'comma'
  )
    last += 1;
  return last;
}
