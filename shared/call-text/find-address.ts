import type { Places } from '../gazetteer/gazetteer';
import { stateIn, stateNamed } from '../regions/region-names';
import type { MalaysianState } from '../regions/regions';
import { abbreviation, addressStartIn, namesStreet } from './find-address-start';
import { take, trimmed, type Canvas, type Span } from './consumable-text';
import { isLabel } from './find-label-heads';
import { hasPersonsName } from './person-name-patterns';
import { hasShopWord } from './find-shop-name';
import { isFiller, isIssueWord, isTitle } from './word-lists';

/** Without a value where the text tells the state, but not for sure where the address begins. */
export type FoundAddress = {
  readonly span: Span;
  readonly value?: string;
  readonly state?: MalaysianState;
};

/**
 * The address in a text without a label: from the first word that addresses have to the postcode, town and state
 * behind it; of several lines as many as go together. A postcode alone is one, too, with the town it stands for.
 */
export function addressIn(canvas: Canvas, places: Places | undefined): FoundAddress | undefined {
  const found = addressWithPostcode(canvas, places);
  if (found === undefined) return addressWithoutPostcode(canvas, places);
  const other = addressWithPostcode(take(canvas, found.span), places);
  if (other?.value === undefined || isBarePostcode(other) || found.value === undefined) return found;
  const old = [found, other].filter(({ span: [start] }) => isOld.test(canvas.text.slice(0, start)));
  const [next] = old.length === 1 ? [found, other].filter((address) => !old.includes(address)) : [];
  if (next !== undefined) return next;
  // Where two are told of, no rule knows which one to go to.
  return found.state === undefined || found.state !== other.state
    ? undefined
    : { span: found.span, state: found.state };
}

/** What stands before an address that is no longer, or not yet, the one to go to. */
const isOld =
  /(?<![\p{L}])(?:old|previous|former|lama|dulu|billing|hq|旧)(?:\s+[\p{L}]+){0,3}\s*[:：=-]?\s*$/iu;

/** A postcode and its town, of which an address may be one line; a stray number may be the same. */
function isBarePostcode({ value = '' }: FoundAddress): boolean {
  return /^\d{5}(?!\d)/.test(value);
}

function addressWithPostcode(canvas: Canvas, places: Places | undefined): FoundAddress | undefined {
  const postcode = places?.postcodeIn(canvas.free);
  if (postcode !== undefined) {
    const start = startBefore(canvas, startOfPlacesBefore(canvas, postcode.from[0], places));
    const known = endAfter(canvas, postcode.from[1], places);
    const isStreet = start < postcode.from[0] && known === postcode.from[1];
    const end = isStreet ? endOfTownAfter(canvas, known) : known;
    const whole = trimmed(canvas, [start, end]);
    const unknownLabel = /^[\p{L} ]{2,20}:\s*/u.exec(canvas.text.slice(...whole))?.[0].length ?? 0;
    const span = withoutTownInFront(canvas, [whole[0] + unknownLabel, whole[1]], postcode.from[1]);
    const value = oneLine(canvas, span);
    const { state } = postcode;
    const isBareTown = !namesStreet(value) && addressStartIn(value, true) === undefined;
    if (isCutOff(canvas, span[0], value, isBareTown)) {
      const piece = /[^,\n\uE000.]*,?\s*$/.exec(canvas.free.slice(0, span[0]))?.[0].length ?? 0;
      return { span: [span[0] - piece, span[1]], state };
    }
    return { span, value: value === postcode.code ? `${value} ${postcode.name}` : value, state };
  }
  return undefined;
}

/** `Kantin SMK Bandar Baru Bangi, Seksyen 3, 43650 Bandar Baru Bangi`: the town in a name is no part of the address. */
function withoutTownInFront({ text }: Canvas, [start, end]: Span, postcodeEnd: number): Span {
  const town = text.slice(postcodeEnd, end).trim();
  const first = /^([^,]+),\s*(?=\D)/.exec(text.slice(start, end));
  return town !== '' && first?.[1] === town ? [start + first[0].length, end] : [start, end];
}

