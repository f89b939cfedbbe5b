import type { ConsumableText, Span } from './consumable-text';
import { findWish, measureReport } from './phrases-around-issue';

/** Drops what does not describe the problem at both ends of an issue: who reports it, when to come, how much it hurts. */
export function trimEndsOfIssue(source: ConsumableText, span: Span): Span {
  const front = dropReport(source, span);
  const [start, end] = dropWish(source, front);
  return start === front[0] && end === front[1] ? front : trimEndsOfIssue(source, [start, end]);
}

/** Drops who reports a problem, and how, in front of it. */
export function dropReport({ text }: ConsumableText, [start, end]: Span): Span {
  const issue = text.slice(start, end);
  const length = measureReport(issue);
  const rest = issue.slice(length);
  return saysEnough(rest) && !isTorn.test(rest) ? [start + length, end] : [start, end];
}

function dropWish({ text }: ConsumableText, [start, end]: Span): Span {
  const issue = text.slice(start, end);
  const at = findWish(issue);
  return saysEnough(issue.slice(0, at)) ? [start, start + at] : [start, end];
}

/** `customer complain slow, dunno what` would begin with a single word. */
const isTorn = /^[a-z\d]+(?:[,.;?]|$)/i;

/** At least two words, or four Chinese characters. */
function saysEnough(words: string): boolean {
  return /[^\s\p{P}]\s+[^\s\p{P}]/u.test(words) || (words.match(/\p{Script=Han}/gu)?.length ?? 0) > 3;
}
