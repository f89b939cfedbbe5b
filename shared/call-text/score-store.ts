import { isNameOfMall } from '../gazetteer/malls';
import { isBuilding, isMarket, isPlacePrefix } from './address-words';
import { costOfBoundaries, echoesName, isEdge } from './boundary-costs';
import { impossibleScore } from './impossible-score';
import type { TextFeatures } from './text-features';
import { isKindBefore, isKindBehind } from './shop-words';
import { scoreStoreWord } from './score-store-word';
import type { WordFeatures } from './word-features';

export const maxStoreWords = 8;

const neverFirst =
  /^(?:shop|shops|shop's|store|company|outlet|branch|merchant|of|by|and|dan|sorry|pihak|duty|ask|jalan|jln|he|she|they|dia|who|which|&)$/;
/** `my shop` is no name. */
const anyShop =
  /^(?:new|old|wrong|another|this|that|my|our|all|one|his|her|their|your) (?:old|new|shop|shops|store|stores|outlet|outlets|branch|mobile|cafe|restaurant|kitchen|salon|clinic)$|^the (?:shop|store|outlet|branch)$/;
const leadsToShop = /^(?:at|di|kat|kt|dari|drpd|from|frm|dr|nama|is|saya)$/;
/** In `Food Court Jln Ipoh`, the street follows; `Kafe Lorong` is a name. */
const leadsToStreet = /^(?:jalan|jln|jl|lorong|lrg|lebuh|persiaran)$/;
const branch = /^(?:branch|outlet|cawangan)$/;
const isCivilTitle = /^(?:mr|mrs|ms|miss|mdm|madam|en|encik|pn|puan|cik)$/;

/** Whether the name of a shop may begin with this word. */
export function mayBeginStore(text: TextFeatures, start: number): boolean {
  const [before, word, after] = [text.words[start - 1], text.words[start], text.words[start + 1]];
  if (word === undefined || neverFirst.test(word.plain) || word.isNameLink) return false;
  if (anyShop.test(`${word.plain} ${after?.plain ?? ''}`)) return false;
  // `nama kedai Selera` is only called Selera.
  if (word.plain === 'kedai' && before?.plain === 'nama') return false;
  const isOfIssue = word.isComplaint || (word.isTrouble && !text.isCased);
  if (word.gap === 'blank' && (word.isFiller || isOfIssue) && !word.isShopKind) return false;
  return isEdge(text, start) || text.words.slice(start, start + maxStoreWords).some(hasShopMark);
}

function hasShopMark({ isShopKind, isTrade, plain }: WordFeatures): boolean {
  return isShopKind || isTrade || plain === '&' || plain.endsWith('s');
}

/** A run of words that may be a shop, with what speaks for it. */
type StoreRun = {
  readonly words: readonly WordFeatures[];
  readonly first: WordFeatures;
  readonly last: WordFeatures;
  readonly kinds: number;
  readonly trades: number;
  readonly hasOwnMark: boolean;
  readonly isAlone: boolean;
  /** In a text with capitals, a shop may still be typed without. */
  readonly isCased: boolean;
  readonly isTextCased: boolean;
};

/** The name of a shop: a kind of shop, goods, or capitalised words that stand alone. */
export function scoreStore(text: TextFeatures, start: number, end: number): number {
  const words = text.words.slice(start, end);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || !mayEndStore(last, text.words[end]))
    return impossibleScore;
  const kinds = words.filter(({ isShopKind }) => isShopKind).length;
  const trades = words.filter(({ isTrade, isShopKind }) => isTrade && !isShopKind).length;
  const isMarked = words.some(
    ({ plain }, order) => /^&$|['’]s$/.test(plain) || (plain === 'by' && order > 0),
  );
  const run: StoreRun = {
    words,
    first,
    last,
    kinds,
    trades,
    hasOwnMark: isMarked || echoesName(text, start),
    isAlone: isEdge(text, start) && isEdge(text, end),
    isTextCased: text.isCased,
    isCased: text.isCased && (kinds + trades === 0 || words.some(({ isCapital }) => isCapital)),
  };
  if (!mayBeStore(text, start, run)) return impossibleScore;
  const isBranch = kinds + trades === 0 && branch.test(text.words[end]?.plain ?? '');
  const cost = (isBranch ? 2.5 : 0) + (isMarketOfTown(text, start, end) || isMall(words) ? 4 : 0);
  return countPoints(run) - costOfBoundaries(text, start, end) - cost;
}

function isMall(words: readonly WordFeatures[]): boolean {
  return words.length > 1 && isNameOfMall(words.map(({ plain }) => plain).join(' '));
}

/** `Main Bazaar, Kuching` and `Little India, Klang` are where the shop is. */
function isMarketOfTown({ words }: TextFeatures, start: number, end: number): boolean {
  const [first, last, next] = [words[start], words[end - 1], words[end]];
  const isApart = first?.gap !== 'blank' && next?.gap === 'comma' && next.place !== undefined;
  return isApart && (isMarket(first?.plain ?? '') || isMarket(last?.plain ?? ''));
}

function mayEndStore(last: WordFeatures, next: WordFeatures | undefined): boolean {
  if (last.isNameLink || /^(?:&|and|dan|of|by|the|no|nombor)$/.test(last.plain)) return false;
  // `Homestay Pak` goes on with a name.
  const isTornTitle =
    last.isTitle && last.nameWeight < 2 && next?.gap === 'blank' && (next.nameWeight > 0 || next.isTitle);
  return !isTornTitle && !(leadsToStreet.test(last.plain) && next?.gap === 'blank');
}

function mayBeStore(text: TextFeatures, start: number, run: StoreRun): boolean {
  const isUnknown = run.kinds + run.trades === 0;
  if (!isNamed(run)) return false;
  if (isUnknown && (isPersonBesideNumber(text, start, run) || !mayBeUnknownShop(run))) return false;
  if (isUnknown && isOfComplaint(text, start, run)) return false;
  return !(text.isCased && !run.isCased && (isHidden(text, start) || isOnlyGoods(run)));
}

/** In `access gate no open` and `cannot open "storage full"`, unknown words belong to the complaint. */
function isOfComplaint({ words: all }: TextFeatures, start: number, run: StoreRun): boolean {
  const { first, words } = run;
  const next = all[start + words.length];
  const isSmall = !words.some(({ isCapital, isHan }) => isCapital || isHan);
  if (isSmall && /^\d/.test(first.plain)) return true;
  if (first.plain === 'rm' || (isSmall && first.gap === 'bracket')) return true;
  return next?.gap === 'blank' && (next.isIssue || isSmall);
}

/** `Ms Park 017-339 0012` */
function isPersonBesideNumber({ words: all }: TextFeatures, start: number, run: StoreRun): boolean {
  const { first, last, words } = run;
  // `at Mr Dakgalbi, Lot 5`
  if (leadsToShop.test(all[start - 1]?.plain ?? '')) return false;
  const isBeside = first.gap === 'consumed' || last.gapAfter === 'consumed';
  return isCivilTitle.test(first.plain) && words.length > 1 && words.length < 5 && isBeside;
}

/** In `our cafe next week`, no gap and no word such as `from` leads to the shop. */
function isHidden({ words }: TextFeatures, start: number): boolean {
  return words[start]?.gap === 'blank' && !leadsToShop.test(words[start - 1]?.plain ?? '');
}

/** In a text with capitals, `gift wrap fee added two times` is about goods: no kind of shop begins or ends it. */
function isOnlyGoods({ words, first, last }: StoreRun): boolean {
  const areGoods = words.filter(({ isTrade, isShopKind }) => isTrade || isShopKind).length * 2 > words.length;
  return !first.isHan && !areGoods && !isKindBefore(first.plain) && !isKindBehind(last.plain);
}

/** Whether the words name something: more than a kind of shop, a town or a number. */
function isNamed({ words, first, kinds }: StoreRun): boolean {
  if (words.every(({ isInPlace, isFiller, plain }) => isInPlace || isFiller || branch.test(plain)))
    return false;
  if (!words.some(({ text }) => /\p{L}{2}|\p{Script=Han}/u.test(text))) return false;
  // In `好友记云吞面 SS2`, the town is no part of the name.
  if (words.some(({ isHan }) => isHan) && words.length > 1 && words.some(({ isInPlace }) => isInPlace))
    return false;
  if (words.length > 1 || (first.isHan && kinds > 0)) return true;
  return !first.isShopKind && /.(?:mart|shop|cafe|store)$/.test(first.plain);
}

/** Without a word for a shop, the words stand alone, and none of them is of a complaint. */
function mayBeUnknownShop({ words, first, hasOwnMark, isAlone, isCased }: StoreRun): boolean {
  if (!hasOwnMark && !isAlone) return false;
  if (isCased && words.some(isLower)) return false;
  const issues = words.filter(({ isIssue, isFiller, plain }) => isIssue && !isFiller && plain !== 'the');
  return issues.length === 0 || (issues.length === 1 && first !== issues[0] && isCased);
}

function isLower({ isCapital, isHan, isFiller, hasDigit }: WordFeatures): boolean {
  return !(isCapital || isHan || isFiller || hasDigit);
}

/** In `Ah Chai Tyre pump broken`, the name ends before the first word without a capital. */
function endsInSentence({
  isCapital,
  isHan,
  hasDigit,
  isShopKind,
  isTrade,
  isInPlace,
}: WordFeatures): boolean {
  return !(isCapital || isHan || hasDigit || isShopKind || isTrade || isInPlace);
}

function countPoints(run: StoreRun): number {
  const { words, first, last, kinds, trades, isAlone, isTextCased } = run;
  return (
    words.reduce((sum, _, order) => sum + weighAt(run, order), 0) +
    (kinds > 0 ? 2.5 + kinds * 0.5 : 0) +
    (trades > 0 ? 1.5 + trades * 0.5 : 0) +
    (run.hasOwnMark ? 1 : 0) +
    (isKindBefore(first.plain) || isKindBehind(last.plain) ? 1 : 0) +
    (isAlone ? 1 : 0) -
    (arePeople(run) ? 2.5 : 0) -
    (isOwnerInFront(words) ? 4 : 0) -
    (hasTownAndRegion(words) ? 2.5 : 0) -
    (runsOnBehindTown(words) ? 4 : 0) -
    costOfTownBehindKind(words, isTextCased) -
    (repeatsName(words) ? 4 : 0) -
    (kinds + trades === 0 && isBuilding(first.plain) ? 2.5 : 0) -
    (run.isCased && first.isCapital && endsInSentence(last) ? 2 : 0) -
    Math.max(0, words.length - 5) * 0.5
  );
}

function weighAt({ words, first, isCased }: StoreRun, order: number): number {
  const word = words[order];
  if (word === undefined) return 0;
  if (isCivilTitle.test(word.plain) && (words[order + 1]?.nameWeight ?? 0) > 0) return -5;
  // `kedai jam` sells watches, although `jam` is also a complaint.
  if (order === 1 && isKindBefore(first.plain) && !word.isFiller && (word.isIssue || word.isTrouble))
    return -0.5;
  const isPrefix = order === 0 && isPlacePrefix(word.plain);
  return scoreStoreWord(word, {
    isCased,
    isFirst: order === 0,
    isCivilTitle: isCivilTitle.test(word.plain),
    isPrefix,
  });
}

function arePeople({ words, first, kinds, trades }: StoreRun): boolean {
  if (kinds + trades > 0) return false;
  // `Kak Midah`; `Mr Dakgalbi` may be a shop.
  const isTitled = first.isTitle && !isCivilTitle.test(first.plain);
  const [, ...others] = words;
  const areNames = (isTitled || first.nameWeight > 0) && others.every(({ nameWeight }) => nameWeight > 0);
  return areNames || (words.length < 4 && (first.nameWeight > 2 || isTitled));
}

/** In `Jo (Jo & Co Salon)`, the shop is in the brackets. */
function isOwnerInFront([first, ...others]: readonly WordFeatures[]): boolean {
  return others.some(({ gap, plain }) => gap === 'bracket' && plain === first?.plain);
}

/** In `cendol mak jah alor gajah melaka`, the last words are no part of the name. */
function hasTownAndRegion(words: readonly WordFeatures[]): boolean {
  return words.some(
    ({ place }, order) => place !== undefined && words[order + place.words]?.place?.isRegion === true,
  );
}

/** In `Saras Curry House Sungai Siput`, the shop is in the town. */
function costOfTownBehindKind(words: readonly WordFeatures[], isCased: boolean): number {
  const at = words.findIndex(({ place }, order) => order > 1 && place !== undefined);
  const isLast = at > 0 && at + (words[at]?.place?.words ?? 0) === words.length;
  if (!isLast) return 0;
  if (isCased) return isKindBehind(words[at - 1]?.plain ?? '') ? 1.5 : 0;
  return words.slice(0, at).some(({ isTrade, isShopKind }) => isTrade || isShopKind) ? 0.8 : 0;
}

/** In `roslan bundle kuantan butang refund`, the name ends with the town at the latest. `Muar Street Cafe` is one name. */
function runsOnBehindTown(words: readonly WordFeatures[]): boolean {
  const at = words.findIndex(({ place }, order) => order > 0 && place !== undefined);
  const behind = words.slice(at + (words[at]?.place?.words ?? 0));
  const last = behind.at(-1);
  const isOver =
    last !== undefined &&
    !last.isCapital &&
    !last.hasDigit &&
    !isKindBehind(last.plain) &&
    !mall.test(last.plain);
  return at > 0 && isOver && !behind.some(({ isInPlace }) => isInPlace);
}

/** `Tealive Sunway Pyramid` */
const mall = /^(?:pyramid|mall|square|plaza|velocity|paradigm|avenue|parade|sentral|central|city)$/;

/** In `Aishah Humaira Cupcake Aishah`, the first words are the owner. */
function repeatsName(words: readonly WordFeatures[]): boolean {
  const [first, second, third] = words;
  // `En Badri Badri Frozen`, `Tang Yee Wen Tang's Art Studio`
  if (first !== undefined && isCivilTitle.test(first.plain) && second?.plain === third?.plain) return true;
  const owner = first?.plain ?? '';
  if (words.slice(1).some(({ plain }) => plain === `${owner}'s` || plain === `${owner}’s`)) return true;
  const names = words.filter(({ nameWeight }) => nameWeight > 2).map(({ plain }) => plain);
  return new Set(names).size < names.length;
}
