import type { Gazetteer } from '../gazetteer/gazetteer';
import { findRegionInAddress } from '../regions/parse-and-suggest-regions';
import type { Region } from '../regions/malaysian-regions';
import { findAddressStart } from './find-address-start';
import { consume, trimSpan, type ConsumableText, type Span } from './consumable-text';
import { hasPersonName } from './recognise-person-names';
import {
  endsWithTownOrRegion,
  isEveryday,
  isTownOrRegion,
  namesTownOrRegion,
} from './recognise-town-or-region';
import { hasShopWord, isGoods } from './shop-words';
import { isAlternative, isPlacePrefix, namesStreet, takesNumber } from './address-words';
import { isFiller, isIssueWord, isTroubleWord } from './word-classes';
import { isOtherCode } from './is-other-code';
import { isPersonOrMarket } from './is-person-or-market';
import { goesOnBehindTown } from './goes-on-behind-town';
import { toSingleLine } from './to-single-line';

/** `value` is absent where the region is certain but the start of the address is not. */
export type FoundAddress = {
  readonly span: Span;
  readonly value?: string;
  readonly region?: Region;
  /** The postcode and its town are certain, and only what stands in front of them is not. */
  readonly isTownWithPostcode?: boolean;
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
  if (found === undefined) return undefined;
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
export const isOld =
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
    const townsStart = findTownsStart(source, postcode.from[0], gazetteer);
    const start = withNumberInFront(source, findStartBefore(source, townsStart), townsStart);
    const known = findEndAfter(source, postcode.from[1], gazetteer);
    const isBehindStreet =
      (start < townsStart && townsStart === postcode.from[0]) ||
      namesStreet(source.text.slice(start, postcode.from[0]));
    const isStreet = isBehindStreet && known === postcode.from[1];
    const end = isStreet ? findTownEnd(source, known) : known;
    const front = /^[\s.!?]*/.exec(source.text.slice(start, end))?.[0].length ?? 0;
    const whole = trimSpan(source, [start + front, end]);
    const unknownLabel = /^[\p{L} ]{2,20}:\s*/u.exec(source.text.slice(...whole))?.[0].length ?? 0;
    const span = withoutTownInFront(source, [whole[0] + unknownLabel, whole[1]], postcode.from[1]);
    const value = toSingleLine(source, span);
    const { region } = postcode;
    const isBareTown = !namesStreet(value) && findAddressStart(value, true) === undefined;
    const isChoice = value
      .toLowerCase()
      .split(/[\s,]+/)
      .some(isAlternative);
    const before = source.remaining.slice(Math.max(0, span[0] - 40), span[0]);
    if (isOtherCode(before, value)) return undefined;
    if (isChoice || namesOther.test(before) || goesOnBehindTown(source, span[1])) return { span, region };
    if (isCutOff(source, span[0], value, isBareTown)) {
      const piece = /[^,\n\uE000.]*,?\s*$/.exec(source.remaining.slice(0, span[0]))?.[0].length ?? 0;
      return { span: [span[0] - piece, span[1]], region, isTownWithPostcode: isBareTown };
    }
    return { span, value: value === postcode.code ? `${value} ${postcode.name}` : value, region };
  }
  return undefined;
}

/** In `12, Jalan Bunga (not Jalan Bunga Raya), 75100 Melaka`, the second street is the wrong one. */
const namesOther = /(?<!\p{L})(?:tapi|but|atau|or|bukan|not)\s+$/iu;

