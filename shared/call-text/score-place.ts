import { isBuilding } from './address-words';
import { costOfBoundaries } from './boundary-costs';
import { impossibleScore } from './impossible-score';
import type { TextFeatures } from './text-features';
import type { PlaceName } from './find-place-name';
import type { WordFeatures } from './word-features';

export const maxPlaceWords = 6;

/** A town or region that stands alone. */
export function scorePlace(text: TextFeatures, start: number, end: number): number {
  const words = text.words.slice(start, end);
  const first = words[0]?.place;
  if (first === undefined) return impossibleScore;
  const second = first.words < words.length ? words[first.words]?.place : undefined;
  const length = first.words + (second !== undefined && liesIn(first, second) ? second.words : 0);
  if (length !== words.length || words.slice(1).some(({ gap }) => gap !== 'blank' && gap !== 'comma'))
    return impossibleScore;
  const next = text.words[end];
  // `Ipoh white coffee` and `Sunway Velocity` are names.
  if (next?.gap === 'blank' && isOfName(next) && !endsAtSmallLetter(text, end)) return impossibleScore;
  const costInSentence = text.isCased ? 1.5 : 0;
  const isInSentence = words[0]?.gap === 'blank' && words.at(-1)?.gapAfter === 'blank';
  return (
    2 +
    (second === undefined ? 0 : 1.5) -
    (isInSentence ? costInSentence : 0) -
    costOfBoundaries(text, start, end) * 0.7
  );
}

/** `Inanam KK`, `Bukit Indah, Johor` */
function liesIn(first: PlaceName, second: PlaceName): boolean {
  return second.isRegion || (second.region !== undefined && second.region === first.region);
}

/** In `Petite Patisserie Kuching oven order`, the town ends the names; in `Ipoh white coffee`, it begins one. */
function endsAtSmallLetter({ words, isCased }: TextFeatures, end: number): boolean {
  const isSold = words.slice(end, end + 2).some(({ isTrade, isShopKind }) => isTrade || isShopKind);
  const [before, after] = [words[end - 1], words[end]];
  return isCased && !isSold && before !== undefined && after !== undefined && /^\p{Ll}/u.test(after.text);
}

function isOfName(word: WordFeatures): boolean {
  // `SS15 4/1`
  if (/^\d+[a-z]?\/\d/.test(word.plain)) return true;
  // `Shah Alam seksyen 7`
  if (/^(?:seksyen|section|sek|presint|precinct)$/.test(word.plain)) return false;
  const mayFollow = word.isIssue || word.isTrouble || word.isFiller || word.isTitle || word.isInPlace;
  return !mayFollow || isBuilding(word.plain);
}
