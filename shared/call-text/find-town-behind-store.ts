import { isBuilding, street } from './address-words';
import { isWithinStretch, type Surroundings } from './part-surroundings';
import { reports } from './doubtful-issue-beside-shop';
import type { TownAsAddress } from './town-as-address';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/**
 * In `Voon's Pharmacy Bintulu scanner dead`, the only town stands between the shop and the complaint. In `Ipoh Chicken
 * Rice` it begins a name, and in `Voon's Pharmacy Penang Road` a street.
 */
export function findTownBehindStore(parts: readonly Part[], around: Surroundings): TownAsAddress | undefined {
  const town = findTown(around);
  const [first, last] = [town[0], town.at(-1)];
  if (first === undefined || last === undefined || isElsewhere(town, around)) return undefined;
  const regions = new Set(town.flatMap(({ place }) => place?.region ?? []));
  const [region] = regions;
  if (regions.size !== 1 || region === undefined) return undefined;
  const isTown = town.some(({ place }) => place?.isRegion === false) || isCity.test(region);
  const isWithin = ({ kind, words }: Part) => kind === 'place' && words.every((word) => town.includes(word));
  return isTown ? { places: parts.filter(isWithin), span: [first.span[0], last.span[1]], region } : undefined;
}

/** The words of the town that directly follows the shop, up to a gap or the complaint. */
function findTown(around: Surroundings): readonly WordFeatures[] {
  const { words } = around;
  const start = words.findIndex((word, at) => beginsTown(word, words[at - 1], around));
  if (start < 0) return [];
  const length = words.slice(start).findIndex(({ isInPlace, gap }) => !isInPlace || gap !== 'blank');
  const end = length < 0 ? words.length : start + length;
  const next = words[end];
  const isWhole =
    next === undefined ||
    !isWithinStretch(next) ||
    around.isOfComplaint(next) ||
    reports.test(next.plain) ||
    /^(?:calls?|called|calling|here|telefon)$/.test(next.plain);
  return isWhole ? words.slice(start, end) : [];
}

function beginsTown(
  word: WordFeatures,
  before: WordFeatures | undefined,
  { isOfStore, isOfComplaint, isCased }: Surroundings,
): boolean {
  const isBehind = word.gap === 'blank' && before !== undefined && isOfStore(before);
  const isFree = !isOfStore(word) && !isOfComplaint(word);
  return isBehind && isFree && word.place !== undefined && (word.isCapital || !isCased);
}

/** A street in the name of the shop, or `Citta Mall`, says better where it is. */
function isElsewhere(town: readonly WordFeatures[], { words, isOfStore }: Surroundings): boolean {
  return words.some((word) =>
    isOfStore(word)
      ? street.test(word.plain)
      : !town.includes(word) && (word.isInPlace || isBuilding(word.plain)),
  );
}

/** Regions that are a town. */
const isCity = /^(?:Kuala Lumpur|Putrajaya|Labuan)$/;
