import { isBuilding, numberedArea, street, streetBehind, unitPrefix } from './address-words';
import { getDistanceBetween } from '../gazetteer/get-distance-between';
import type { Region } from '../regions/malaysian-regions';
import type { Span } from './consumable-text';
import { findNeighbours, isOfIssue, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/** `places` are the parts that it takes. `region` is that of a town which belongs to a shop. */
export type TownAsAddress = {
  readonly places: readonly Part[];
  readonly span: Span;
  readonly region?: Region;
};

/**
 * Finds the only town that a text names, with the region behind it, if nothing beside it may belong to the same address. It
 * is as much of the address as the caller has said: the agent only asks for the street.
 */
export function findTownAsAddress(parts: readonly Part[], around: Surroundings): TownAsAddress | undefined {
  const towns = parts.filter(
    ({ kind, words }) => kind === 'place' && words.some(({ place }) => place?.isRegion === false),
  );
  const area = findAreaOfTown(towns, around);
  const [town] = area === undefined ? towns : [area];
  const isOther = around.words.some((word) => around.isFree(word) && isOfAddress(word));
  if (town === undefined) return isOther ? undefined : findTownOfStore(parts, around);
  if (towns.length > 1 && area === undefined) return undefined;
  if (isOther || isBesideUnknown(town, around)) return undefined;
  const region = findRegionBehind(towns.at(-1) ?? town, parts);
  return {
    places: region === undefined ? towns : [...towns, region],
    span: [town.span[0], (region ?? town).span[1]],
  };
}

/** `Padungan, Kuching`: the second town is near, and the first one is a part of it. `Kulai, Kluang` are two. */
function findAreaOfTown(towns: readonly Part[], around: Surroundings): Part | undefined {
  const [area, town] = towns;
  const [first, second] = [area?.words[0]?.place?.town, town?.words[0]?.place?.town];
  if (area === undefined || town === undefined || first === undefined || second === undefined)
    return undefined;
  const isNext = findNeighbours(area, around).after === town.words[0] && isNear(town.words[0]);
  const isPart =
    first.region === second.region &&
    getDistanceBetween(first.coordinates, second.coordinates) < maxMetresToTown;
  return towns.length === 2 && isNext && isPart
    ? { ...area, words: [...area.words, ...town.words], span: [area.span[0], town.span[1]] }
    : undefined;
}

const maxMetresToTown = 12_000;

/** `Kedai Buku Ilmu Pontian` is in Pontian, if no other place is named. `Nasi Kandar Penang` may be anywhere. */
function findTownOfStore(parts: readonly Part[], { words: all }: Surroundings): TownAsAddress | undefined {
  const words = parts.find(({ kind }) => kind === 'storeName')?.words ?? [];
  const at = words.findIndex(
    ({ place }, order) => order > 0 && place !== undefined && order + place.words === words.length,
  );
  const [before, first, last] = [words[at - 1], words[at], words.at(-1)];
  const place = first?.place;
  if (before === undefined || last === undefined || place?.region === undefined) return undefined;
  if (place.isRegion && !/^(?:Putrajaya|Labuan)$/.test(place.region)) return undefined;
  const isStyle = before.isTrade && !before.isShopKind;
  const isElsewhere = all.some(
    (word) => word.place?.region !== undefined && word.place.region !== place.region,
  );
  const front = words.slice(0, at);
  const isShop =
    front.some(({ isShopKind, isTrade }) => isShopKind || isTrade) &&
    !front.every(({ isShopKind }) => isShopKind);
  return isStyle || isElsewhere || !isShop || first?.nameWeight === 3 || front.some(isOfStreet)
    ? undefined
    : { places: [], span: [first?.span[0] ?? 0, last.span[1]], region: place.region };
}

/** `Arau, Perlis` */
function findRegionBehind(town: Part, parts: readonly Part[]): Part | undefined {
  const next = parts[parts.indexOf(town) + 1];
  return next?.words[0]?.place?.isRegion === true && isNear(next.words[0]) ? next : undefined;
}

function isNear(word: WordFeatures | undefined): boolean {
  return word !== undefined && /^(?:blank|bracket|comma)$/.test(word.gap);
}

function isOfAddress(word: WordFeatures): boolean {
  const isUnit = unitPrefix.test(word.plain) && !/^(?:no|unit|level|kedai)$/.test(word.plain);
  return word.isInPlace || isUnit || isOfStreet(word);
}

function isOfStreet({ plain }: WordFeatures): boolean {
  return isBuilding(plain) || [street, streetBehind, numberedArea].some((pattern) => pattern.test(plain));
}

/** In `Main Bazaar, Kuching` and `Klang (near the bank)`, what stands beside the town may be the street. */
function isBesideUnknown(town: Part, around: Surroundings): boolean {
  const { at, before, after } = findNeighbours(town, around);
  const isUnknown = (word: WordFeatures | undefined) =>
    word !== undefined && around.isFree(word) && !isOfIssue(word) && !word.isIntroduction;
  const start = around.words.slice(0, at).findLastIndex(({ gap }) => gap !== 'blank');
  const ends = [around.words[start], before].map((word) => word?.plain ?? '');
  const isMarket =
    before !== undefined && around.isOfStore(before) && ends.some((plain) => market.test(plain));
  return (isNear(around.words[at]) && (isUnknown(before) || isMarket)) || (isNear(after) && isUnknown(after));
}

const market = /^(?:india|baza+r|bazar|market|pasar|arked)$/;
