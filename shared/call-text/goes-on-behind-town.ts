import type { ConsumableText } from './consumable-text';
import { hasPersonName } from './recognise-person-names';
import { hasShopWord } from './shop-words';
import { isFiller, isIssueWord, isTitle, isTroubleWord } from './word-classes';

/** In `47100 Puchong prima. ipad hang`, an unknown word up to the stop may be of the town. */
export function goesOnBehindTown({ remaining }: ConsumableText, end: number): boolean {
  const next = /^ (\p{L}+(?: \p{L}+)?)[ \t]*(?=[.,;\n]|$)/u.exec(remaining.slice(end, end + 50))?.[1] ?? '';
  return (
    next !== '' &&
    !/^[A-Z]{2}$/.test(next) &&
    !next.split(' ').some(isKnown) &&
    !hasShopWord(next) &&
    !hasPersonName(next)
  );
}

function isKnown(word: string): boolean {
  return isIssueWord(word) || isTroubleWord(word) || isFiller(word) || isTitle(word);
}
