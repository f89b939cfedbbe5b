import type { Places } from '../places/places';
import { stateIn, stateNamed } from '../state-names';
import type { MalaysianState } from '../states';
import { addressStartIn } from './address-start';
import { trimmed, type Canvas, type Span } from './canvas';
import { isIssueWord } from './words';

export type FoundAddress = { readonly span: Span; readonly value: string; readonly state?: MalaysianState };

/**
 * The address in a text without a label: from the first word that addresses have to the postcode, town and state
 * behind it; of several lines as many as go together. A postcode alone is one, too, with the town it stands for.
 */
export function addressIn(canvas: Canvas, places: Places | undefined): FoundAddress | undefined {
  const postcode = places?.postcodeIn(canvas.free);
  if (postcode !== undefined) {
    const start = startBefore(canvas, startOfPlacesBefore(canvas, postcode.from[0], places));
    const known = endAfter(canvas, postcode.from[1], places);
    const isStreet = start < postcode.from[0] && known === postcode.from[1];
    const end = isStreet ? endOfTownAfter(canvas, known) : known;
    const span = trimmed(canvas, [start, end]);
    const value = oneLine(canvas, span);
    return {
      span,
      value: value === postcode.code ? `${value} ${postcode.name}` : value,
      state: postcode.state,
    };
  }
  return addressWithoutPostcode(canvas, places);
}

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

/** A line with a street or the like, and a comma or a town. */
function addressWithoutPostcode(canvas: Canvas, places: Places | undefined): FoundAddress | undefined {
  for (const { 0: piece, index } of canvas.free.matchAll(/[^\uE000\n]+/g)) {
    const at = addressStartIn(piece, false);
    if (at !== undefined) {
      const start = index + at;
      const words = [...piece.slice(at).matchAll(/\S+/g)].slice(0, 25);
      const stop = words.find((match, order) => order > 0 && isIssueWord(match[0]));
      const span = trimmed(canvas, [start, stop === undefined ? index + piece.length : start + stop.index]);
      const value = oneLine(canvas, span);
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
