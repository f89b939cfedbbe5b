import type { WordFeatures } from './word-features';

/** A word that belongs to no part. A name or a complaint is rather placed. */
export function scoreOther(word: WordFeatures): number {
  if (word.isFiller || word.isIntroduction) return 0;
  if (word.isComplaint) return -1;
  return word.isCapital || word.nameWeight > 1 ? -0.6 : -0.3;
}
