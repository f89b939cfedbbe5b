import { isOfStreet } from './is-of-street';
import { findTownOfStore } from './find-town-of-store';
import type { TownAsAddress } from './town-as-address';
import { isMarket, unitPrefix } from './address-words';
import { getDistanceBetween } from '../gazetteer/get-distance-between';
import { findNeighbours, isOfIssue, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

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
  const region = findRegionBehind(towns.at(-1) ?? town, parts, around);
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

/** `Arau, Perlis` */
function findRegionBehind(town: Part, parts: readonly Part[], around: Surroundings): Part | undefined {
  const next = parts[parts.indexOf(town) + 1];
  const [first] = next?.words ?? [];
  return first?.place?.isRegion === true && isNear(first) && first === findNeighbours(town, around).after
    ? next
    : undefined;
}

function isNear(word: WordFeatures | undefined): boolean {
  return word !== undefined && /^(?:blank|bracket|comma)$/.test(word.gap);
}

function isOfAddress(word: WordFeatures): boolean {
  const isUnit = unitPrefix.test(word.plain) && !/^(?:no|unit|level|kedai)$/.test(word.plain);
  return word.isInPlace || isUnit || isOfStreet(word);
}

/** `Batu Caves area` */
const ofTown = /^(?:area|kawasan|branch|outlet|cawangan)$/;

/** `Muar, hari Ahad tutup`, `麻坡 请下午来` */
const timeOfVisit =
  /^(?:hari|ahad|isnin|selasa|rabu|khamis|jumaat|sabtu|esok|pagi|petang|malam|tutup|buka|closed?|open|off|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today|morning|afternoon|evening|come|datang|after|before|selepas|lepas|sebelum|urgent|asap|segera|很急|急|紧急|尽快)$/;

/** In `Main Bazaar, Kuching` and `Klang (near the bank)`, what stands beside the town may be the street. */
function isBesideUnknown(town: Part, around: Surroundings): boolean {
  const { at, before, after } = findNeighbours(town, around);
  const isUnknown = (word: WordFeatures | undefined) =>
    word !== undefined &&
    around.isFree(word) &&
    !isOfIssue(word) &&
    !word.isIntroduction &&
    !ofTown.test(word.plain) &&
    !timeOfVisit.test(word.plain);
  const start = around.words.slice(0, at).findLastIndex(({ gap }) => gap !== 'blank');
  const ends = [around.words[start], before].map((word) => word?.plain ?? '');
  const isInMarket = before !== undefined && around.isOfStore(before) && ends.some(isMarket);
  return (
    (isNear(around.words[at]) && (isUnknown(before) || isInMarket)) || (isNear(after) && isUnknown(after))
  );
}