/** `27 Tingkat Sungai Gelugor` begins with the number, not with the storey. */
function withNumberInFront({ remaining }: ConsumableText, start: number, townsStart: number): number {
  const number = /(?<=(?:^|[,;\n\uE000])[ \t]*)\d{1,4}[a-z]?(?:[-/]\d{1,4}[a-z]?)*[ \t]+$/i.exec(
    remaining.slice(Math.max(0, start - 30), start),
  );
  return number === null || start === townsStart ? start : start - number[0].length;
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
  if (isNumberTorn(before, value) || phoneWithSlip.test(value)) return true;
  if (isBare) return isBareTownCutOff(before);
  const piece = /[^,\n.;:()\uE000]*$/.exec(before)?.[0] ?? '';
  return (
    isUnknownName(piece) || (buildingAfterName.test(value) && /[\p{Lu}\d][\p{L}'’\d]*[ \t]+$/u.test(before))
  );
}

/** Whether what stands before a town with its postcode may be of the same address. */
function isBareTownCutOff(before: string): boolean {
  if (/[\p{L}]{3}[ \t]*[:：]\s*$/u.test(before)) return true;
  const behindComma = /([^,\n.;|\uE000]*[\p{L}\d)])[, ]\s*$/u.exec(before)?.[1] ?? '';
  const piece = behindComma.split(/\s[-–—/]\s/).at(-1) ?? '';
  if (piece.trim() === '') return false;
  // `juruteknik lambat Bukit Sentosa 48300`
  const words = piece.trim().toLowerCase().split(/\s+/);
  if (words.slice(-3, -1).some(isPlacePrefix)) return true;
  if (isPersonOrMarket(piece.trim(), /,\s*$/.test(before))) return false;
  // `G-12 Semua House, 50100 KL`
  if (/(?:^|\s)[A-Z]{1,2}\d*-\d+[A-Z]?\s+\S/i.test(piece)) return true;
  const isAddress =
    namesStreet(piece) ||
    /\p{L}\s(?:street|road|avenue|lane|drive)$/iu.test(piece.trim()) ||
    findAddressStart(before.split(/[\n\uE000]/).at(-1) ?? '', false) !== undefined;
  return isAddress || !(hasShopWord(piece) || piece.split(/\s+/).some(isIssueOrGoods));
}

/** `089-773 2210`, but not `08000 Sungai Petani` */
const phoneWithSlip = /^(?!\d{5}(?:[ ,]*(?:\p{L}|$)))\+?0\d{1,2}-?\d{3}/u;

/** `Tart Nenas Wan` is a shop. */
function isIssueOrGoods(word: string): boolean {
  return isIssueWord(word) || isGoods(word.toLowerCase());
}

/** In `button stuck on 9, Jalan Besar, 43000 Kajang`, the number may be of the complaint. */
function isNumberTorn(before: string, value: string): boolean {
  const word = /(?<![\p{L}'’])(\p{Script=Latin}[\p{L}'’]*)[ \t]+$/u.exec(before)?.[1] ?? '';
  if (/^\d{1,4}[a-z]?\s/i.test(value) && takesNumber(word)) return true;
  // `number 1 2 8 jalan ipoh`
  if (/^\d{1,3}[a-z]?\s/i.test(value) && /(?<!\d)\d{1,3}\s+$/.test(before)) return true;
  // `screen stuck at 12, Jalan Besar`
  const trouble = /(\p{Script=Latin}[\p{L}'’]*)[ \t]+(?:at|on|di|kat|in)[ \t]+$/iu.exec(before)?.[1] ?? '';
  if (
    /^\d+[a-z]?,/i.test(value) &&
    (value.startsWith('0') || isTroubleWord(trouble) || (isIssueWord(trouble) && !isFiller(trouble)))
  )
    return true;
  if (startsWithStreet.test(value) && /\p{L}[ \t]+\d{1,4}[a-z]?(?:-\d+)?[ \t]+$/iu.test(before)) return true;
  return /^\d{1,4}[a-z]?,\s/i.test(value) && word !== '' && !leadsToAddress.test(word);
}

const startsWithStreet = /^(?:jalan|jln|jl|lorong|lrg|lebuh|persiaran|taman|tmn|lengkok)\s/i;

const leadsToAddress =
  /^(?:at|in|di|kat|kt|dekat|no|lot|unit|address|alamat|from|dari|blok|block|is|still|masih|kami|kita|lokasi)$/i;

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
  for (const [order, line] of lines.toReversed().entries()) {
    const lineStart = start - line.length;
    // A line that ends with `jalan` is no street: nothing of its name follows.
    const at = findAddressStart(order === 0 ? line : `${line},`, true);
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
    // `lepas` is a complaint, `Bayan Lepas` a town.
    if (
      (isIssueWord(word) && !endsWithTownOrRegion(grown, gazetteer)) ||
      /[|;]|\s[/–-]\s|(?:\p{L}{4}|(?<!\p{L})(?:KL|JB|PJ|KK|KB|KT|BM|PD)|\d{5})\.\s/iu.test(
        rest.slice(0, index),
      )
    )
      break;
    if (
      isNewLine &&
      findRegionInAddress(word) === undefined &&
      !namesTownOrRegion(rest.slice(index).split('\n', 1)[0] ?? '', gazetteer)
    )
      break;
    pieces += 1;
    if (pieces > 6) break;
    const isWhole = !nameContinues.test(source.remaining.slice(wordEnd, wordEnd + 30));
    if (isWhole && endsWithTownOrRegion(grown, gazetteer) && standsAlone(source, [end, wordEnd], gazetteer))
      end = wordEnd;
  }
  return end;
}

/** Whether a town behind a comma is no part of a name, as it is in `50450 KL, Leong Wai Kit, Satay Kajang`. */
function standsAlone(
  { remaining }: ConsumableText,
  [start, end]: Span,
  gazetteer: Gazetteer | undefined,
): boolean {
  const between = remaining.slice(start, end);
  const comma = Math.max(between.lastIndexOf(','), between.lastIndexOf('\n'));
  if (comma < 0) return true;
  const next = /^ \p{L}[^,\n.\uE000]*/u.exec(remaining.slice(end))?.[0] ?? '';
  const isEnd = between.endsWith('.') || next === '' || namesTownOrRegion(next, gazetteer);
  const town = between.slice(comma + 1).replace(/\.$/, '');
  return isEnd && !isEveryday(town) && isTownOrRegion(town.trim().split(/\s+/), gazetteer);
}

/** In `Penang Road Nyonya Kitchen`, the region is only the beginning of a name. */
const nameContinues = /^ (?:road|street|rd|famous|style)(?![\p{L}])/iu;

/**
 * Returns the end of the town after a street's postcode. The town may be unknown: up to three words before a comma or
 * a stop.
 */
function findTownEnd({ remaining }: ConsumableText, postcodeEnd: number): number {
  // `20000 KT`
  const short = /^ [A-Z]{2}(?=\s*(?:[.,;|\n\uE000]|\s[-–—/]\s|$))/.exec(
    remaining.slice(postcodeEnd, postcodeEnd + 12),
  );
  if (short !== null) return postcodeEnd + short[0].length;
  const town = /^ {1,2}\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}(?=\s*(?:[.,;|\n]|$))/u.exec(
    remaining.slice(postcodeEnd, postcodeEnd + 60),
  );
  const isTown =
    town !== null &&
    !town[0].split(/[ ,]+/).some(isIssueWord) &&
    !hasShopWord(town[0]) &&
    !hasPersonName(town[0]);
  return isTown ? postcodeEnd + town[0].length : postcodeEnd;
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
    const isApart = /\s[-–—/|]\s|[;|]/.test(before.slice(words.at(-count)?.index ?? 0));
    if (!isApart && isTownOrRegion(found, gazetteer))
      return end - before.length + (words.at(-count)?.index ?? 0);
  }
  return end;
}
