import {
  closeBracket,
  findQuoted,
  openBracket,
  withoutTornBracket,
} from './adjust-span-to-brackets-and-quotes';
import type { ConsumableText, Span } from './consumable-text';

/** Fits the name of a shop to the brackets and quotes around it, without the words that only introduce it. */
export function adjustStoreNameSpan(source: ConsumableText, span: Span): Span {
  const whole = openBracket(source, closeBracket(source, span));
  const [start, end] = findQuoted(source, withoutTornBracket(source, whole));
  return [start + (introduction.exec(source.text.slice(start, end))?.[0].length ?? 0), end];
}

const introduction =
  /^(?:(?:we['’]re|this is|i['’]m (?:from|at)|i am from|calling from)\s+|代表(?=\p{Script=Han}{2})|[说說讲講](?=\p{Script=Han}{3}))/iu;
