import { findRegionOfAddress } from '../gazetteer/find-region-of-address';
import type { Gazetteer } from '../gazetteer/gazetteer';
import { findRegionOfMallsAndStreets } from '../gazetteer/regions-of-malls-and-streets';
import { leadsIntoStreetName } from '../gazetteer/leads-into-street-name';
import type { Region } from '../regions/malaysian-regions';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import { consume, type Span } from './consumable-text';
import { addField, findTextField, hasField, type ParserState } from './parser-state';
import { toSpan, type RemainingWords } from './read-segmentable-text';
import type { ChosenField } from './segmentation/choose-fields';
import type { FieldCandidate } from './segmentation/field-candidates';
import type { WordRange } from './segmentation/segmentable-text';

/** A town or region that some words name. `regions` are those that have such a town. */
type Place = { readonly range: WordRange; readonly regions: ReadonlySet<Region>; readonly isRegion: boolean };

/**
 * Adds the state that the address says: by its postcode, or as the only region that all its places share. Without an
 * address, the places that stand alone or are likely to belong to it must share one.
 */
export function addRegionOfPlaces(
  read: ParserState,
  words: RemainingWords,
  candidates: readonly FieldCandidate[],
  chosen: readonly ChosenField[],
  gazetteer: Gazetteer | undefined,
): void {
  if (hasField(read, 'state')) return;
  const address = findTextField(read, 'address');
  const places = findPlaces(words, gazetteer);
  const own = places.filter(
    ({ range }) => address !== undefined && isWithin(toSpan(words, range), address.from),
  );
  const ofAddress =
    address === undefined ? undefined : findRegionOf(address.value.normalize('NFKC'), own, gazetteer);
  if (ofAddress !== undefined && address !== undefined)
    read.fields.push({ field: 'state', value: ofAddress, from: address.from });
  else if (address === undefined || !hasPostcode.test(address.value)) {
    const taken = chosen.filter(({ kind }) => kind !== 'address').flatMap(({ ranges }) => ranges);
    const others = places.filter(
      (place) =>
        !taken.some((range) => overlap(range, place.range)) &&
        !isDenied(read.source.text, toSpan(words, place.range)) &&
        (standsAlone(words, place) || isLikelyInAddress(place, candidates)),
    );
    addSharedRegion(read, words, others, taken);
  }
  if (address !== undefined && !hasField(read, 'state')) addRegionOfStore(read, words, places);
}

/** `Satay Station Kajang` in a street that no list knows is in Kajang. */
function addRegionOfStore(read: ParserState, words: RemainingWords, places: readonly Place[]): void {
  const store = findTextField(read, 'storeName');
  const last = places.find(({ range, isRegion }) => !isRegion && toSpan(words, range)[1] === store?.from[1]);
  const region = last === undefined ? undefined : findSharedRegion([last]);
  if (store !== undefined && region !== undefined)
    read.fields.push({ field: 'state', value: region, from: store.from });
}

const hasPostcode = /(?<!\d)\d{5}(?!\d)/;

/** `Sunway Velocity` lies elsewhere than Sunway. A postcode says more than both. */
function findRegionOf(
  address: string,
  places: readonly Place[],
  gazetteer: Gazetteer | undefined,
): Region | undefined {
  const region = findRegionOfAddress(address, gazetteer);
  if (hasPostcode.test(address)) return region;
  return (
    findRegionOfLastPart(address, gazetteer) ??
    findRegionOfMallsAndStreets(address) ??
    region ??
    findSharedRegion(places) ??
    findSharedRegion(places.slice(-1))
  );
}

/** In `Imago food court, Kluang`, the town says more than the mall. */
function findRegionOfLastPart(address: string, gazetteer: Gazetteer | undefined): Region | undefined {
  const [last = '', ...before] = address.split(',').toReversed();
  const isTown = before.length > 0 && findRegionOfMallsAndStreets(last) === undefined;
  return isTown ? findRegionOfAddress(last.trim(), gazetteer) : undefined;
}

/** `Kedai Elektrik Maju Keningau` ends with the town, and Labuan is a region and a town. */
function isAddressOfItsOwn(
  read: ParserState,
  words: RemainingWords,
  { range: [start, end], isRegion }: Place,
  taken: readonly WordRange[],
): boolean {
  const name = read.source.text.slice(...toSpan(words, [start, end]));
  const isBorder = (at: number) =>
    (words.words[at]?.gap ?? 'break') !== 'blank' || taken.some(([from, to]) => from === at || to === at);
  const isTown = !isRegion || /^(?:labuan|纳闽)$/i.test(name);
  return isTown && !hasField(read, 'address') && isBorder(start) && isBorder(end);
}

