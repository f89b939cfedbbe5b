import { findServiceRequests } from './guess-service-by-rules';
import { isCallRemark } from './is-call-remark';
import { isFault } from './is-fault';
import type { RemainingWords } from './read-segmentable-text';
import { isWish } from './phrases-around-issue';
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
  const whole: WordRange = [findBegin(findBeginOfPhrase(first[0])), findStop(last[1])];
  return ranges.length === 1 ? [whole] : [[whole[0], first[1]], ...ranges.slice(1, -1), [last[0], whole[1]]];

  function findStop(from: number): number {
    const stop = findClauseEnd(from);
    const isPart = isBehindComma(from) ? continuesIssue(from, stop) : addsToIssue(from, stop);
    return isFree(from, stop) && isPart ? findStop(stop) : from;
  }

  /** No issue begins behind `onto`: in `Rain drips onto the till and it goes off`, the clause begins before. */
  function findBeginOfPhrase(from: number): number {
    const isJoined = words[from]?.gap === 'blank' && joiningWord.test(words[from - 1]?.plain ?? '');
    const begin = isJoined ? findClauseStart(from) : from;
    return isFree(begin, from) && !hasClass(begin, from, ofOthers) ? begin : from;
  }

  function findBegin(from: number): number {
    const begin = findClauseStart(from);
    return isBehindComma(from) &&
      isFree(begin, from) &&
      continuesIssue(begin, from) &&
      saysTrouble(begin, from) &&
      !hasClass(begin, from, [wordClasses.shopKind])
      ? findBegin(begin)
      : from;
  }

  /** Whether a word goes on with the clause of the word before. */
  function isInClause(at: number): boolean {
    return words[at]?.gap === 'blank' || words[at]?.gap === 'bracket';
  }

  function findClauseEnd(from: number): number {
    if (!isBehindComma(from) && words[from]?.gap !== 'break') return from;
    let stop = from + 1;
    while (stop < words.length && isInClause(stop)) stop += 1;
    return stop;
  }

  function findClauseStart(from: number): number {
    let begin = from - 1;
    while (begin > 0 && isInClause(begin)) begin -= 1;
    return Math.max(begin, 0);
  }

  /** A comma or a new line, no end of a sentence. */
  function isBehindComma(at: number): boolean {
    return words[at]?.gap === 'comma' || (words[at]?.gap === 'line' && !words[at].beginsMessage);
  }

  function isFree(from: number, stop: number): boolean {
    return from < stop && !taken.some(([other, behind]) => other < stop && from < behind);
  }

  function continuesIssue(from: number, stop: number): boolean {
    const plain = plainOf(from, stop);
    const isLong = stop - from >= minWords || continuation.test(plain) || /\p{Script=Han}{4}/u.test(plain);
    return isLong && !mayBeOther(from, stop) && !isCallRemark(plain) && !onlyWishes(plain);
  }

  /** A sentence behind the issue that tells how it went on: `Still same`, `Started after the update`. */
  function addsToIssue(from: number, stop: number): boolean {
    const plain = plainOf(from, stop);
    return continuation.test(plain) && !mayBeOther(from, stop) && !isCallRemark(plain) && !isWish(plain);
  }

  function saysTrouble(from: number, stop: number): boolean {
    return hasClass(from, stop, ofTrouble) || isFault(plainOf(from, stop));
  }

  function plainOf(from: number, stop: number): string {
    return words
      .slice(from, stop)
      .map(({ plain }) => plain)
      .join(' ');
  }

  /** What may be another field that was not certain enough; `shop` alone is none. */
  function mayBeOther(from: number, stop: number): boolean {
    const isShop = words
      .slice(from, stop)
      .some(({ classes }) => classes.includes(wordClasses.shopKind) && !classes.includes(wordClasses.filler));
    return isShop || hasClass(from, stop, ofOthers);
  }

  function hasClass(from: number, stop: number, letters: readonly string[]): boolean {
    return words.slice(from, stop).some(({ classes }) => letters.some((letter) => classes.includes(letter)));
  }
}

/** `can arrange someone for day 1 support` asks for a service, and is no mere wish. */
function onlyWishes(plain: string): boolean {
  return isWish(plain) && findServiceRequests(plain).length === 0;
}

/** Words that join what is before with what follows. */
const joiningWord =
  /^(?:onto|into|on|in|of|with|from|by|via|using|use|and|but|or|than|when|while|guna|pakai|kena|dgn|dengan|tapi|tp|dan|bila|dari|utk|untuk|(?:客人|顾客)?[用把被给跟和])$/u;
const minWords = 3;
/** How trouble goes on, since when, what was tried. */
const continuation =
  /^(?:(?:and|but|now|skrg|still|also|even|semalam|yesterday|before|previously|dulu|earlier|last time|started|start|happen\w*|already|alr|dah|sudah|tried|try|cuba|restart\w*|reboot\w*|replug\w*|changed?|tukar|masih|(?:same|sama)(?! (?:shop|place|number|kedai|tempat|nombor|no))|other|others|yang lain|lain)(?!\p{L}).+|masih sama|sama je)/u;

const ofTrouble = [wordClasses.complaint, wordClasses.issue, wordClasses.trouble];
const ofOthers = [
  wordClasses.title,
  wordClasses.givenName,
  wordClasses.nameLink,
  wordClasses.region,
  wordClasses.town,
  wordClasses.postcode,
  wordClasses.street,
  wordClasses.building,
];
