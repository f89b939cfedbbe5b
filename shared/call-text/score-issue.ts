import { isBuilding, isPlacePrefix } from './address-words';
import { impossibleScore } from './impossible-score';
import type { WordFeatures } from './word-features';

/** How much one word belongs to a complaint or a request. */
export function scoreIssueWord(word: WordFeatures, isCased: boolean): number {
  if (word.isComplaint) return 2;
  if (word.isTrouble) return 1;
  if (word.isIssue) return 0.8;
  const asName = weighNameInIssue(word, isCased);
  if (asName < 0) return asName;
  // `tak jalan` does not work, `jalan besar` is a street.
  if (word.plain === 'jalan' && word.gapAfter !== 'blank') return 1;
  if (isOfPlace(word)) return weighPlaceInIssue(word);
  if (word.isFiller) return 0.2;
  // `check for the new cafe`
  if (word.isShopKind) return word.isCapital || word.isHan || word.gapAfter === 'blank' ? -1.2 : 0.2;
  if (word.isTrade) return -0.4;
  const isProper = isCased && word.isCapital && !/\d|^[\p{Lu}/]+$/u.test(word.text);
  const isSentenceStart = word.gap === 'break' || word.gap === 'line' || word.gap === 'consumed';
  return isProper && !isSentenceStart ? -0.8 : 0.4;
}

/** `whole kampung, pos offline`: nothing follows that the village could be called. */
function weighPlaceInIssue({ isInPlace, gapAfter }: WordFeatures): number {
  return isInPlace || gapAfter === 'blank' ? -1 : 0.2;
}

function isOfPlace({ isInPlace, plain }: WordFeatures): boolean {
  return isInPlace || isPlacePrefix(plain) || isBuilding(plain);
}

function weighNameInIssue(
  { isNameLink, nameWeight, isTitle, isCapital, isHan }: WordFeatures,
  isCased: boolean,
): number {
  if (isNameLink) return -2.5;
  // `cannot see sales`: without its capital, See is no surname where names have one.
  if (nameWeight > 1 && (isCapital || isHan || !isCased)) return -2;
  return isTitle ? -1.5 : 0;
}

/** Words that carry a complaint on behind a comma: `pos hang, dah 2 hari`. */
const continuation =
  /^(?:dah|sudah|already|since|sejak|but|and|dan|tapi|so|then|after|lepas|still|also|masih|because|sebab|every|setiap)$/;

/** What it costs a complaint to run on across a gap. */
export function costOfGapInIssue({ gap, plain }: WordFeatures): number {
  if (gap === 'consumed') return -impossibleScore;
  if (gap === 'break' || gap === 'line') return 5;
  // `field too short, Lot 22`
  if (
    gap === 'comma' &&
    /^(?:lot|blok|block|suite|shoplot|depan|dekat|dkt|belakang|sebelah|tepi|hadapan|seberang|opposite|beside|behind|near|opp)$/.test(
      plain,
    )
  )
    return 5;
  if (gap === 'comma') return continuation.test(plain) ? 0.3 : 1.5;
  return gap === 'bracket' ? 0.5 : 0;
}
