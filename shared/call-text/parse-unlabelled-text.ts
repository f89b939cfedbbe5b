import type { Gazetteer } from '../gazetteer/gazetteer';
import type { Region } from '../regions/malaysian-regions';
import { segmentIntoParts, type Part, type Segmentation } from './segment-into-parts';
import { isCallRemark } from './is-call-remark';
import { extendIssues } from './extend-issues';
import { consume, trimSpan, type Span } from './consumable-text';
import { toSingleLine } from './to-single-line';
import { findDoubtfulParts } from './find-doubtful-parts';
import { splitAtRepeatedName } from './split-at-repeated-name';
import { splitCallerFromStore } from './split-caller-from-store';
import { findOnlyPiece, trimIssue } from './trim-issue';
import {
  closeBracket,
  findQuoted,
  openBracket,
  withoutTornBracket,
} from './adjust-span-to-brackets-and-quotes';
import { addField, hasField, setAside, type ParseState } from './parse-state';
import { findRegionOfAddress } from '../gazetteer/find-region-of-address';
import { leadsIntoStreetName } from '../gazetteer/leads-into-street-name';
import { createSurroundings, type FoundFields } from './part-surroundings';
import { findTownBehindStore } from './find-town-behind-store';
import { findAddressStretch } from './find-address-stretch';
import { findTownAsAddress } from './find-town-as-address';
import type { TownAsAddress } from './town-as-address';
import { namesStreet } from './address-words';
import { isKindBehind } from './shop-words';
import { readWordFeatures, type WordFeatures } from './word-features';

/** Finds the name, the store, the complaint and the region in the text that has no labels. */
export function parseUnlabelledText(read: ParseState, gazetteer: Gazetteer | undefined): void {
  const isKnown = {
    name: hasField(read, 'name'),
    storeName: hasField(read, 'storeName'),
    address: hasField(read, 'address'),
  };
  const words = readWordFeatures(read.source, gazetteer);
  const segmentation = segmentIntoParts(words, isKnown);
  const found = {
    hasStore: isKnown.storeName || segmentation.parts.some(({ kind }) => kind === 'storeName'),
    hasName: isKnown.name || segmentation.parts.some(({ kind }) => kind === 'name'),
    isCased: segmentation.isCased,
    text: read.source.text,
  };
  const extended = {
    ...segmentation,
    parts: hasField(read, 'issue') ? segmentation.parts : extendIssues(words, segmentation.parts, found),
  };
  const { completed, doubtful } = findDoubt(words, extended, found, isKnown.name || isKnown.storeName);
  const sure = completed.parts.filter((part) => !doubtful.includes(part));
  const parts = found.hasName ? sure : splitCallerFromStore(sure, words[0]);
  for (const { span } of doubtful) setAside(read, trimSpan(read.source, span));
  for (const part of parts) {
    const span = trimSpan(read.source, part.span);
    if (part.kind === 'name') addField(read, part.kind, closeBracket(read.source, span));
    else if (part.kind === 'storeName')
      addField(
        read,
        part.kind,
        findQuoted(
          read.source,
          withoutTornBracket(read.source, closeBracket(read.source, openBracket(read.source, span))),
        ),
      );
    else if (part.kind === 'address') addField(read, part.kind, span);
  }
  // Where an address begins may be doubtful; where its town lies is not.
  const address = completed.parts.find(({ kind }) => kind === 'address');
  if (address !== undefined && !isDeniedPlace(read.source.text, address.span))
    addRegionOfAddress(read, address, gazetteer);
  const places = parts.filter(
    ({ kind, span, words: [first] }) =>
      (first === undefined || !isInStreetName(words, words.indexOf(first))) &&
      !(kind === 'place' && isDeniedPlace(read.source.text, span)),
  );
  const isAddressOpen = address === undefined && !hasField(read, 'address') && !hasUnplacedAddress(read);
  const around = createSurroundings(words, { ...completed, parts }, found);
  const town = isAddressOpen
    ? (findTownAsAddress(places, around) ??
      findAddressStretch(places, createSurroundings(words, completed, found), isRestKnown(read, parts)) ??
      findTownBehindStore(places, around))
    : undefined;
  addRegion(read, places, isOutweighed(read, town) ? undefined : town);
  const namesTown = ([start, end]: Span) =>
    words.some(({ isInPlace, span }) => isInPlace && span[0] >= start && span[1] <= end);
  const mayBeIssue = (piece: Span) => !namesTown(piece) && !isUnclearBehindShop(piece, parts, found);
  if (!doubtful.some(({ kind }) => kind === 'issue'))
    addIssue(read, parts, doubtful.length === 0, mayBeIssue);
}

