import { placeNamePrefixes, findRegionInAddress, parseRegion } from '../regions/parse-and-suggest-regions';
import type { Region } from '../regions/malaysian-regions';
import { getDistanceToRegion, type RegionOutlines } from './region-outlines';
import { getDistanceBetween } from './get-distance-between';
import type { Postcode, PostcodeInText, Town } from './town-and-postcode';
import { leadsIntoStreetName } from './leads-into-street-name';
import { maxNameWords, splitPlaceWords, type TownsByName } from './find-towns';

/**
 * Where an address lies, according to its own words. A place is its postcode or, without a known postcode, the town
 * that it names. It is ambiguous if towns in several regions have that name. In a contradiction, the postcode is far
 * from the town or state beside it, for which one misheard digit is enough, or the address has a second postcode.
 */
export type AddressLocation =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'place'; readonly place: Town | Postcode }
  | { readonly kind: 'ambiguous'; readonly towns: readonly Town[] }
  | AddressContradiction;

/** `named` is the town, the second postcode or, without either, the state, in this app's spelling. */
export type AddressContradiction = {
  readonly kind: 'contradiction';
  readonly postcode: Postcode;
  readonly named: string;
  readonly region: Region;
  readonly town: Town | Postcode | undefined;
};

type AddressIndex = {
  /** The likeliest postcode comes first. */
  readonly findPostcodes: (address: string) => readonly PostcodeInText[];
  readonly townsByName: TownsByName;
  readonly outlines: RegionOutlines;
};

/** Longer than any address. Longer text is a chat that was pasted into the field. */
const maxAddressLength = 1000;

/** Tolerance beyond the radii of both places: towns serve villages around them, and people name the nearest city. */
export const leewayMetres = 15_000;

export function locateAddress(text: string, index: AddressIndex): AddressLocation {
  const address = text.slice(0, maxAddressLength);
  const [postcode, ...others] = index.findPostcodes(address);
  if (postcode === undefined) return locateWithoutPostcode(address, index);
  const second = others.find(({ code, from }) => {
    return code !== postcode.code && !isBeforeStreet(address.slice(from[1]));
  });
  if (second !== undefined) {
    const named = `${second.code} ${second.name}`;
    return { kind: 'contradiction', postcode, named, region: second.region, town: second };
  }
  const [before, after] = [address.slice(0, postcode.from[0]), address.slice(postcode.from[1])];
  const towns = findTownsNearPostcode(before, after, index.townsByName);
  const region = findRegionInAddress(after) ?? parseRegion(splitPieces(before).at(-1) ?? '');
  const isNear = (town: Town) =>
    getDistanceBetween(town.coordinates, postcode.coordinates) <=
    town.radiusMetres + postcode.radiusMetres + leewayMetres;
  if (towns.length > 0 && !towns.some(isNear)) {
    const town = towns.find((other) => other.region === region) ?? towns[0];
    if (town !== undefined) {
      return { kind: 'contradiction', postcode, named: town.name, region: town.region, town };
    }
  }
  const isFarFrom = (other: Region) =>
    getDistanceToRegion(index.outlines, other, postcode.coordinates) > postcode.radiusMetres + leewayMetres;
  if (region !== undefined && region !== postcode.region && isFarFrom(region)) {
    return { kind: 'contradiction', postcode, named: region, region, town: undefined };
  }
  return { kind: 'place', place: postcode };
}

/** Digits before the name of a street are a house number. */
function isBeforeStreet(after: string): boolean {
  return streetWords.has(splitPlaceWords(after)[0] ?? '');
}

/**
 * Finds the towns beside a postcode: directly after it, alone between commas further on, or directly before it.
 * Returns several if the same name occurs in several states. `Jalan Ipoh` and `Taman Kajang` name no town.
 */
function findTownsNearPostcode(before: string, after: string, townsByName: TownsByName): readonly Town[] {
  const [behind = '', ...further] = splitPieces(after);
  const first = findTownsAtStart(behind, townsByName);
  const alone = further
    .map((piece) => findTownsByName(piece, townsByName))
    .filter((towns) => towns.length > 0);
  if (first.length > 0) return [...first, ...alone.flat()];
  return alone[0] ?? findTownsAtEnd(splitPieces(before).at(-1) ?? '', townsByName);
}

