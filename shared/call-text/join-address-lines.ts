import type { Gazetteer } from '../gazetteer/gazetteer';
import {
  hasShop,
  isUnit,
  lineLabel,
  namesPlace,
  maxLineLength,
  saysSomethingElse,
  splitLines,
  splitPieces,
  type TextLine,
} from './split-and-classify-lines';
import { namesStreet } from './address-words';
import { consumedMarker, type ConsumableText } from './consumable-text';
import { findAddressStart } from './find-address-start';
import { weighName } from './recognise-person-names';
import { endsWithTownOrRegion } from './recognise-town-or-region';
import { hasShopWord } from './shop-words';

/** Whether a line belongs to the address above it: surely, only if a later one does, or not. */
type Belonging = 'yes' | 'perhaps' | 'no';

/**
 * Writes the lines and messages over which an address is spread as one, so that the rules for one line read it as a
 * whole. Each character between two lines becomes a blank, and offsets stay valid.
 */
export function joinAddressLines(source: ConsumableText, gazetteer: Gazetteer | undefined): ConsumableText {
  const lines = splitLines(source);
  let { remaining } = source;
  for (let first = 0; first < lines.length - 1; first += 1) {
    const last = findLastLine(lines, first, gazetteer);
    for (const [order, line] of lines.slice(first + 1, last + 1).entries()) {
      const start = lines[first + order]?.to ?? 0;
      remaining = remaining.slice(0, start) + ' '.repeat(line.from - start) + remaining.slice(line.from);
    }
    first = last;
  }
  return { ...source, remaining };
}

/** The last line of the address that begins in a line. It is the line itself if none follows. */
function findLastLine(lines: readonly TextLine[], first: number, gazetteer: Gazetteer | undefined): number {
  const [top, next] = [lines[first], lines[first + 1]];
  if (top === undefined || next === undefined || !isLine(top.words)) return first;
  // The next line is the cheaper question.
  if (isOfOtherKind(next.words) || !beginsAddress(top)) return first;
  let last = first;
  let isComplete = hasPostcode(top);
  for (let at = first + 1; at < Math.min(lines.length, first + maxLines); at += 1) {
    const [before, line] = [lines[at - 1], lines[at]];
    if (before === undefined || line === undefined) break;
    const belonging = isComplete
      ? belongsBehindPostcode(line, gazetteer)
      : belongsTo(before, line, gazetteer);
    if (belonging === 'no') break;
    if (belonging === 'yes') last = at;
    isComplete ||= hasPostcode(line);
  }
  return last;
}

const maxLines = 10;

function hasPostcode({ words }: TextLine): boolean {
  return /(?<!\d)\d{5}(?!\d)/.test(words);
}

/** Whether an address begins in the line: in front, or behind a shop and the like. */
function beginsAddress({ words, hasComma }: TextLine): boolean {
  const value = words.replace(lineLabel, '');
  const last = splitPieces(value).at(-1) ?? '';
  if (isUnit(last) && (hasComma || /\p{L}/u.test(last))) return true;
  const start = findAddressStart(`${value},`, true);
  if (start === undefined || saysSomethingElse(value.slice(start))) return false;
  return start === 0 ? !hasShopWord(value) || /\d/.test(value) : /\d/.test(value.slice(start));
}

function belongsTo(before: TextLine, line: TextLine, gazetteer: Gazetteer | undefined): Belonging {
  const { words } = line;
  if (isOfOtherKind(words)) return 'no';
  const pieces = splitPieces(words);
  const unit = splitPieces(before.words).at(-1) ?? '';
  const isBuilding = isUnit(unit) && before.hasComma && !mayBePerson(pieces[0] ?? '');
  if (isUnit(words) || isBuilding) return 'yes';
  if (hasShop(pieces)) return 'no';
  if (findAddressStart(`${words},`, true) === 0 || namesStreet(words) || hasPostcode(line)) return 'yes';
  if (namesPlace(words, gazetteer)) return 'yes';
  if (pieces.some(mayBePerson)) return 'no';
  if (words.includes(',') && endsWithTownOrRegion(words, gazetteer)) return 'yes';
  const isShort = words.split(/\s+/).length < 5;
  return isShort && before.hasComma && line.hasComma ? 'perhaps' : 'no';
}

function isOfOtherKind(words: string): boolean {
  return !isLine(words) || /[:：=?!@]/.test(words) || saysSomethingElse(words);
}

function isLine(words: string): boolean {
  return words !== '' && words.length <= maxLineLength && !words.includes(consumedMarker);
}

function mayBePerson(piece: string): boolean {
  const weights = piece.split(/\s+/).map(weighName);
  return (weights[0] ?? 0) > 1 || weights.every((weight) => weight > 0);
}

function belongsBehindPostcode({ words }: TextLine, gazetteer: Gazetteer | undefined): Belonging {
  const isPlace = splitPieces(words).every((piece) => namesPlace(piece, gazetteer));
  return words.length < maxLineLength && isPlace ? 'yes' : 'no';
}
