import { floor, unitPrefix } from './address-words';
import type { TextFeatures } from './text-features';
import { isKindBefore } from './shop-words';
import type { WordFeatures } from './word-features';

/** Whether what follows turns the last word into something else: `drive thru`, `Section 14 PJ 3 weeks`, `Low Yat 2nd floor`. */
export function isCutOff(words: readonly WordFeatures[], next: WordFeatures | undefined): boolean {
  const [before, last] = [words.at(-2), words.at(-1)];
  if (words.some(({ plain }, order) => plain === 'drive' && isThru(words[order + 1] ?? next))) return true;
  if (last === undefined || next?.gap !== 'blank') return false;
  const isCount = before?.isInPlace === true && /^\d{1,3}$/.test(last.plain);
  const isFloor = floor.test(last.plain) && /^(?:floor|flr)$/.test(next.plain);
  return isCount || isFloor;
}

function isThru(word: WordFeatures | undefined): boolean {
  return /^th(?:ru|rough)$/.test(word?.plain ?? '');
}

/** `tak jalan` does not work. */
export const negation = /^(?:tak|x|tk|tidak|xboleh|boleh|dah|baru)$/;

/** `skrin tak jalan, Kuala Pilah`, `JL Outboard Engine` */
export function isNoStreet({ words, isCased }: TextFeatures, start: number): boolean {
  const [before, first] = [words[start - 1], words[start]];
  const isVerb = first?.plain === 'jalan' && first.gap === 'blank' && negation.test(before?.plain ?? '');
  return isVerb || (isCased && first?.text === 'JL');
}

/** `Koperasi Masjid Al-Falah` is a shop. */
export function isShopInFront(first: WordFeatures, next: WordFeatures | undefined): boolean {
  if (first.plain === 'pasar' && /^(?:mini|raya)$/.test(next?.plain ?? '')) return true;
  return first.isShopKind && isKindBefore(first.plain) && next?.hasDigit === false;
}

/** `per kg`, `kg to pcs`, `kg besi` */
export function isWeight(words: readonly WordFeatures[], at: number, isCased: boolean): boolean {
  const [before, kg, next] = [words[at - 1], words[at], words[at + 1]];
  if (kg?.plain !== 'kg') return false;
  if (
    /^(?:per|half|setengah|suku|sekilo|\d+|harga|rm\d*|and|dan)$/.test(before?.plain ?? '') ||
    next === undefined
  )
    return true;
  const isSmall = isCased && !kg.isCapital && !next.isCapital;
  return next.isFiller || next.isIssue || isSmall || weighed.test(next.plain);
}

const weighed =
  /^(?:to|per|vs|jadi|jd|kepada|mix|gram|g|pcs|pieces|bag|unit|besi|tembaga|emas|beras|ikan|ayam|daging|sayur|plastik|kertas|timbang|scale|campur|conversion|confuse)$/;

/** In `Ikan Hiasan Nemo 2, Kompleks PKNS`, the number is of the shop; in `kami di 12, Jalan Besar`, of the house. */
export function isNumberOfName({ words }: TextFeatures, start: number): boolean {
  const [before, number, next] = [words[start - 1], words[start], words[start + 1]];
  if (before === undefined || number?.gap !== 'blank' || next?.gap !== 'comma') return false;
  return /^\d{1,3}$/.test(number.plain) && !(before.isFiller || unitPrefix.test(before.plain));
}