/**
 * An unknown code may be right. The town then decides: the one after the code, one alone between commas, or the one
 * that ends the address.
 */
function locateWithoutPostcode(address: string, { townsByName }: AddressIndex): AddressLocation {
  const code = /(?<![\w./+-])\d{5}(?!\d|[-/.]\d)/.exec(address);
  const after = code === null ? '' : address.slice(code.index + code[0].length);
  const before = code === null ? address : address.slice(0, code.index);
  const beside = code === null ? [] : findTownsNearPostcode(before, after, townsByName);
  const pieces = splitPieces(address).slice(1);
  // Some states share the name of one of their towns. Such a piece counts as the town only if no other town is named.
  const alone = [...pieces.filter(isRegionPiece), ...pieces.filter((piece) => !isRegionPiece(piece))]
    .map((piece) => findTownsByName(piece, townsByName))
    .findLast((towns) => towns.length > 0);
  const region = findRegionInAddress(address);
  const towns =
    beside.length > 0
      ? beside
      : (findBareTowns(address, townsByName, region !== undefined) ??
        alone ??
        findTownsWithoutComma(address, townsByName, region !== undefined));
  const meant = region === undefined ? towns : towns.filter((town) => town.region === region);
  const [place] = meant;
  if (place === undefined) return { kind: 'nothing' };
  const isClear = meant.every((town) => town.region === place.region);
  return isClear ? { kind: 'place', place } : { kind: 'ambiguous', towns: meant };
}

/** Finds the towns of an address that is nothing but the name of a town, with or without its state: `Kulai, Johor`. */
function findBareTowns(
  address: string,
  townsByName: TownsByName,
  isStateNamed: boolean,
): readonly Town[] | undefined {
  const pieces = splitPieces(address)
    .map((piece) => splitPlaceWords(piece).filter((word) => word !== 'malaysia'))
    .filter((words) => words.length > 0);
  const isAlone = pieces.length === 1;
  const [words, second] = pieces.filter((piece) => isAlone || !isRegionPiece(piece.join(' ')));
  if (words === undefined || second !== undefined) return undefined;
  const isTown = (name: string) => townsByName.has(name) && (isStateNamed || !isEstateOrWord.test(name));
  const withoutStateInFront = words.filter((word) => !isRegionPiece(word));
  const name = [words, withoutState(words), withoutStateInFront].map((some) => some.join(' ')).find(isTown);
  return name === undefined ? undefined : townsByName.get(name);
}

/**
 * Finds the town that ends an address, before its state, or that begins it in Chinese: people type
 * `12 jalan harmoni johor bahru`. A house number or a street must come before the town, so that no shop's name counts.
 */
function findTownsWithoutComma(
  address: string,
  townsByName: TownsByName,
  isStateNamed: boolean,
): readonly Town[] {
  const pieces = splitPieces(address);
  const lastPiece = pieces.findLastIndex((piece) => !isRegionPiece(piece));
  const words = splitPlaceWords(pieces[Math.max(0, lastPiece)] ?? '');
  if (words.at(-1) === 'malaysia') words.pop();
  const earlier = splitPlaceWords(pieces.slice(0, Math.max(0, lastPiece)).join(' '));
  const isTown = (name: string, before: readonly string[]) =>
    !mayNotEnd.has(before.at(-1) ?? '') &&
    !leadsIntoStreetName(before) &&
    (isStateNamed || !isEstateOrWord.test(name)) &&
    [...earlier, ...before].some((word) => /\d/.test(word) || streetWords.has(word));
  for (const ending of [withoutState(words), words]) {
    const found = findLastTown(ending, townsByName);
    if (found !== undefined && isTown(found.name, found.before)) return found.towns;
  }
  return findChineseTownsAtStart(splitPlaceWords(address), townsByName);
}

function withoutState(words: readonly string[]): readonly string[] {
  const count = [3, 2, 1].find((many) => parseRegion(words.slice(-many).join(' ')) !== undefined);
  return count === undefined ? words : words.slice(0, -count);
}

