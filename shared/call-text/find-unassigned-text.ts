import { findRemainingPieces, trimSpan, type Span } from './consumable-text';
import { toSingleLine } from './to-single-line';
import { trimFillers } from './trim-fillers';
import { isLabel } from './find-labels-without-separator';
import type { ParserState } from './parser-state';

const greetings =
  /^(?:(?:h+i+|h+a+i+|h+e+y+|hello+|halo|helo+|dear|assalam\p{L}*|salam|good (?:morning|afternoon|evening)|selamat (?:pagi|petang|tengahari)|boss|bos|sir|madam|admin|team|你好|您好|老板)(?!\p{L})[\s,.!，。！]*)+/iu;

/**
 * Returns the text that no field holds, in order, without greetings before it, and without pieces that are nothing but
 * fillers. In others a filler may matter: `call before coming`, `whatsapp same number`.
 */
export function findUnassignedText({ source, unplaced }: ParserState): string[] {
  const remaining = findRemainingPieces(source)
    .filter((piece) => isRequestToCallBack(source, piece) || !isNothingButFillers(source, piece))
    .map(([start, end]): Span => [
      start + (greetings.exec(source.text.slice(start, end))?.[0].length ?? 0),
      end,
    ]);
  return [...remaining, ...unplaced]
    .map((span) => trimSpan(source, span))
    .filter(([start, end]) => start < end)
    .toSorted(([a], [b]) => a - b)
    .filter((span) => isRequestToCallBack(source, span) || !isLabel(toSingleLine(source, span)))
    .map((span: Span) => toSingleLine(source, span))
    .filter((words) => /[\p{L}\p{N}]/u.test(words));
}

/** `call back Mr Lim after 3pm` is a wish, `call back 012-345 6789` only says which number. */
function isRequestToCallBack({ text }: ParserState['source'], [start, end]: Span): boolean {
  if (!/^call ?-?back$/i.test(text.slice(start, end).trim())) return false;
  return !/^(?:(?:to|at|on|no\.?|number)\s+)?(?:[:=–-]\s*)?[+(]?\d/i.test(text.slice(end).trimStart());
}

function isNothingButFillers(source: ParserState['source'], piece: Span): boolean {
  const [start, end] = trimFillers(source, piece);
  return start === end;
}
