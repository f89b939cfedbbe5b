import { z } from 'zod';
import { findPhoneNumbers } from '../phone/find-phone-numbers';
import { isInMalaysia, type Coordinates } from '../pin/pin-and-coordinates';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import { regions, type Region } from '../regions/malaysian-regions';
import {
  getDistanceToRegion,
  regionOutlinesSchema,
  findRegionAt,
  toleranceMetres,
  type RegionOutlines,
  type RegionAt,
} from './region-outlines';
import { getDistanceBetween } from './get-distance-between';
import { findRegionOfIsland, isAcrossStrait, isOnIslandOfAddress } from './islands';
import { locateAddress, type AddressLocation } from './locate-address';
import { aliasesByTown, getChineseTownName } from './town-aliases';
import type { Postcode, PostcodeInText, Town } from './town-and-postcode';
import { createOtherTownAtPin } from './other-town-at-pin';
import { createTownReach } from './town-reach';
import { findTowns, splitPlaceWords, unifySpelling } from './find-towns';

/** For each state its towns as name, latitude, longitude, radius in metres, postcodes (`towns.json`). */
const townsSchema = z.record(
  z.enum(regions),
  z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.string()])),
);

/** The data for drawing a map. Towns with the most postcodes come first, since they are the largest. */
export type MapData = { readonly outlines: RegionOutlines; readonly towns: readonly Town[] };

/**
 * Looks up Malaysian postcodes, towns and states offline. Its data files are large: load them after the first screen
 * is up.
 */
export type Gazetteer = {
  readonly mapData: MapData;
  /** The town of a postcode according to Pos Malaysia; undefined for an unknown code, which may still be right. */
  readonly lookUpPostcode: (code: string) => Postcode | undefined;
  /** The likeliest known postcode in an address. Digits of a phone, a house or an order do not count. */
  readonly findPostcode: (address: string) => PostcodeInText | undefined;
  /** Every known postcode in an address, the likeliest first. */
  readonly findPostcodes: (address: string) => readonly PostcodeInText[];
  /** Every town that a text names, the longest names first. The same name may occur in several states. */
  readonly findTowns: (text: string) => readonly Town[];
  /** The towns of exactly this name. */
  readonly lookUpTowns: (name: string) => readonly Town[];
  readonly getChineseTownName: typeof getChineseTownName;
  /** Whether the name of a town may begin with a word in small letters. Much faster than `lookUpTowns`. */
  readonly mayBeginTown: (word: string) => boolean;
  /** Where an address lies, according to its own words. */
  readonly locateAddress: (address: string) => AddressLocation;
  /** Undefined in another country and far out at sea. */
  readonly findRegionAt: (coordinates: Coordinates) => RegionAt | undefined;
  /** Undefined if the text names no state. */
  readonly isPlausibleRegion: (region: string, coordinates: Coordinates) => boolean | undefined;
  /** Whether a place in a region may have this postcode or town, which also serves the country around it. */
  readonly townReachesRegion: (town: Town, region: Region) => boolean;
  /** How far from the centre of a town or postcode, in metres, its addresses may lie. */
  readonly getReachMetres: (town: Town) => number;
  /**
   * Whether a pin cannot be in a place of the address although it is not far: across the water of an island, or in the
   * middle of another town, which the address does not name.
   */
  readonly isElsewhere: (
    address: string,
    place: Town | Postcode,
    pin: Coordinates,
    errorMetres: number,
  ) => boolean;
  readonly isOnIslandOfAddress: (address: string, pin: Coordinates) => boolean;
};

/**
 * @param towns the content of `towns.json`
 * @param outlines the content of `region-outlines.json`
 * @throws if either has another shape
 */
