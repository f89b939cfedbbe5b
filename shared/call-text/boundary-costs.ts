import { isKindBefore } from './shop-words';
import type { WordFeatures } from './word-features';
import type { TextFeatures } from './text-features';

/** Whether a part may begin before this word: behind a gap, or beside a small word such as `from` or `is`. */
export function isEdge({ words, isCased }: TextFeatures, at: number): boolean {
  const [before, after] = [words[at - 1], words[at]];
  if (before === undefined || after?.gap !== 'blank' || namesIssue.test(after.plain)) return true;
  // In `Kedai Kopi Pagi`, the last word is part of the name.
  const isName = isCased && before.isCapital && after.isCapital && before.gap === 'blank';
  const isSmall = (word: WordFeatures) => word.isFiller && word.plain !== '&' && !word.isTitle && !isName;
  return isSmall(before) || isSmall(after) || before.isIntroduction;
}

/** Behind these words comes the complaint, in a line without any punctuation between its parts. */
const namesIssue = /^(?:masalah|problem|aduan|komplen|isu)$/;

/** A shop bears its owner's name: `Nora Danish Nora Closet`. */
export function echoesName({ words }: TextFeatures, at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined || word.nameWeight === 0 || word.isHan) return false;
  if (word.gap === 'blank' && (before === undefined || before.isTitle || before.isShopKind || before.isTrade))
    return false;
  // `Yan Yan Fashion` repeats a syllable, `Jason Teo Teo Auto` a name.
  const isReduplication = word.gap === 'blank' && before?.plain === word.plain && word.nameWeight < 3;
  if (isReduplication && (before.gap !== 'blank' || (words[at - 2]?.nameWeight ?? 0) === 0)) return false;
  return words.slice(Math.max(0, at - 7), at).some((earlier) => earlier.plain === word.plain);
}

/** A cut between two capitalised words without a gap goes through a name. */
export function costOfBoundary(text: TextFeatures, at: number): number {
  if (isEdge(text, at)) return -0.5;
  const [before, after] = [text.words[at - 1], text.words[at]];
  // `Ah Kheng` is one name.
  if (isWithinPlace(text, at) || before?.plain === 'ah') return 3;
  if (after !== undefined && isKindBefore(after.plain) && !before?.isTrade) return 0.3;
  if (echoesName(text, at)) return 0;
  if (after?.place !== undefined) return 1.2;
  return text.isCased && before?.isCapital && after?.isCapital && !before.isHan && !after.isHan ? 2.5 : 1.2;
}

/** Whether a cut goes through the name of a town. */
export function isWithinPlace({ words }: TextFeatures, at: number): boolean {
  return [1, 2, 3].some((back) => (words[at - back]?.place?.words ?? 0) > back);
}

export function costOfBoundaries(text: TextFeatures, start: number, end: number): number {
  return costOfBoundary(text, start) + costOfBoundary(text, end);
}
