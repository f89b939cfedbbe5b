import type { Gazetteer } from '../gazetteer/gazetteer';
import { findRegionInAddress, parseRegion } from '../regions/parse-and-suggest-regions';
import type { Region } from '../regions/malaysian-regions';
import { abbreviation, findAddressStart, namesStreet } from './find-address-start';
import { consume, trimSpan, type ConsumableText, type Span } from './consumable-text';
import { isLabel } from './find-label-heads';
import { hasPersonName } from './person-name-patterns';
import { hasShopWord } from './find-shop-name';
import { isFiller, isIssueWord, isTitle } from './issue-and-name-word-lists';

/** `value` is absent where the region is certain but the start of the address is not. */
export type FoundAddress = {
  readonly span: Span;
  readonly value?: string;
  readonly region?: Region;
};

/**
 * Finds the address in a text without labels: from the first address-like word to the postcode, town and region after
 * it, across as many lines as belong together. A postcode alone also counts, with its town.
 */
export function findAddress(
  source: ConsumableText,
  gazetteer: Gazetteer | undefined,
): FoundAddress | undefined {
  const found = findAddressWithPostcode(source, gazetteer);
  if (found === undefined) return findAddressWithoutPostcode(source, gazetteer);
  const other = findAddressWithPostcode(consume(source, found.span), gazetteer);
  if (other?.value === undefined || isBarePostcode(other) || found.value === undefined) return found;
  const old = [found, other].filter(({ span: [start] }) => isOld.test(source.text.slice(0, start)));
  const [next] = old.length === 1 ? [found, other].filter((address) => !old.includes(address)) : [];
  if (next !== undefined) return next;
  // No rule can choose between two addresses. Only a region that both share is certain.
  return found.region === undefined || found.region !== other.region
    ? undefined
    : { span: found.span, region: found.region };
}

/** Matches the words before an address that is not the destination: an earlier one, or one for billing. */
const isOld =
  /(?<![\p{L}])(?:old|previous|former|lama|dulu|billing|hq|旧)(?:\s+[\p{L}]+){0,3}\s*[:：=-]?\s*$/iu;

/** Whether an address is only a postcode and its town. It may be one line of a longer address, or a stray number. */
function isBarePostcode({ value = '' }: FoundAddress): boolean {
  return /^\d{5}(?!\d)/.test(value);
}

function findAddressWithPostcode(
  source: ConsumableText,
  gazetteer: Gazetteer | undefined,
): FoundAddress | undefined {
  const postcode = gazetteer?.findPostcode(source.remaining);
  if (postcode !== undefined) {
    const start = findStartBefore(source, findTownsStart(source, postcode.from[0], gazetteer));
    const known = findEndAfter(source, postcode.from[1], gazetteer);
    const isStreet = start < postcode.from[0] && known === postcode.from[1];
    const end = isStreet ? findTownEnd(source, known) : known;
    const whole = trimSpan(source, [start, end]);
    const unknownLabel = /^[\p{L} ]{2,20}:\s*/u.exec(source.text.slice(...whole))?.[0].length ?? 0;
    const span = withoutTownInFront(source, [whole[0] + unknownLabel, whole[1]], postcode.from[1]);
    const value = toSingleLine(source, span);
    const { region } = postcode;
    const isBareTown = !namesStreet(value) && findAddressStart(value, true) === undefined;
    if (isCutOff(source, span[0], value, isBareTown)) {
      const piece = /[^,\n\uE000.]*,?\s*$/.exec(source.remaining.slice(0, span[0]))?.[0].length ?? 0;
      return { span: [span[0] - piece, span[1]], region };
    }
    return { span, value: value === postcode.code ? `${value} ${postcode.name}` : value, region };
  }
  return undefined;
}

/**
 * In `Kantin SMK Bandar Baru Bangi, Seksyen 3, 43650 Bandar Baru Bangi`, the first town belongs to a name, not to the
 * address.
 */
function withoutTownInFront({ text }: ConsumableText, [start, end]: Span, postcodeEnd: number): Span {
  const town = text.slice(postcodeEnd, end).trim();
  const first = /^([^,]+),\s*(?=\D)/.exec(text.slice(start, end));
  return town !== '' && first?.[1] === town ? [start + first[0].length, end] : [start, end];
}

