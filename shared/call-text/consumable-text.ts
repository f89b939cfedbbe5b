import { simplifyChinese } from '../search/simplify-chinese';

export type Span = readonly [start: number, end: number];

/**
 * A text from which pieces are consumed one after the other. Rules read `text`, in which every character of full width is a
 * plain one. `remaining` also has `consumedMarker` in place of every consumed character, and simplified characters in place of
 * traditional ones. `written` has the Chinese punctuation as it was pasted: values are taken from it. All three have the same
 * offsets.
 */
export type ConsumableText = { readonly text: string; readonly remaining: string; readonly written: string };

/** Replaces every consumed character. No pattern matches across it. */
export const consumedMarker = '\uE000';

/** Maps full-width and Arabic-Indic characters to plain ones, one for one, so that every rule recognises them. */
export function createConsumableText(pasted: string): ConsumableText {
  const written = pasted
    .replaceAll(otherThanChinesePunctuation, toPlain)
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/[\uE000\u3000\u00A0\u202F]/g, ' ');
  const text = written.replaceAll(fullWidth, toPlain);
  return { text, remaining: simplifyChinese(text), written };
}

const fullWidth = /[\uFF01-\uFF5E]/g;
/** Digits, letters, and what stands in numbers: `＋６０１２－３４５`. */
const otherThanChinesePunctuation = /(?![！（），：；？])[\uFF01-\uFF5E]/g;

function toPlain(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfe_e0);
}

export function consume(source: ConsumableText, [start, end]: Span): ConsumableText {
  const { remaining } = source;
  return {
    ...source,
    remaining: `${remaining.slice(0, start)}${consumedMarker.repeat(end - start)}${remaining.slice(end)}`,
  };
}

/** What a span is written over with. The text keeps its length. */
export type Replacement = { readonly span: Span; readonly by: (written: string) => string };

/** Writes over spans, in order, in all three texts: what stood there is no part of the text any more. */
export function overwrite(source: ConsumableText, edits: readonly Replacement[]): ConsumableText {
  const pieces = edits.map(({ span: [start, end], by }, order) => {
    const before = edits[order - 1]?.span[1] ?? 0;
    return { before, start, by: by(source.text.slice(start, end)) };
  });
  const last = edits.at(-1)?.span[1] ?? 0;
  const write = (text: string) =>
    pieces.map(({ before, start, by }) => text.slice(before, start) + by).join('') + text.slice(last);
  return { text: write(source.text), remaining: write(source.remaining), written: write(source.written) };
}

/** Leaves only the line breaks. */
export function keepLineBreaks(written: string): string {
  return written.replaceAll(/[^\n]/g, ' ');
}

const edges = String.raw`[\s\uE000,;:：，。、|/*•>@–-]`;
const leadingEdges = new RegExp(`^${edges}+`);
const trailingEdges = new RegExp(`(?:${edges}|[.!])+$`);

/** Returns the span without blanks and punctuation at either end. */
export function trimSpan({ text }: Pick<ConsumableText, 'text'>, [start, end]: Span): Span {
  const piece = text.slice(start, end);
  const front = leadingEdges.exec(piece)?.[0].length ?? 0;
  const back = front === piece.length ? 0 : (trailingEdges.exec(piece.slice(-200))?.[0].length ?? 0);
  const inner = piece.slice(front, piece.length - back);
  const isClosedOnly = inner.endsWith(')') && !inner.includes('(');
  return [start + front, end - back - (isClosedOnly ? 1 : 0)];
}

/** The unconsumed pieces in order. A consumed character or a line break ends a piece. */
export function findRemainingPieces({ remaining }: ConsumableText): Span[] {
  return [...remaining.matchAll(/[^\uE000\n]+/g)].map(({ 0: piece, index }) => [index, index + piece.length]);
}

/** Removes the brackets from `(Mr Siva)` and `Ain (`, but keeps brackets around a part of the name. */
export function trimBrackets(source: ConsumableText, span: Span): Span {
  const [start, end] = trimSpan(source, span);
  const words = source.text.slice(start, end);
  if (/^[^()]+\([^()]+\)$/.test(words)) return [start, end];
  // In `Haji Bakri (tel rumah`, the open bracket belongs to the number that follows.
  const open = /(?<=\p{L})\s*\([^()]*$/u.exec(words);
  if (open !== null) return [start, start + open.index];
  const front = /^[\s()]*/.exec(words)?.[0].length ?? 0;
  const back = front === words.length ? 0 : (/[\s()]*$/.exec(words)?.[0].length ?? 0);
  return [start + front, end - back];
}