/** Finds the doubtful parts. A caller whose name the shop bears is none. */
function findDoubt(
  words: readonly WordFeatures[],
  extended: Segmentation,
  found: FoundFields,
  isNameKnown: boolean,
): { readonly completed: Segmentation; readonly doubtful: readonly Part[] } {
  const repeated = isNameKnown ? undefined : splitAtRepeatedName(words, extended.parts);
  if (repeated === undefined)
    return { completed: extended, doubtful: findDoubtfulParts(words, extended, found) };
  const completed = { ...extended, parts: withCaller(extended.parts, repeated) };
  const doubtful = findDoubtfulParts(words, completed, found);
  return { completed, doubtful: doubtful.filter((part) => !repeated.includes(part)) };
}

/** Puts a caller and a shop in the place of those that were found. */
function withCaller(parts: readonly Part[], caller: readonly [Part, Part]): readonly Part[] {
  const others = parts.filter(({ kind }) => kind !== 'name' && kind !== 'storeName');
  return [...caller, ...others].toSorted((a, b) => a.span[0] - b.span[0]);
}

/** A pin says more than a town in the name of a shop. */
function isOutweighed(read: ParseState, town: TownAsAddress | undefined): boolean {
  return town?.places.length === 0 && hasField(read, 'pin');
}

/** Whether the caller, the shop and the complaint are found: what is left over can only be the address. */
function isRestKnown(read: ParseState, parts: readonly Part[]): boolean {
  const hasIssue = hasField(read, 'issue') || parts.some(({ kind }) => kind === 'issue');
  return hasIssue && hasField(read, 'name') && hasField(read, 'storeName');
}

/** In `Kajang? no, Semenyih` and `bukan Perlis tapi Perak`, the first place is the wrong one. */
function isDeniedPlace(text: string, [start, end]: Span): boolean {
  return /^\s?[?？]/.test(text.slice(end)) || /(?<!\p{L})(?:bukan|not)\s$/iu.test(text.slice(0, start));
}

function addRegionOfAddress(read: ParseState, { words, span }: Part, gazetteer: Gazetteer | undefined): void {
  const region =
    findRegionOfAddress(read.source.text.slice(...span), gazetteer) ??
    words.findLast((_, at) => isTownOfAddress(words, at))?.place?.region ??
    findRegionOfArea(words, gazetteer);
  if (region !== undefined && !hasField(read, 'state'))
    read.fields.push({ field: 'state', value: region, from: span });
}

/** In `Taman Connaught Cheras`, the area says in which of its two regions the town is meant. */
function findRegionOfArea(
  words: readonly WordFeatures[],
  gazetteer: Gazetteer | undefined,
): Region | undefined {
  const last = words.findLastIndex(({ place }) => place !== undefined);
  const town = words.slice(last, last + (words[last]?.place?.words ?? 1));
  const area = words.slice(0, Math.max(0, last)).findLast(({ place }) => place?.region !== undefined)
    ?.place?.region;
  const towns = gazetteer?.lookUpTowns(town.map(({ text }) => text).join(' ')) ?? [];
  return towns.some(({ region }) => region === area) ? area : undefined;
}

/** `Lebuh Ampang` is a street, `Sunway Velocity` a mall: neither lies in the town of that name. */
function isTownOfAddress(words: readonly WordFeatures[], at: number): boolean {
  const place = words[at]?.place;
  if (place === undefined) return false;
  const after = words[at + place.words];
  const isContinued = after?.gap === 'blank' && after.place === undefined && !/^\d{5}$/.test(after.plain);
  return !isInStreetName(words, at) && !isContinued;
}

/** `Jalan Ipoh` names no town. */
function isInStreetName(words: readonly WordFeatures[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at);
  const isRun = words[at]?.gap === 'blank' && (before.length < 2 || before.at(-1)?.gap === 'blank');
  return (
    words[at]?.gap === 'blank' &&
    leadsIntoStreetName((isRun ? before : before.slice(-1)).map(({ plain }) => plain))
  );
}

/** In `Beer & Bone Bistro milk powder voucher`, nobody knows where the shop ends. */
function isUnclearBehindShop([start]: Span, parts: readonly Part[], { isCased, text }: FoundFields): boolean {
  const shop = parts.find(({ kind, span }) => kind === 'storeName' && span[1] <= start);
  const last = shop?.words.at(-1);
  if (shop === undefined || last === undefined || text.slice(shop.span[1], start).trim() !== '') return false;
  const isNew = isCased && last.isCapital && /^\p{Ll}/u.test(text.slice(start));
  return !isNew && !isKindBehind(last.plain);
}

