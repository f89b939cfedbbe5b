import { isCallRemark } from './is-call-remark';
import type { RemainingWords } from './read-segmentable-text';
import { isWish } from './reports-and-wishes';
import { wordClasses, type WordRange } from './segmentation/segmentable-text';

/**
 * Extends an issue over the clauses beside it that no other field has: what was tried, since when, what still works. A
 * clause ends at a comma or a new line. A wish when to come, hurry, thanks, and what may be another
 * field are no part of it.
 * @param ranges of the issue, in order
 * @param taken the words of other fields
 */
export function extendIssue(
  { words }: RemainingWords,
  ranges: readonly WordRange[],
  taken: readonly WordRange[],
): readonly WordRange[] {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined) return ranges;
  const whole: WordRange = [findBegin(first[0]), findStop(last[1])];
  return ranges.length === 1 ? [whole] : [[whole[0], first[1]], ...ranges.slice(1, -1), [last[0], whole[1]]];

  function findStop(from: number): number {
    const stop = findClauseEnd(from);
    return isFree(from, stop) && continuesIssue(from, stop) ? findStop(stop) : from;
  }

  function findBegin(from: number): number {
    const begin = findClauseStart(from);
    return isBehindComma(from) &&
      isFree(begin, from) &&
      continuesIssue(begin, from) &&
      saysTrouble(begin, from)
      ? findBegin(begin)
      : from;
  }

  function findClauseEnd(from: number): number {
    if (!isBehindComma(from)) return from;
    let stop = from + 1;
    while (stop < words.length && isWithinClause(stop)) stop += 1;
    return stop;
  }

  function findClauseStart(from: number): number {
    let begin = from - 1;
    while (begin > 0 && isWithinClause(begin)) begin -= 1;
    return Math.max(begin, 0);
  }

  /** A comma or a new line, no end of a sentence. */
  function isBehindComma(at: number): boolean {
    return words[at]?.gap === 'comma' || words[at]?.gap === 'line';
  }

  function isWithinClause(at: number): boolean {
    return words[at]?.gap === 'blank' || words[at]?.gap === 'bracket';
  }

  function isFree(from: number, stop: number): boolean {
    return from < stop && !taken.some(([other, behind]) => other < stop && from < behind);
  }

  function continuesIssue(from: number, stop: number): boolean {
    const plain = words
      .slice(from, stop)
      .map((word) => word.plain)
      .join(' ');
    const isLong = stop - from >= fewestWords || /\p{Script=Han}{4}/u.test(plain);
    return isLong && !hasClass(from, stop, ofOthers) && !isCallRemark(plain) && !isWish(plain);
  }

  function saysTrouble(from: number, stop: number): boolean {
    return hasClass(from, stop, ofTrouble);
  }

  function hasClass(from: number, stop: number, letters: readonly string[]): boolean {
    return words.slice(from, stop).some(({ classes }) => letters.some((letter) => classes.includes(letter)));
  }
}

const fewestWords = 3;
const ofTrouble = [wordClasses.complaint, wordClasses.issue, wordClasses.trouble];
/** Another field that was not certain enough. */
const ofOthers = [
  wordClasses.title,
  wordClasses.givenName,
  wordClasses.nameLink,
  wordClasses.shopKind,
  wordClasses.region,
  wordClasses.town,
  wordClasses.postcode,
  wordClasses.street,
  wordClasses.building,
];