export function createGazetteer(towns: unknown, outlines: unknown): Gazetteer {
  const outlinesByState = regionOutlinesSchema.parse(outlines);
  const townsByState = townsSchema.parse(towns);
  const { townByCode, townsByName, largestFirst, postTowns } = indexTowns(townsByState);
  const firstWords = new Set([...townsByName.keys()].map((name) => name.split(' ')[0]));
  const mapData: MapData = { outlines: outlinesByState, towns: largestFirst };

  const lookUpPostcode = (code: string): Postcode | undefined => {
    const town = townByCode.get(code);
    return town && { ...town, code };
  };
  const findNeighbourTown = createOtherTownAtPin(postTowns);
  // `Jempol` is short for `Bandar Seri Jempol`.
  const namesTown = (address: string, { name }: Town) =>
    findTowns(address, townsByName).some((town) => town.name === name) ||
    address.toLowerCase().includes(name.toLowerCase().split(' ').at(-1) ?? name);
  const findPostcodes: Gazetteer['findPostcodes'] = (address) => findLikelyPostcodes(address, lookUpPostcode);
  let last: { readonly address: string; readonly reading: AddressLocation } | undefined;
  return {
    mapData,
    getChineseTownName,
    lookUpPostcode,
    findPostcode: (address) => findPostcodes(address)[0],
    findPostcodes,
    findTowns: (text) => findTowns(text, townsByName),
    lookUpTowns: (name) => townsByName.get(splitPlaceWords(name).join(' ')) ?? [],
    mayBeginTown: (word) => firstWords.has(unifySpelling(word)),
    locateAddress: (address) => {
      // Several parts of the screen ask for the same address at every key.
      if (last?.address !== address) {
        last = {
          address,
          reading: locateAddress(address, { findPostcodes, townsByName, outlines: outlinesByState }),
        };
      }
      return last.reading;
    },
    findRegionAt: (coordinates) =>
      isInMalaysia(coordinates) ? findRegionAround(mapData, coordinates) : undefined,
    isPlausibleRegion: (name, coordinates) => {
      const region = parseRegion(name);
      return region && isPlausiblePoint(mapData, region, coordinates);
    },
    townReachesRegion: ({ coordinates, radiusMetres }, region) =>
      getDistanceToRegion(outlinesByState, region, coordinates) <= Math.max(radiusMetres, toleranceMetres),
    getReachMetres: createTownReach(postTowns),
    isElsewhere: (address, place, pin, errorMetres) => {
      if (isAcrossStrait(place.coordinates, pin, errorMetres)) return true;
      const neighbour = 'code' in place ? findNeighbourTown(place, pin, errorMetres) : undefined;
      return neighbour !== undefined && !namesTown(address, neighbour);
    },
    isOnIslandOfAddress,
  };
}

/**
 * The outlines lack small islands. There the nearest town decides: Tioman belongs to Pahang, although it lies off
 * Johor's shore.
 */
function findRegionAround({ outlines, towns }: MapData, coordinates: Coordinates): RegionAt | undefined {
  const nearest = findRegionAt(outlines, coordinates);
  if (nearest === undefined || nearest.distanceMetres <= toleranceMetres) return nearest;
  const islandRegion = findRegionOfIsland(coordinates);
  if (islandRegion !== undefined) return { region: islandRegion, distanceMetres: nearest.distanceMetres };
  const distances = towns.map(({ region, radiusMetres, coordinates: centre }) => ({
    region,
    radiusMetres,
    distanceMetres: getDistanceBetween(coordinates, centre),
  }));
  const island = distances
    .filter(({ distanceMetres, radiusMetres }) => distanceMetres <= radiusMetres)
    .toSorted((a, b) => a.distanceMetres - b.distanceMetres)[0];
  return island === undefined ? nearest : { region: island.region, distanceMetres: island.distanceMetres };
}

/**
 * Whether a point can lie in a state: inside its outline, near it, or on an island off its shore. A point in another
 * state near the border also passes: outlines are coarse, and a false alarm costs more than a missed one.
 */
function isPlausiblePoint(mapData: MapData, region: Region, coordinates: Coordinates): boolean {
  return (
    getDistanceToRegion(mapData.outlines, region, coordinates) <= toleranceMetres ||
    findRegionAround(mapData, coordinates)?.region === region
  );
}

