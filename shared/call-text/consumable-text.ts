export type Span = readonly [start: number, end: number];

/** A text of which pieces are taken one after the other; what is taken is blanked, so that places stay. */
export type ConsumableText = { readonly text: string; readonly remaining: string };

/** Stands for what is taken: no pattern reads over it. */
export const consumedMarker = '\uE000';

/** Full-width and Arabic-Indic signs become plain ones, one for one, so that every rule reads them. */
export function createConsumableText(pasted: string): ConsumableText {
  const text = pasted
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfe_e0))
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/[\uE000\u3000\u00A0\u202F]/g, ' ');
  return { text, remaining: text };
}

export function consume({ text, remaining }: ConsumableText, [start, end]: Span): ConsumableText {
  return {
    text,
    remaining: `${remaining.slice(0, start)}${consumedMarker.repeat(end - start)}${remaining.slice(end)}`,
  };
}

const edges = String.raw`[\s\uE000,;:：，。、|/*•>@–-]`;
const leadingEdges = new RegExp(`^${edges}+`);
const trailingEdges = new RegExp(`(?:${edges}|[.!])+$`);

/** Without blanks and punctuation at its ends; the span of what remains. */
export function trimSpan({ text }: ConsumableText, [start, end]: Span): Span {
  const piece = text.slice(start, end);
  const front = leadingEdges.exec(piece)?.[0].length ?? 0;
  const back = front === piece.length ? 0 : (trailingEdges.exec(piece.slice(-200))?.[0].length ?? 0);
  const inner = piece.slice(front, piece.length - back);
  const isClosedOnly = inner.endsWith(')') && !inner.includes('(');
  return [start + front, end - back - (isClosedOnly ? 1 : 0)];
}

/** The free pieces between what is taken and the ends of lines, in their order. */
export function findRemainingPieces({ remaining }: ConsumableText): Span[] {
  return [...remaining.matchAll(/[^\uE000\n]+/g)].map(({ 0: piece, index }) => [index, index + piece.length]);
}

/** The parts of a piece between commas, stops, bars and dashes. */
export function splitSegments({ text }: ConsumableText, [start, end]: Span): Span[] {
  return [...text.slice(start, end).matchAll(/(?:(?!\s[-–/~@]\s|\.\s|[,;|，。])[^])+/g)].map(
    ({ 0: segment, index }) => [start + index, start + index + segment.length],
  );
}

/** `(Mr Siva)` and `Ain (` without their brackets; those around a part of the name stay. */
export function trimBrackets(source: ConsumableText, span: Span): Span {
  const [start, end] = trimSpan(source, span);
  const words = source.text.slice(start, end);
  if (/^[^()]+\([^()]+\)$/.test(words)) return [start, end];
  // `Haji Bakri (tel rumah`, before a number: what is said of the number.
  const open = /(?<=\p{L})\s*\([^()]*$/u.exec(words);
  if (open !== null) return [start, start + open.index];
  const front = /^[\s()]*/.exec(words)?.[0].length ?? 0;
  const back = front === words.length ? 0 : (/[\s()]*$/.exec(words)?.[0].length ?? 0);
  return [start + front, end - back];
}
