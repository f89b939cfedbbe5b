import type { RemainingWords } from './read-segmentable-text';
import { segmentKinds, wordClasses, type SegmentKind, type WordRange } from './segmentation/segmentable-text';
import type { ChosenField } from './segmentation/choose-fields';
import { findUsage, type WordUsage } from './segmentation/word-usage';

/**
 * Adds to an issue a word or two of the same phrase that no field took: `fryer` in `Bob Tan fryer screen no connect`. They fill
 * all between another field and the issue. Words that report or greet, and what may be a part of another field, are left out.
 * @param others the other fields
 * @param usage what other writers use each word for
 */
export function addWordsInFrontOfIssue(
  { words }: RemainingWords,
  ranges: readonly WordRange[],
  others: readonly ChosenField[],
  usage: Pick<WordUsage, 'get'>,
): readonly WordRange[] {
  const [first, ...rest] = ranges;
  return first === undefined ? ranges : [[findFront(first[0]), first[1]], ...rest];

  function findFront(from: number): number {
    let at = from;
    while (at > 0 && words[at]?.gap === 'blank' && !isTaken(at - 1)) at -= 1;
    const isWhole = words[at]?.gap === 'consumed' || isTaken(at - 1);
    return isWhole && isPartOfIssue(at, from) ? at : from;
  }

  function isPartOfIssue(from: number, to: number): boolean {
    return to - from <= maxWords && words.slice(from, to).every((word) => isContent(word, from));
  }

  function isContent({ plain, text, classes }: RemainingWords['words'][number], from: number): boolean {
    const isOther = ofOthers.some((letter) => classes.includes(letter));
    // A rare word behind a store may be the town of it.
    const isUsual = (isTakenBy(from - 1, ['name']) ? /^(?:[iI]|o1)/ : /^[iI]/).test(findUsage(plain, usage));
    return isUsual && !isOther && /^\p{Ll}{4,}$/u.test(text) && !reporting.test(plain);
  }

  function isTaken(at: number): boolean {
    return isTakenBy(at, segmentKinds);
  }

  function isTakenBy(at: number, kinds: readonly SegmentKind[]): boolean {
    return others.some(
      ({ kind, ranges: taken }) => kinds.includes(kind) && taken.some(([from, to]) => from <= at && at < to),
    );
  }
}

const maxWords = 2;
/** Words that only say who reports it and how. */
const reporting =
  /^(?:ask\w*|sa(?:y|ys|ying|id)|tell\w*|told|report\w*|complain\w*|claim\w*|inform\w*|call\w*|rang|ring\w*|speaking|mention\w*|sebut|want\w*|lapor\w*|adu|mengadu|tanya|maklum\w*|bagitau|cakap|kata|minta|mohon)$/u;
const ofOthers: readonly string[] = [
  wordClasses.title,
  wordClasses.nameLink,
  wordClasses.givenName,
  wordClasses.likelyName,
  wordClasses.region,
  wordClasses.town,
  wordClasses.withinPlace,
  wordClasses.postcode,
  wordClasses.street,
  wordClasses.building,
  wordClasses.shopKind,
  wordClasses.introduction,
  wordClasses.filler,
  wordClasses.digit,
];