function indexTowns(towns: z.infer<typeof townsSchema>) {
  const townByCode = new Map<string, Town>();
  const townsByName = new Map<string, Town[]>();
  const sized: { readonly town: Town; readonly postcodes: number }[] = [];
  for (const region of regions) {
    for (const [name, latitude, longitude, radiusMetres, codes] of towns[region]) {
      const town: Town = { name, region, coordinates: { latitude, longitude }, radiusMetres };
      const ownCodes = codes.match(/\d+/g) ?? [];
      for (const code of ownCodes) townByCode.set(code, town);
      sized.push({ town, postcodes: ownCodes.length });
      const key = splitPlaceWords(name).join(' ');
      const others = townsByName.get(key) ?? [];
      if (!others.some((other) => other.region === region)) townsByName.set(key, [...others, town]);
    }
  }
  for (const [name, shortNames] of Object.entries(aliasesByTown)) {
    const named = townsByName.get(splitPlaceWords(name).join(' '));
    if (named === undefined) throw new Error(`no town is called ${name}`);
    for (const short of shortNames) {
      const key = splitPlaceWords(short).join(' ');
      townsByName.set(key, [...new Set([...(townsByName.get(key) ?? []), ...named])]);
    }
  }
  const largestFirst = sized.toSorted((a, b) => b.postcodes - a.postcodes).map(({ town }) => town);
  const postTowns = sized.filter(({ postcodes }) => postcodes > 0).map(({ town }) => town);
  return { townByCode, townsByName, largestFirst, postTowns };
}

/** Excludes parts of a longer number, an amount or a code. */
const fiveDigits = /(?<![A-Za-z\d./+-]|\d,)\d{5}(?!\d|[-/.]\d| \d{2,4} \d{3,4}(?!\d))/g;

/** Limits the work for a long chat, in which few five-digit numbers are postcodes. */
const maxCandidates = 500;

function findLikelyPostcodes(
  address: string,
  lookUp: (code: string) => Postcode | undefined,
): readonly PostcodeInText[] {
  const phones = findPhoneNumbers(address);
  const digits = address.replaceAll(/[０-９]/g, (digit) => digit.normalize('NFKC'));
  const found: { readonly likelihood: number; readonly postcode: PostcodeInText }[] = [];
  const candidates = [...digits.matchAll(fiveDigits)];
  for (const { 0: code, index } of candidates.slice(0, maxCandidates)) {
    const postcode = lookUp(code);
    const isInPhone = phones.some(({ from: [start, end] }) => index >= start && index < end);
    const likelihood = postcode === undefined || isInPhone ? 0 : scorePostcode(address, index, postcode);
    if (postcode !== undefined && likelihood > 0)
      found.push({ likelihood, postcode: { ...postcode, from: [index, index + code.length] } });
  }
  // The last of equally likely ones wins, since an address ends with its postcode.
  return found
    .toReversed()
    .toSorted((a, b) => b.likelihood - a.likelihood)
    .map(({ postcode }) => postcode);
}

/** Returns 0 for a house or order number, more if the town or the state follows the code. */
function scorePostcode(address: string, index: number, postcode: Postcode): number {
  const before = address.slice(Math.max(0, index - 12), index);
  if (
    /(?:\b(?:no|lot|plot|ptd?|gm|grn|geran|box|surat|unit|blok?|case|order|ticket|tiket|inv|invois|invoice|id|rm|ref|pin|otp|code|kod|voucher|baucar|error|ralat)\b[.:]?|#|(?<!\d\s?)号)\s*$/i.test(
      before,
    )
  ) {
    return 0;
  }
  const after = splitPlaceWords(address.slice(index + 5, index + 50)).join(' ');
  const isTownNamed = after.startsWith(splitPlaceWords(postcode.name).join(' '));
  const isStateNamed = after.includes(splitPlaceWords(postcode.region).join(' '));
  return 1 + (isTownNamed ? 2 : 0) + (isStateNamed ? 1 : 0);
}
