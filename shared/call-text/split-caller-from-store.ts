import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/**
 * In a line without commas, `Joanne Lau Pets & Me Grooming` is a caller in front of a shop. It is split only where what
 * follows the full name of a person is a shop by itself: `Tan Mei Fong Trading` is the shop of that name.
 * @param first the first word of the text
 */
export function splitCallerFromStore(parts: readonly Part[], first: WordFeatures | undefined): Part[] {
  return parts.flatMap((part) => {
    const isInFront = part.kind === 'storeName' && part.words[0] === first;
    const length = isInFront ? findNameLength(part.words) : 0;
    const caller = part.kind === 'storeName' ? findCallerBehind(part.words) : undefined;
    if (caller !== undefined)
      return [toPart(part, 'storeName', part.words.slice(0, -1)), toPart(part, 'name', [caller])];
    const [name, shop] = [part.words.slice(0, length), part.words.slice(length)];
    return isFullName(name) && isShopByItself(shop)
      ? [toPart(part, 'name', name), toPart(part, 'storeName', shop)]
      : [part];
  });
}

export function toPart({ score }: Part, kind: Part['kind'], words: readonly WordFeatures[]): Part {
  return { kind, score, words, span: [words[0]?.span[0] ?? 0, words.at(-1)?.span[1] ?? 0] };
}

/** In `Speed Courier Batu Caves Shanti 014-360 8275`, the shop ends with its town, and the caller is beside the number. */
function findCallerBehind(words: readonly WordFeatures[]): WordFeatures | undefined {
  const [town, name] = words.slice(-2);
  const isBehindTown = words.length > 3 && town?.isInPlace === true && name?.isInPlace === false;
  return isBehindTown && name.gapAfter === 'consumed' && name.nameWeight > 2 && name.isCapital
    ? name
    : undefined;
}

function findNameLength(words: readonly WordFeatures[]): number {
  const [title, name] = words;
  if (civilTitle.test(title?.plain ?? '') && name !== undefined && mayFollowTitle(name)) return 2;
  const end = words.findIndex((word) => !isOfFullName(word));
  return Math.max(0, end);
}

/** In `Mr. Param Lucky Bar`, the person ends before the shop begins; `Mr Happy Bean` and `Mr Bean Coffee` are shops. */
function mayFollowTitle({ isCapital, isTrade, isShopKind, isInPlace, plain }: WordFeatures): boolean {
  return isCapital && !(isTrade || isShopKind || isInPlace || brand.test(plain) || /['’]s$/.test(plain));
}

const civilTitle = /^(?:mr|mrs|ms|miss|mdm|madam|encik|en|puan|pn)$/;

function isOfFullName({ nameWeight, isCapital, isHan, isTrade, isShopKind, plain, place }: WordFeatures) {
  const isOther = isHan || isTrade || isShopKind || place !== undefined || /['’]s$/.test(plain);
  return nameWeight > 0 && isCapital && !isOther;
}

/** `Joanne Lau`, `Tan Mei Fong`, `Amir Shariffuddin` */
function isFullName([first, second, third, ...others]: readonly WordFeatures[]): boolean {
  if (first === undefined || second === undefined || others.length > 1) return false;
  if (civilTitle.test(first.plain)) return third === undefined;
  const isGiven = first.nameWeight > 2 && second.nameWeight > 1;
  const isChinese =
    first.nameWeight < 3 && first.plain !== 'ah' && third !== undefined && others.length === 0;
  return isGiven || isChinese;
}

function isSold({ isTrade, isShopKind }: WordFeatures): boolean {
  return isTrade || isShopKind;
}

function isShopByItself([first, second, ...others]: readonly WordFeatures[]): boolean {
  if (first === undefined) return false;
  if (first.isHan) return second === undefined && first.isShopKind;
  if (second === undefined) return false;
  if (/.['’]s$/.test(first.plain)) return [second, ...others].some(isSold);
  if (first.isShopKind && /^\d{2,3}$/.test(second.plain)) return true;
  const isJoined = second.plain === '&' && others.length > 0;
  const isOwn =
    brand.test(first.plain) || (first.isCapital && !isSold(first) && !first.isInPlace && !first.isFiller);
  return isJoined || (isOwn && first.nameWeight === 0 && [second, ...others].some(isSold));
}

/** Words that shops call themselves by, whatever they sell. */
const brand =
  /^(?:happy|lucky|golden|royal|grand|little|sunny|super|smart|fresh|crispy|sweet|spicy|yummy|tasty|delicious|urban|modern|classic|premium|prime|best|perfect|magic|dream|star|rainbow|sunshine|green|blue|red|white|black|pink|silver|diamond|crystal|pearl|jade|ocean|sky|moon|sun|nature|organic|mr|my|the|queen|king|kingdom|paradise|western|eastern|oriental|asia|asian|global|city|metro|express)$/;
