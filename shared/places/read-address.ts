import { beforeNames, stateIn, stateNamed } from '../state-names';
import type { MalaysianState } from '../states';
import { distanceToState, metresBetween, type Outlines } from './outlines';
import type { Postcode, PostcodeInText, Town } from './town';
import { longestNameWords, wordsOf, type TownsByName } from './town-names';

/**
 * What an address says of where it is. A place is its postcode, or the town that it names where it has no known
 * postcode. In a contradiction the postcode is of one place and the town or state beside it far from there: one digit
 * that was misheard is enough.
 */
export type AddressReading =
  { readonly kind: 'nothing' } | { readonly kind: 'place'; readonly place: Town | Postcode } | Contradiction;

/** `named` is the town or, where it names none, the state, as this app writes it. */
export type Contradiction = {
  readonly kind: 'contradiction';
  readonly postcode: Postcode;
  readonly named: string;
  readonly state: MalaysianState;
  readonly town: Town | undefined;
};

type Atlas = {
  readonly postcodeIn: (address: string) => PostcodeInText | undefined;
  readonly townsByName: TownsByName;
  readonly outlines: Outlines;
};

/** No address is longer; more is a chat that was pasted into the field. */
const longestAddress = 1000;

/** Beyond the reach of both: towns serve villages around them, and people name the next city. */
const leewayMetres = 15_000;

export function readAddress(text: string, atlas: Atlas): AddressReading {
  const address = text.slice(0, longestAddress);
  const postcode = atlas.postcodeIn(address);
  if (postcode === undefined) return placeWithoutPostcode(address, atlas);
  const [before, after] = [address.slice(0, postcode.from[0]), address.slice(postcode.from[1])];
  const towns = townsBeside(before, after, atlas.townsByName);
  const state = stateIn(after) ?? stateNamed(piecesOf(before).at(-1) ?? '');
  const isNear = (town: Town) =>
    metresBetween(town.coordinates, postcode.coordinates) <=
    town.radiusMetres + postcode.radiusMetres + leewayMetres;
  if (towns.length > 0 && !towns.some(isNear)) {
    const town = towns.find((other) => other.state === state) ?? towns[0];
    if (town !== undefined) {
      return { kind: 'contradiction', postcode, named: town.name, state: town.state, town };
    }
  }
  const isFarFrom = (other: MalaysianState) =>
    distanceToState(atlas.outlines, other, postcode.coordinates) > postcode.radiusMetres + leewayMetres;
  if (state !== undefined && state !== postcode.state && isFarFrom(state)) {
    return { kind: 'contradiction', postcode, named: state, state, town: undefined };
  }
  return { kind: 'place', place: postcode };
}

/**
 * The towns that stand in the place of a postcode's town: right behind it, alone between commas further behind, or
 * right before it. Several where one name is in several states. `Jalan Ipoh` and `Taman Kajang` name none.
 */
function townsBeside(before: string, after: string, townsByName: TownsByName): readonly Town[] {
  const [behind = '', ...further] = piecesOf(after);
  const first = townsAtStart(behind, townsByName);
  const alone = further.map((piece) => townsCalled(piece, townsByName)).filter((towns) => towns.length > 0);
  if (first.length > 0) return [...first, ...alone.flat()];
  return alone[0] ?? townsAtEnd(piecesOf(before).at(-1) ?? '', townsByName);
}

/** A code that this app does not know may be right: the town behind it tells, or one alone between commas. */
function placeWithoutPostcode(address: string, { townsByName }: Atlas): AddressReading {
  const code = /(?<![\w./+-])\d{5}(?!\d|[-/.]\d)/.exec(address);
  const after = code === null ? '' : address.slice(code.index + code[0].length);
  const before = code === null ? address : address.slice(0, code.index);
  const beside = code === null ? [] : townsBeside(before, after, townsByName);
  const pieces = piecesOf(address).slice(1);
  // Some states are called as a town of theirs is: that is the town only where no other is named.
  const alone = [...pieces.filter(isState), ...pieces.filter((piece) => !isState(piece))]
    .map((piece) => townsCalled(piece, townsByName))
    .findLast((towns) => towns.length > 0);
  const towns = beside.length > 0 ? beside : (alone ?? []);
  const state = stateIn(address);
  const meant = state === undefined ? towns : towns.filter((town) => town.state === state);
  const [place] = meant;
  const isClear = place !== undefined && meant.every((town) => town.state === place.state);
  return isClear ? { kind: 'place', place } : { kind: 'nothing' };
}

function isState(piece: string): boolean {
  return stateNamed(piece) !== undefined;
}

function piecesOf(text: string): string[] {
  return text.split(/[,;\n，、；]+/).filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function townsCalled(piece: string, townsByName: TownsByName): readonly Town[] {
  const words = wordsOf(piece).filter((word) => word !== 'malaysia');
  return townsByName.get(words.join(' ')) ?? [];
}

/** `Pekan` is a town in Pahang, and before another name the Malay word for town. */
const isTitle = (word: string | undefined) => word === 'pekan' || word === 'bandar' || word === 'bandaraya';
const isOfAStreet = (word: string | undefined) =>
  /^(?:road|street|avenue|lane|garden|gardens|heights|park|square)$/.test(word ?? '');

function townsAtStart(piece: string, townsByName: TownsByName): readonly Town[] {
  const words = wordsOf(piece);
  for (let count = Math.min(longestNameWords, words.length); count > 0; count -= 1) {
    const towns = townsByName.get(words.slice(0, count).join(' '));
    const next = words[count];
    if (
      towns !== undefined &&
      !isOfAStreet(next) &&
      !(count === 1 && isTitle(words[0]) && next !== undefined)
    )
      return towns;
  }
  return isTitle(words[0]) && words.length > 1 ? townsAtStart(words.slice(1).join(' '), townsByName) : [];
}

function townsAtEnd(piece: string, townsByName: TownsByName): readonly Town[] {
  const words = wordsOf(piece);
  for (let count = Math.min(longestNameWords, words.length); count > 0; count -= 1) {
    const towns = townsByName.get(words.slice(-count).join(' '));
    if (towns !== undefined) return beforeNames.has(words.at(-count - 1) ?? '') ? [] : towns;
  }
  return [];
}