/** What names a region is read with it. A town may be the address, and stays in the rest. */
function addSharedRegion(
  read: ParserState,
  words: RemainingWords,
  places: readonly Place[],
  taken: readonly WordRange[],
): void {
  const region = findRegionOfMallsAndStreets(read.source.text) ?? findSharedRegion(places);
  const [first] = places;
  if (region === undefined || first === undefined) return;
  read.fields.push({ field: 'state', value: region, from: toSpan(words, first.range) });
  if (places.length === 1 && isAddressOfItsOwn(read, words, first, taken)) {
    addField(read, 'address', toSpan(words, first.range));
    return;
  }
  for (const { range, isRegion } of places)
    if (isRegion) read.source = consume(read.source, toSpan(words, range));
}

const maxPlaceWords = 4;

/** The longest names of towns and regions, from left to right, without those of streets. */
function findPlaces({ words }: RemainingWords, gazetteer: Gazetteer | undefined): Place[] {
  const places: Place[] = [];
  for (let start = 0; start < words.length;) {
    const place = findPlaceAt(words, start, gazetteer);
    if (place !== undefined && !isInStreetName(words, place)) places.push(place);
    start = place?.range[1] ?? start + 1;
  }
  return places;
}

function findPlaceAt(
  words: RemainingWords['words'],
  start: number,
  gazetteer: Gazetteer | undefined,
): Place | undefined {
  if (!(words[start]?.classes.includes('p') ?? false)) return undefined;
  for (let end = Math.min(words.length, start + maxPlaceWords); end > start; end -= 1) {
    const run = words.slice(start, end);
    if (run.slice(1).some(({ gap }) => gap !== 'blank')) continue;
    const name = run.map(({ text }) => text).join(' ');
    const region = parseRegion(name);
    if (region !== undefined) return { range: [start, end], regions: new Set([region]), isRegion: true };
    const towns = gazetteer?.lookUpTowns(name) ?? [];
    if (towns.length > 0)
      return { range: [start, end], regions: new Set(towns.map((town) => town.region)), isRegion: false };
  }
  return undefined;
}

/** `Jalan Ipoh` and `Old Klang Rd` name no town. */
function isInStreetName(words: RemainingWords['words'], { range: [start, end] }: Place): boolean {
  const next = words[end];
  if (next?.gap === 'blank' && /^(?:rd|road|street|lama)$/.test(next.plain)) return true;
  // `jalan lintang sibu town`
  if (next?.gap === 'blank' && next.plain === 'town') return false;
  const before = words.slice(Math.max(0, start - 2), start);
  const isRun = before.length < 2 || before.at(-1)?.gap === 'blank';
  return (
    words[start]?.gap === 'blank' &&
    leadsIntoStreetName((isRun ? before : before.slice(-1)).map(({ plain }) => plain))
  );
}

/** The only region that all places may lie in. */
function findSharedRegion(places: readonly Place[]): Region | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const shared = [...first.regions].filter((region) => places.every(({ regions }) => regions.has(region)));
  return shared.length === 1 ? shared[0] : undefined;
}

function standsAlone({ words }: RemainingWords, { range: [start, end] }: Place): boolean {
  const isBehindGap = start === 0 || words[start]?.gap !== 'blank';
  return isBehindGap && words[end - 1]?.gapAfter !== 'blank';
}

const likely = 0.6;

function isLikelyInAddress({ range }: Place, candidates: readonly FieldCandidate[]): boolean {
  const around = candidates.filter(
    ({ kind, ranges }) =>
      kind === 'address' && ranges.some(([start, end]) => start <= range[0] && range[1] <= end),
  );
  return around.reduce((sum, { probability }) => sum + probability, 0) > likely;
}

/** In `Kajang? no, Semenyih` and `bukan Perlis tapi Perak`, the first place is the wrong one. */
function isDenied(text: string, [start, end]: Span): boolean {
  return /^\s?[?？]/.test(text.slice(end)) || /(?<!\p{L})(?:bukan|not)\s$/iu.test(text.slice(0, start));
}

function isWithin([start, end]: Span, [from, to]: Span): boolean {
  return from <= start && end <= to;
}

function overlap([start, end]: WordRange, [from, to]: WordRange): boolean {
  return start < to && from < end;
}