/** @param mayGuess whether a single sentence that is left over may be the complaint */
function addIssue(
  read: ParseState,
  parts: readonly Part[],
  mayGuess: boolean,
  mayBeIssue: (span: Span) => boolean,
): void {
  if (hasField(read, 'issue')) return;
  const issues = parts.filter(({ kind }) => kind === 'issue');
  const sure = issues.filter((issue) => isSureIssue(issue) || carriesOn(parts, issue));
  const stated = trimIssue(
    read.source,
    (sure.length > 0 ? sure : issues).map(({ span }) => span),
  );
  const isStated = stated.length > 0 || read.labels > 1 || !mayGuess;
  const pieces = isStated
    ? stated
    : findOnlyPiece(read.source).filter(
        (piece) => mayBeIssue(piece) && !isCallRemark(read.source.text.slice(...piece).toLowerCase()),
      );
  if (areSeparate(read.source.text, pieces) || isTorn(read.source.text, pieces)) return;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return;
  const value = pieces.map((piece) => toSingleLine(read.source, piece)).join(' ');
  read.fields.push({ field: 'issue', value, from: [first[0], last[1]] });
  for (const piece of pieces) read.source = consume(read.source, piece);
}

/**
 * In one typed line, a second sentence beyond another field may be about something else: `order doubled, Batu Pahat. he
 * speaks too fast`. A pasted chat goes on over its lines, and `pos at Ah Fong Cafe, printing half` over the shop.
 */
function areSeparate(text: string, pieces: readonly Span[]): boolean {
  const [first, second] = pieces;
  if (first === undefined || second === undefined || text.includes('\n')) return false;
  return !/^\s+(?:at|di|kat|kt|in|dekat|for)(?![\p{L}])/iu.test(text.slice(first[1]));
}

/** `dlm resit salah` and `stock not same with` have lost a word. */
function isTorn(text: string, pieces: readonly Span[]): boolean {
  const [first, last] = [text.slice(...(pieces[0] ?? [0, 0])), text.slice(...(pieces.at(-1) ?? [0, 0]))];
  const beginsLate = /^(?:dlm|dalam|dgn|dengan|with|of|or|atau|than)\s/i.test(first);
  return beginsLate || /\s(?:dgn|dengan|with|from|to|of|the|and|dan|or|atau|utk|untuk|for|than)$/i.test(last);
}

/** `logo blur, font too small`: the second part is as sure as the first one, if only a comma is between them. */
function carriesOn(parts: readonly Part[], issue: Part): boolean {
  const before = parts[parts.indexOf(issue) - 1];
  const isNext = before?.kind === 'issue' && before.words.at(-1)?.gapAfter === 'comma';
  return isNext && issue.words[0]?.gap === 'comma' && isSureIssue(before);
}

/** `Wrong number earlier` may be a complaint, `1 not working` is one. */
function isSureIssue({ words }: Part): boolean {
  const troubleWords = words.filter(
    ({ isTrouble, plain }) => isTrouble || /^(?:not|no|tak|tidak|never|nothing)$/.test(plain),
  );
  return troubleWords.length > 1 || words.some(({ isComplaint }) => isComplaint);
}

/** Whether a part of an address was set aside, since nobody can be sure where it begins. */
function hasUnplacedAddress({ unplaced, source }: ParseState): boolean {
  return unplaced.some(
    (span) =>
      /(?<!\d)\d{5}(?!\d)/.test(source.text.slice(...span)) || namesStreet(source.text.slice(...span)),
  );
}

/**
 * A region is certain if every place that stands alone lies in it. Several towns stay in the rest.
 * @param town the only town, which is the address
 */
function addRegion(read: ParseState, parts: readonly Part[], town: TownAsAddress | undefined): void {
  const places = parts
    .filter(({ kind }) => kind === 'place')
    .map(({ words, span }) => ({
      span,
      isRegion: words[0]?.place?.isRegion === true,
      region: findRegion(words),
    }));
  const regions = new Set(places.flatMap(({ region }) => region ?? []));
  const [region] = regions;
  const from = places.find((place) => place.region === region)?.span;
  const isSure = region !== undefined && regions.size === 1 && from !== undefined && !hasField(read, 'state');
  if (isSure) read.fields.push({ field: 'state', value: region, from });
  if (town !== undefined && regions.size < 2) addField(read, 'address', trimSpan(read.source, town.span));
  if (town?.region !== undefined && !hasField(read, 'state'))
    read.fields.push({ field: 'state', value: town.region, from: town.span });
  for (const { span, isRegion } of places) {
    if (isSure && (isRegion || town?.places.some((place) => place.span === span)))
      read.source = consume(read.source, span);
    else setAside(read, span);
  }
}

/** The region that a place names, or that of its town: `Kota Bharu Kelantan`. */
function findRegion(words: readonly WordFeatures[]): Region | undefined {
  const named = words.findLast(({ place }) => place?.isRegion === true);
  return named?.place?.region ?? words[0]?.place?.region;
}