/** Whether what stands before belongs to the address, though no rule says where it begins. */
function isCutOff({ free }: Canvas, start: number, value: string, isBare: boolean): boolean {
  const before = free.slice(Math.max(0, start - 60), start);
  if (isBare) {
    if (/[\p{L}]{3}[ \t]*[:：]\s*$/u.test(before)) return true;
    const piece = /([^,\n.;\uE000]*[\p{L}\d)])[, ]\s*$/u.exec(before)?.[1] ?? '';
    if (piece.trim() === '') return false;
    const isAddress =
      namesStreet(piece) || addressStartIn(before.split(/[\n\uE000]/).at(-1) ?? '', false) !== undefined;
    return isAddress || !(hasShopWord(piece) || piece.split(/\s+/).some(isIssueWord));
  }
  const piece = /[^,\n.;:()\uE000]*$/.exec(before)?.[0] ?? '';
  return (
    isUnknownName(piece) || (buildingAfterName.test(value) && /[\p{Lu}\d][\p{L}'’\d]*[ \t]+$/u.test(before))
  );
}

/** A capitalised word right before, which is neither a shop's, a person's nor a label: maybe the building. */
function isUnknownName(piece: string): boolean {
  const words = piece.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (!/^\p{Lu}[\p{L}'’]*$/u.test(last) || !/\s$/.test(piece) || isFiller(last)) return false;
  return !hasShopWord(piece) && !hasPersonsName(piece) && !words.some(isIssueWord);
}

/** `Gurney Plaza`: the word for the building alone is no name, other than in `Plaza Low Yat`. */
const buildingAfterName =
  /^(?:mall|complex|tower|square|arcade|(?:plaza|kompleks|wisma|menara)(?=[ ,]*\d|,))/iu;

function startBefore(canvas: Canvas, postcodeStart: number): number {
  const block = canvas.free.slice(0, postcodeStart);
  const blockStart = Math.max(block.lastIndexOf('\uE000') + 1, block.lastIndexOf('\n\n') + 1);
  const lines = block.slice(blockStart).split('\n').slice(-4);
  let start = postcodeStart;
  for (const line of lines.toReversed()) {
    const lineStart = start - line.length;
    const at = addressStartIn(line, true);
    if (line.trim() !== '' && at === undefined) return start;
    start = lineStart + (at ?? 0);
    if (at !== undefined && line.slice(0, at).trim() !== '') return start;
    start = Math.max(blockStart, start - 1);
  }
  return start;
}

/** Behind the postcode: town and state, as far as no other words come. */
function endAfter(canvas: Canvas, postcodeEnd: number, places: Places | undefined): number {
  const rest = /^[^\uE000]{0,80}/.exec(canvas.free.slice(postcodeEnd))?.[0] ?? '';
  let end = postcodeEnd;
  let pieces = 0;
  for (const { 0: word, index } of rest.matchAll(/[\p{L}\p{N}.()'-]+/gu)) {
    const isNewLine = rest.slice(end - postcodeEnd, index).includes('\n');
    const wordEnd = postcodeEnd + index + word.length;
    const grown = canvas.free.slice(postcodeEnd, wordEnd);
    if (isIssueWord(word)) break;
    if (
      isNewLine &&
      stateIn(word) === undefined &&
      !namesPlace(rest.slice(index).split('\n', 1)[0] ?? '', places)
    )
      break;
    pieces += 1;
    if (pieces > 6) break;
    if (endsInPlace(grown, places)) end = wordEnd;
  }
  return end;
}

/** Behind the postcode of a street stands a town, also one that is not known: up to three words before a comma or a stop. */
function endOfTownAfter({ free }: Canvas, postcodeEnd: number): number {
  const town = /^[ ,]{1,3}\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}(?=\s*(?:[.,;|\n]|$))/u.exec(
    free.slice(postcodeEnd, postcodeEnd + 60),
  );
  const isTown = town !== null && !town[0].split(/[ ,]+/).some(isIssueWord);
  return isTown ? postcodeEnd + town[0].length : postcodeEnd;
}

function namesPlace(text: string, places: Places | undefined): boolean {
  return text.length <= 60 && (stateIn(text) !== undefined || (places?.townsNamed(text).length ?? 0) > 0);
}

/** Whether the last words of a text are the name of a town or a state. */
function endsInPlace(text: string, places: Places | undefined): boolean {
  const words = text.match(/[\p{L}\p{N}.()'-]+/gu) ?? [];
  return [1, 2, 3, 4].some((count) => isPlaceExactly(words.slice(-count), places));
}

/** Without its first or its last word it names another place or none. */
function isPlaceExactly(words: readonly string[], places: Places | undefined): boolean {
  const text = words.join(' ');
  if (/^malaysia\.?$/i.test(text) || stateNamed(text) !== undefined) return true;
  const fewerWords = [words.slice(0, -1), words.slice(1)];
  const others = new Set(fewerWords.flatMap((fewer) => places?.townsNamed(fewer.join(' ')) ?? []));
  return (places?.townsNamed(text) ?? []).some((town) => !others.has(town));
}

/** Towns and states right before a postcode: `Kuala Terengganu, 20000`, `雪兰莪加影43000`. */
function startOfPlacesBefore({ free }: Canvas, end: number, places: Places | undefined): number {
  const before = /[^\uE000\n]{0,60}$/.exec(free.slice(0, end))?.[0] ?? '';
  const words = [...before.matchAll(/\p{Script=Han}+|[\p{L}\p{N}.'-]+/gu)];
  for (let count = Math.min(4, words.length); count > 0; count -= 1) {
    const found = words.slice(-count).map((word) => word[0]);
    if (isPlaceExactly(found, places)) return end - before.length + (words.at(-count)?.index ?? 0);
  }
  return end;
}

/** A road or a settlement, or a number and more than one part: `Bandar Utama` alone is a part of a town. */
function isPlaceToGoTo(value: string): boolean {
  return roadWithin.test(value) || (/\d/.test(value) && /[,\p{Script=Han}]/u.test(value));
}

const roadWithin =
  /(?<![\p{L}])(?:jalan|jln\.?|jl|lorong|lrg|lebuh|lebuhraya|persiaran|lengkok|lintang|taman|tmn|kampung|kampong|kg\.?|medan|seksyen|section)(?![\p{L}])|[路街园村]/iu;
const leadsToPerson = /^(?:call|contact|hubungi|tel|hp|nama|name|pic|boss|owner|whatsapp)[:.,]?$/i;

/** `Bistro Kampung Baru`: such a word behind another name, without a number, is no place to go to. */
const partOfShopName = /^(?:kampung|kg|bandar|pasar|pekan|plaza|medan|wisma|menara|kompleks|mall)\b\D*$/i;

/** Where, behind a comma, another field begins: `Jalan Besar, user Hanafi`. */
function endOfParts(piece: string): number {
  for (const { 0: comma, index } of piece.matchAll(/[,;]\s*|\.\s+(?=\p{L})/gu)) {
    if (comma.startsWith('.') && !abbreviation.test(piece.slice(0, index))) return index;
    const word = /^[\p{L}/.]+/u.exec(piece.slice(index + comma.length))?.[0] ?? '';
    if (isLabel(word) || isTitle(word)) return index;
  }
  return piece.length;
}

/** A line with a street or the like, and a comma or a town. */
function addressWithoutPostcode(canvas: Canvas, places: Places | undefined): FoundAddress | undefined {
  for (const { 0: piece, index } of canvas.free.matchAll(/[^\uE000\n]+/g)) {
    const at = addressStartIn(piece, false);
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
      const span = trimmed(canvas, [start, start + end]);
      const value = oneLine(canvas, span);
      if (!isPlaceToGoTo(value)) continue;
      if (partOfShopName.test(value) && /\p{Lu}[\p{L}'’]*[ \t]+$/u.test(piece.slice(0, at))) continue;
      const towns = places?.townsNamed(value) ?? [];
      const state = stateIn(value) ?? (towns.length === 1 ? towns[0]?.state : undefined);
      if (
        value.includes(',') ||
        state !== undefined ||
        /^(?:no|lot|jalan|jln|taman|tmn|kampung|kg|lorong|\d)/i.test(value)
      ) {
        return state === undefined ? { span, value } : { span, value, state };
      }
    }
  }
  return undefined;
}

export function oneLine({ text }: Canvas, [start, end]: Span): string {
  return text
    .slice(start, end)
    .replaceAll(/,?\s*\n\s*/g, ', ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** `Kedai Runcit Fadzil, Lot 1290, Kampung Tebing Tinggi`: the shop alone. */
export function beforeAddress({ text }: Canvas, [start, end]: Span): Span {
  for (const { index } of text.slice(start, end).matchAll(/,\s/g)) {
    if (
      addressStartIn(
        text.slice(start + index + 2, end),
        /(?<!\d)\d{5}(?!\d)/.test(text.slice(start + index, end)),
      ) === 0
    )
      return [start, start + index];
  }
  return [start, end];
}