/** Whether the text before the address also belongs to it, although no rule finds its start. */
function isCutOff({ remaining }: ConsumableText, start: number, value: string, isBare: boolean): boolean {
  const before = remaining.slice(Math.max(0, start - 60), start);
  if (isBare) {
    if (/[\p{L}]{3}[ \t]*[:：]\s*$/u.test(before)) return true;
    const piece = /([^,\n.;\uE000]*[\p{L}\d)])[, ]\s*$/u.exec(before)?.[1] ?? '';
    if (piece.trim() === '') return false;
    const isAddress =
      namesStreet(piece) || findAddressStart(before.split(/[\n\uE000]/).at(-1) ?? '', false) !== undefined;
    return isAddress || !(hasShopWord(piece) || piece.split(/\s+/).some(isIssueWord));
  }
  const piece = /[^,\n.;:()\uE000]*$/.exec(before)?.[0] ?? '';
  return (
    isUnknownName(piece) || (buildingAfterName.test(value) && /[\p{Lu}\d][\p{L}'’\d]*[ \t]+$/u.test(before))
  );
}

/** Whether the text ends with a capitalised word that is no shop, person or label. It may name the building. */
function isUnknownName(piece: string): boolean {
  const words = piece.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (!/^\p{Lu}[\p{L}'’]*$/u.test(last) || !/\s$/.test(piece) || isFiller(last)) return false;
  return !hasShopWord(piece) && !hasPersonName(piece) && !words.some(isIssueWord);
}

/**
 * Matches the word for a building, as in `Gurney Plaza`. `plaza`, `kompleks`, `wisma` and `menara` count only before a
 * number or a comma: in `Plaza Low Yat` the name follows.
 */
const buildingAfterName =
  /^(?:mall|complex|tower|square|arcade|(?:plaza|kompleks|wisma|menara)(?=[ ,]*\d|,))/iu;

function findStartBefore(source: ConsumableText, postcodeStart: number): number {
  const block = source.remaining.slice(0, postcodeStart);
  const blockStart = Math.max(block.lastIndexOf('\uE000') + 1, block.lastIndexOf('\n\n') + 1);
  const lines = block.slice(blockStart).split('\n').slice(-4);
  let start = postcodeStart;
  for (const line of lines.toReversed()) {
    const lineStart = start - line.length;
    const at = findAddressStart(line, true);
    if (line.trim() !== '' && at === undefined) return start;
    start = lineStart + (at ?? 0);
    if (at !== undefined && line.slice(0, at).trim() !== '') return start;
    start = Math.max(blockStart, start - 1);
  }
  return start;
}

/** Extends the end past the town and region after the postcode, up to the first other word. */
function findEndAfter(source: ConsumableText, postcodeEnd: number, gazetteer: Gazetteer | undefined): number {
  const rest = /^[^\uE000]{0,80}/.exec(source.remaining.slice(postcodeEnd))?.[0] ?? '';
  let end = postcodeEnd;
  let pieces = 0;
  for (const { 0: word, index } of rest.matchAll(/[\p{L}\p{N}.()'-]+/gu)) {
    const isNewLine = rest.slice(end - postcodeEnd, index).includes('\n');
    const wordEnd = postcodeEnd + index + word.length;
    const grown = source.remaining.slice(postcodeEnd, wordEnd);
    if (isIssueWord(word)) break;
    if (
      isNewLine &&
      findRegionInAddress(word) === undefined &&
      !namesTownOrRegion(rest.slice(index).split('\n', 1)[0] ?? '', gazetteer)
    )
      break;
    pieces += 1;
    if (pieces > 6) break;
    if (endsWithTownOrRegion(grown, gazetteer)) end = wordEnd;
  }
  return end;
}

/**
 * Returns the end of the town after a street's postcode. The town may be unknown: up to three words before a comma or
 * a stop.
 */
function findTownEnd({ remaining }: ConsumableText, postcodeEnd: number): number {
  const town = /^[ ,]{1,3}\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}(?=\s*(?:[.,;|\n]|$))/u.exec(
    remaining.slice(postcodeEnd, postcodeEnd + 60),
  );
  const isTown = town !== null && !town[0].split(/[ ,]+/).some(isIssueWord);
  return isTown ? postcodeEnd + town[0].length : postcodeEnd;
}

function namesTownOrRegion(text: string, gazetteer: Gazetteer | undefined): boolean {
  return (
    text.length <= 60 &&
    (findRegionInAddress(text) !== undefined || (gazetteer?.findTowns(text).length ?? 0) > 0)
  );
}

/** Whether a text ends with the name of a town or a region. */
function endsWithTownOrRegion(text: string, gazetteer: Gazetteer | undefined): boolean {
  const words = text.match(/[\p{L}\p{N}.()'-]+/gu) ?? [];
  return [1, 2, 3, 4].some((count) => isTownOrRegion(words.slice(-count), gazetteer));
}

/** The whole phrase must name the place: no town counts that is still found without the first or the last word. */
function isTownOrRegion(words: readonly string[], gazetteer: Gazetteer | undefined): boolean {
  const text = words.join(' ');
  if (/^malaysia\.?$/i.test(text) || parseRegion(text) !== undefined) return true;
  const fewerWords = [words.slice(0, -1), words.slice(1)];
  const others = new Set(fewerWords.flatMap((fewer) => gazetteer?.findTowns(fewer.join(' ')) ?? []));
  return (gazetteer?.findTowns(text) ?? []).some((town) => !others.has(town));
}

/** Returns the start of the town and region directly before a postcode: `Kuala Terengganu, 20000`, `雪兰莪加影43000`. */
function findTownsStart(
  { remaining }: ConsumableText,
  end: number,
  gazetteer: Gazetteer | undefined,
): number {
  const before = /[^\uE000\n]{0,60}$/.exec(remaining.slice(0, end))?.[0] ?? '';
  const words = [...before.matchAll(/\p{Script=Han}+|[\p{L}\p{N}.'-]+/gu)];
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const found = words.slice(-count).map((word) => word[0]);
    if (isTownOrRegion(found, gazetteer)) return end - before.length + (words.at(-count)?.index ?? 0);
  }
  return end;
}

/**
 * Whether a technician can find the place: it has a road or a settlement, or a number and several parts.
 * `Bandar Utama` alone is only a district.
 */
function isPlaceToGoTo(value: string): boolean {
  return roadWithin.test(value) || (/\d/.test(value) && /[,\p{Script=Han}]/u.test(value));
}

const roadWithin =
  /(?<![\p{L}])(?:jalan|jln\.?|jl|lorong|lrg|lebuh|lebuhraya|persiaran|lengkok|lintang|taman|tmn|kampung|kampong|kg\.?|medan|seksyen|section)(?![\p{L}])|[路街园村]/iu;
const leadsToPerson = /^(?:call|contact|hubungi|tel|hp|nama|name|pic|boss|owner|whatsapp)[:.,]?$/i;

/** In `Bistro Kampung Baru`, a place word after another name and without a number belongs to the name of the shop. */
const partOfShopName = /^(?:kampung|kg|bandar|pasar|pekan|plaza|medan|wisma|menara|kompleks|mall)\b\D*$/i;

/** Returns where another field begins after a comma: `Jalan Besar, user Hanafi`. */
function endOfParts(piece: string): number {
  for (const { 0: comma, index } of piece.matchAll(/[,;]\s*|\.\s+(?=\p{L})/gu)) {
    if (comma.startsWith('.') && !abbreviation.test(piece.slice(0, index))) return index;
    const word = /^[\p{L}/.]+/u.exec(piece.slice(index + comma.length))?.[0] ?? '';
    if (isLabel(word) || isTitle(word)) return index;
  }
  return piece.length;
}

/** Finds an address by a street or a similar word, with a comma, a region, or a street or number at its start. */
function findAddressWithoutPostcode(
  source: ConsumableText,
  gazetteer: Gazetteer | undefined,
): FoundAddress | undefined {
  for (const { 0: piece, index } of source.remaining.matchAll(/[^\uE000\n]+/g)) {
    const at = findAddressStart(piece, false);
    if (at !== undefined) {
      const start = index + at;
      const words = [...piece.slice(at).matchAll(/\S+/g)].slice(0, 25);
      const stop = words.find(
        ({ 0: word }, order) =>
          order > 0 &&
          ((isIssueWord(word) && !/^(?:no|unit|line|paper)\.?$/i.test(word)) ||
            isTitle(word) ||
            leadsToPerson.test(word)),
      );
      const end = Math.min(stop?.index ?? Infinity, endOfParts(piece.slice(at)));
      const span = trimSpan(source, [start, start + end]);
      const value = toSingleLine(source, span);
      if (!isPlaceToGoTo(value)) continue;
      if (partOfShopName.test(value) && /\p{Lu}[\p{L}'’]*[ \t]+$/u.test(piece.slice(0, at))) continue;
      const towns = gazetteer?.findTowns(value) ?? [];
      const region = findRegionInAddress(value) ?? (towns.length === 1 ? towns[0]?.region : undefined);
      if (
        value.includes(',') ||
        region !== undefined ||
        /^(?:no|lot|jalan|jln|taman|tmn|kampung|kg|lorong|\d)/i.test(value)
      ) {
        return region === undefined ? { span, value } : { span, value, region };
      }
    }
  }
  return undefined;
}

export function toSingleLine({ text }: ConsumableText, [start, end]: Span): string {
  return text
    .slice(start, end)
    .replaceAll(/,?\s*\n\s*/g, ', ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Returns the shop alone: `Kedai Runcit Fadzil` of `Kedai Runcit Fadzil, Lot 1290, Kampung Tebing Tinggi`. */
export function getSpanBeforeAddress({ text }: ConsumableText, [start, end]: Span): Span {
  for (const { index } of text.slice(start, end).matchAll(/,\s/g)) {
    if (
      findAddressStart(
        text.slice(start + index + 2, end),
        /(?<!\d)\d{5}(?!\d)/.test(text.slice(start + index, end)),
      ) === 0
    )
      return [start, start + index];
  }
  return [start, end];
}