function findLastTown(words: readonly string[], townsByName: TownsByName) {
  for (let count = Math.min(maxNameWords, words.length); count > 0; count -= 1) {
    const name = words.slice(-count).join(' ');
    const towns = townsByName.get(name);
    if (towns !== undefined) return { towns, name, before: words.slice(0, -count) };
  }
  return undefined;
}

/** `柔佛新山大马花园 5 号` names the state, the town, then the street. `怡保路` is a street and names no town. */
function findChineseTownsAtStart(words: readonly string[], townsByName: TownsByName): readonly Town[] {
  const [first = '', second, third] = words;
  const isTown = (word: string | undefined, next: string | undefined): word is string =>
    word !== undefined && townsByName.has(word) && next !== undefined && !chineseStreet.test(next);
  if (!/^\p{Script=Han}/u.test(first)) return [];
  if (isRegionPiece(first) && isTown(second, third)) return townsByName.get(second) ?? [];
  return isTown(first, second) ? (townsByName.get(first) ?? []) : [];
}

const chineseStreet = /^(?:路|街|巷|道|大道|花园|花園|园|新村|大厦|大廈|广场|廣場|酒店)/;
const streetWords: ReadonlySet<string> = new Set(
  'jalan jln jl lorong lrg lebuh persiaran lengkok lintang solok taman tmn kampung kg bandar medan pasar lot no batu km blok block'.split(
    ' ',
  ),
);
/** Words that turn a town's name into the name of a street, an estate or a building: `Jalan Ipoh`, `Desa Melaka`. */
const mayNotEnd: ReadonlySet<string> = new Set([
  ...placeNamePrefixes,
  ...'desa lengkok lintang solok changkat seri apartment apartmen pangsapuri kondominium kondo residensi flat'.split(
    ' ',
  ),
  ...'highway lot unit no blok block tingkat level'.split(' '),
]);
/** Towns that share their name with estates elsewhere, or with an everyday word. */
const isEstateOrWord =
  /^(?:taman|desa|kem) |^(?:pekan|kota|parit|simpang|titi|rasa|rantau|lunas|teras|permaisuri|melor|pulai|lingga|labu|song|intan|jeram|dong|gunong|pakan|jawi|jelutong)$/;

function isRegionPiece(piece: string): boolean {
  return parseRegion(piece) !== undefined;
}

function splitPieces(text: string): string[] {
  return text.split(/[,;\n，、；]+/).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function findTownsByName(piece: string, townsByName: TownsByName): readonly Town[] {
  const words = splitPlaceWords(piece).filter((word) => word !== 'malaysia');
  return townsByName.get(words.join(' ')) ?? [];
}

/** `Pekan` is a town in Pahang. Before another name it is the Malay word for town. */
const isTitle = (word: string | undefined) => word === 'pekan' || word === 'bandar' || word === 'bandaraya';
const isStreetWord = (word: string | undefined) =>
  /^(?:road|street|avenue|lane|garden|gardens|heights|park|square)$/.test(word ?? '');

function findTownsAtStart(piece: string, townsByName: TownsByName): readonly Town[] {
  const words = splitPlaceWords(piece);
  for (let count = Math.min(maxNameWords, words.length); count > 0; count -= 1) {
    const towns = townsByName.get(words.slice(0, count).join(' '));
    const next = words[count];
    if (
      towns !== undefined &&
      !isStreetWord(next) &&
      !(count === 1 && isTitle(words[0]) && next !== undefined)
    )
      return towns;
  }
  return isTitle(words[0]) && words.length > 1 ? findTownsAtStart(words.slice(1).join(' '), townsByName) : [];
}

function findTownsAtEnd(piece: string, townsByName: TownsByName): readonly Town[] {
  const words = splitPlaceWords(piece);
  for (let count = Math.min(maxNameWords, words.length); count > 0; count -= 1) {
    const towns = townsByName.get(words.slice(-count).join(' '));
    if (towns !== undefined) return placeNamePrefixes.has(words.at(-count - 1) ?? '') ? [] : towns;
  }
  return [];
}
