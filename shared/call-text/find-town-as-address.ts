import { isBuilding, numberedArea, street, streetBehind, unitPrefix } from './address-words';
import type { Span } from './consumable-text';
import { findNeighbours, isOfIssue, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

export type TownAsAddress = { readonly places: readonly Part[]; readonly span: Span };

/**
 * Finds the only town that a text names, with the region behind it, if nothing beside it may belong to the same address. It
 * is as much of the address as the caller has said: the agent only asks for the street.
 */
export function findTownAsAddress(parts: readonly Part[], around: Surroundings): TownAsAddress | undefined {
  const towns = parts.filter(({ kind, words }) => kind === 'place' && words[0]?.place?.isRegion === false);
  const [town] = towns;
  if (town === undefined || towns.length > 1) return undefined;
  const isOther = around.words.some((word) => around.isFree(word) && isOfAddress(word));
  if (isOther || isBesideUnknown(town, around)) return undefined;
  const region = findRegionBehind(town, parts);
  return {
    places: region === undefined ? [town] : [town, region],
    span: [town.span[0], (region ?? town).span[1]],
  };
}

/** `Arau, Perlis` */
function findRegionBehind(town: Part, parts: readonly Part[]): Part | undefined {
  const next = parts[parts.indexOf(town) + 1];
  return next?.words[0]?.place?.isRegion === true && isNear(next.words[0]) ? next : undefined;
}

function isNear(word: WordFeatures | undefined): boolean {
  return word !== undefined && /^(?:blank|bracket|comma)$/.test(word.gap);
}

function isOfAddress({ plain, isInPlace }: WordFeatures): boolean {
  return (
    isInPlace ||
    [street, streetBehind, numberedArea].some((pattern) => pattern.test(plain)) ||
    (unitPrefix.test(plain) && !/^(?:no|unit|level|kedai)$/.test(plain)) ||
    isBuilding(plain)
  );
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
