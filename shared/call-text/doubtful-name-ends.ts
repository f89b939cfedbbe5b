import { findNeighbours, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import { isKindBefore } from './shop-words';
import type { WordFeatures } from './word-features';

/** Without a gap beside it, nobody knows where the name begins or ends. */
export function isInRun(part: Part, around: Surroundings): boolean {
  const { before, after } = findNeighbours(part, around);
  const [first, last] = [part.words[0], part.words.at(-1)];
  if (first === undefined || first.isHan || isClear(part) || isBorne(part, around)) return false;
  const isOpen = last?.gapAfter === 'blank' && mayBelong(part, after) && !isKindBefore(after?.plain ?? '');
  return isOpen || (first.gap === 'blank' && mayBelong(part, before));
}

/** `Mr Tan`, `alice wong` */
function isClear({ words }: Part): boolean {
  const [first, second] = words;
  if (first === undefined || second === undefined || words.length > 2) return false;
  return first.isTitle || (first.nameWeight === 3 && isFamilyName(second));
}

function mayBelong({ words }: Part, word: WordFeatures | undefined): boolean {
  if (word === undefined || smallWords.test(word.plain)) return false;
  if (word.isFiller || word.isIntroduction || word.isInPlace || word.isIssue) return false;
  return !words.some(({ plain }) => word.plain.startsWith(plain));
}

const smallWords = /^(?:on|or|will|to|speaking|calling|called|technician|lady)$/;

/** The shop bears the name: `hassan barbershop hassan`. */
function isBorne({ words }: Part, { words: all, isOfStore }: Surroundings): boolean {
  const names = words.filter(({ isTitle }) => !isTitle);
  return (
    names.length > 0 &&
    names.every(({ plain }) => all.some((word) => isOfStore(word) && word.plain === plain))
  );
}

/** In `mohd faris jue kebaya house`, the name may end before `jue`. */
export function mayEndElsewhere(part: Part, rival: Part | undefined, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const runsOn = part.words.at(-1)?.gapAfter === 'blank' && after !== undefined && around.isOfStore(after);
  const isEcho = part.words.some(({ plain }) => after?.plain.startsWith(plain));
  const isShorter =
    rival?.words[0] === part.words[0] && rival !== undefined && rival.words.length < part.words.length;
  return runsOn && !isEcho && isShorter;
}

/** `Alice Wong` ends with the name of a family. */
export function isFamilyName({ nameWeight }: WordFeatures): boolean {
  return nameWeight === 2;
}

/** In `Mat Sentul, Mat Rojak`, the town may be of the name. */
export function mayEndWithTown(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const [first, second] = part.words;
  if (second !== undefined || first?.gapAfter !== 'blank' || after?.place === undefined) return false;
  const end = (around.order.get(after) ?? 0) + after.place.words - 1;
  return first.gap !== 'blank' && around.words[end]?.gapAfter !== 'blank';
}

/** In `Chow Kok Pin`, the last word is otherwise a label. */
export function mayLoseItsEnd(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const isLast = part.words.at(-1)?.gapAfter === 'blank' && after !== undefined && after.gapAfter !== 'blank';
  return isLast && around.isCased && after.isCapital && after.isFiller && around.isFree(after);
}
