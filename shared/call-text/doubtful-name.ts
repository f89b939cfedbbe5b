import type { Segmentation, Part } from './segment-into-parts';
import {
  findNeighbours,
  isCut,
  isOfIssue,
  isOfPerson,
  nickname,
  type Surroundings,
} from './part-surroundings';
import {
  hasLoneWord,
  isBehindCallerOfShop,
  isBehindNamedShop,
  isAway,
  isBehindOwner,
  isBesideTitled,
  isOverruled,
  isSecondOfTwo,
  isNamedInFull,
  isOfShopOfCaller,
  isSpokenOf,
  isTornFromShop,
  isTornFromTitle,
  repeatsCaller,
} from './doubtful-name-of-shop-or-other-person';
import { isBoundedByCase, isUndisputedName } from './undisputed-name';
import { isFrom } from './word-classes';
import { isFamilyName, isInRun, mayEndElsewhere, mayEndWithTown, mayLoseItsEnd } from './doubtful-name-ends';
import { isSpokenFor } from './score-name';
import { isKindBefore, isKindOfShop } from './shop-words';
import type { WordFeatures } from './word-features';

/** In points: a name that is ahead by less than this may be another one. */
const certainLead = 3;

/** In points: a name that ends elsewhere is as good as this one. */
const closeLead = 2.5;

/** Each way in which a name may have another reading. */
const reasons: readonly ((part: Part, around: Surroundings) => boolean)[] = [
  isAway,
  isBehindOwner,
  isBesideTitled,
  isTornFromShop,
  isOverruled,
  isCut,
  isBehindAnother,
  mayContainStore,
  areTwoPeople,
  mayBeLonger,
  isUnfinished,
  sharesNamesWithShop,
  isBehindNamedShop,
  isTornFromTitle,
  isBehindCallerOfShop,
  isSecondOfTwo,
  repeatsCaller,
  mayEndWithTown,
  mayBeShopBesideCaller,
  isSpokenOf,
  isNamedInFull,
  isOfShopOfCaller,
  mayLoseItsEnd,
];

export function isDoubtfulName(
  part: Part,
  { leadOfName, rivalName }: Segmentation,
  around: Surroundings,
): boolean {
  const { words } = part;
  if (reasons.some((applies) => applies(part, around))) return true;
  if (leadOfName < certainLead && isInRun(part, around)) return !isBoundedByCase(part, rivalName, around);
  if (leadOfName >= certainLead || isUndisputedName(part, rivalName, around)) return false;
  // `Teh` is tea, and a family.
  if (words.some(({ isShopKind, isTrade, nameWeight }) => nameWeight === 0 && (isShopKind || isTrade)))
    return true;
  const isOther = rivalName !== undefined && isOtherPerson(part, rivalName, around);
  if (isOther && namesNoCaller(part, rivalName, around)) return false;
  if (leadOfName < closeLead && mayEndElsewhere(part, rivalName, around)) return true;
  if (!words.some(isOfPerson))
    return isOther || !isExpected(part, around) || (words.length > 1 && hasLoneWord(part, around));
  if (rivalName === undefined || !rivalName.words.every(isOfPerson)) return false;
  // `Azlina Katering` is rather the shop of Azlina.
  return isOther || !words.every(isOfPerson);
}

function isOtherPerson({ words }: Part, rival: Part, around: Surroundings): boolean {
  if (isDealer(rival, around)) return false;
  return rival.words.every((word) => lacks(words, word)) || areDifferent(words, rival.words);
}

/** Whether the other name is that of the shop, or `Puan Mazni` in `Asyraf bagi pihak Puan Mazni`. */
function namesNoCaller(part: Part, rival: Part, around: Surroundings): boolean {
  const isShop = isBesideShopOf(part, rival, around) || isInFrontOfShop(part, rival, around);
  return isShop || isCalledFor(rival, around);
}

function lacks(own: readonly WordFeatures[], { plain }: WordFeatures): boolean {
  return !own.some((word) => word.plain === plain);
}

/** `Hew Chee Wah` and `Wah Fatt Tong Sui` share a word and are two people. */
function areDifferent(some: readonly WordFeatures[], others: readonly WordFeatures[]): boolean {
  const isApart = !some.some((word) => others.includes(word));
  return isApart && some.some((word) => lacks(others, word)) && others.some((word) => lacks(some, word));
}

/** In `Esther Ngo Grace Christian Bookstore`, nobody knows where the shop begins. */
function isShopUnclear({ words }: Part, shop: WordFeatures, { isCased }: Surroundings): boolean {
  if (shop.plain === 'the' || words.some(({ plain }) => shop.plain.startsWith(plain))) return false;
  // `Mr Goh Toast House`
  const [title, family] = words;
  if (words.length === 2 && title?.isTitle === true && family?.nameWeight === 2) return false;
  if (isKindOfShop(shop.plain)) return words.length > 1 && !shop.isTrade && !isKindBefore(shop.plain);
  return shop.nameWeight > 1 || (isCased && shop.isCapital && words.at(-1)?.isCapital === true);
}

function isNextToNumber({ gap, gapAfter }: WordFeatures): boolean {
  return gap === 'consumed' || gapAfter === 'consumed';
}

/** In `Nora Kebaya, Rohaizat 013-990 2217`, the one with an unknown word may be the shop. */
function mayBeShopBesideCaller(part: Part, around: Surroundings): boolean {
  const isUnknown = part.words.some((word) => !isOfPerson(word) && word.text.length > 1);
  const isNamed = part.words.some(({ isTitle, isNameLink }) => isTitle || isNameLink);
  return part.words.length > 1 && isUnknown && !isNamed && hasLoneWord(part, around, isNextToNumber);
}

/** In `Asyraf bagi pihak Puan Mazni`, Mazni does not call. */
function isCalledFor(part: Part, around: Surroundings): boolean {
  const { at } = findNeighbours(part, around);
  const titles = around.words
    .slice(0, at)
    .toReversed()
    .findIndex(({ isTitle }) => !isTitle);
  return isSpokenFor(around.words, at - Math.max(0, titles));
}

/** `dealer Edge Solution` does not call. */
function isDealer(part: Part, around: Surroundings): boolean {
  return /^(?:dealer|reseller|supplier|vendor)$/.test(findNeighbours(part, around).before?.plain ?? '');
}

/** In `林小姐, Uncle Lim Kopitiam`, the other name is that of the shop. */
function isBesideShopOf(part: Part, rival: Part, around: Surroundings): boolean {
  const { words } = part;
  const [first, last] = [words[0], words.at(-1)];
  const isBefore = isFrom(findNeighbours(part, around).after?.plain ?? '');
  const isApart = first?.gap !== 'blank' && (last?.gapAfter !== 'blank' || last.isHan || isBefore);
  // In `Hew Chee Wah, Wah Fatt Tong Sui 016-553 2218`, both may be people.
  const isClear =
    first === around.words[0] || around.words.some((word) => around.isOfStore(word) && isSold(word));
  return isApart && isClear && rival.words.every(around.isOfStore) && words.every(isOfPerson);
}

/** In `Adibah / Teh Ais Padu`, callers come first, and goods are of a shop. */
function isInFrontOfShop({ words }: Part, rival: Part, { words: all, isOfStore }: Surroundings): boolean {
  const isFirst = words[0] === all[0] && words.at(-1)?.gapAfter !== 'blank';
  const areGoods = rival.words.some(({ isTrade, isShopKind }) => isTrade || isShopKind);
  return isFirst && areGoods && rival.words.every(isOfStore) && !rival.words.every(isOfPerson);
}

/** `Syed Hafiz Warong Pak Teh`, `Ringkai Ringkai Mini Market`, `Kelantan Che Wan`: not one name and nothing else. */
function areTwoPeople({ words }: Part): boolean {
  const isRepeated = words.length > 3 && words.some(({ plain }, order) => plain === words[order - 1]?.plain);
  const hasTown =
    words.length > 1 && words.some(({ isInPlace, nameWeight }) => isInPlace && nameWeight === 0);
  const name = words.findIndex(({ isTitle }) => !isTitle);
  return (
    isRepeated || hasTown || (name >= 0 && words.slice(name + 1).some(({ plain }) => nickname.test(plain)))
  );
}

/** In `Yusri bin Che Lah`, a name goes on behind `Che`, whatever the next word is otherwise. */
function isUnfinished(part: Part, around: Surroundings): boolean {
  const { words } = part;
  const last = words.at(-1);
  const { after } = findNeighbours(part, around);
  if (last?.gapAfter === 'blank' && after?.isNameLink === true && after.plain !== '@' && around.isFree(after))
    return true;
  return words.length > 1 && last?.gapAfter === 'blank' && beginsName.test(last.plain);
}

const beginsName =
  /^(?:ah|sri|seri|che|abd|abdul|mohd|muhd|muhammad|mohamad|mohamed|md|nik|wan|syed|sharifah|tengku|raja|siti|nur|nor|bin|binti|bt|a\/l|a\/p)$/;

/** In `shahrul selvi flower shop` and `kedai runcit hasnah sarah lim`, nobody knows whose the middle name is. */
function sharesNamesWithShop(part: Part, around: Surroundings): boolean {
  const { before, after } = findNeighbours(part, around);
  const [first, last] = [part.words[0], part.words.at(-1)];
  const names = part.words.filter(
    ({ isTitle, isNameLink, nameWeight }) => !isNameLink && (!isTitle || nameWeight > 1),
  );
  if (after !== undefined && last?.gapAfter === 'blank' && around.isOfStore(after) && names.length > 3)
    return true;
  if (names.length < 2 || part.words.some(({ isNameLink }) => isNameLink)) return false;
  if (last?.gapAfter === 'blank' && after !== undefined && around.isOfStore(after))
    return (
      !isFamilyName(last) && (after.plain === last.plain || (isSold(after) && !isKindBefore(after.plain)))
    );
  return first?.gap === 'blank' && before !== undefined && around.isOfStore(before) && isUnnamedShop(around);
}

function isSold({ isTrade, isShopKind }: WordFeatures): boolean {
  return isTrade || isShopKind;
}

function isUnnamedShop({ words, isOfStore }: Surroundings): boolean {
  return words.filter(isOfStore).every((word) => isSold(word) || word.isFiller);
}

/** In `mr kim hock scanner light`, the name may have another word. */
function mayBeLonger(part: Part, around: Surroundings): boolean {
  const { after } = findNeighbours(part, around);
  const last = part.words.at(-1);
  if (last?.gapAfter !== 'blank' || after === undefined || after.isHan || after.isInPlace) return false;
  if (around.isOfStore(after)) return isShopUnclear(part, after, around);
  const isName = after.nameWeight > 0 && !after.isShopKind && !after.isTrade && !isOfIssue(after);
  return isName && after.isCapital === last.isCapital;
}

/** In `Wendy here, her boss is Mr Chia`, the caller comes first. */
function isBehindAnother(part: Part, around: Surroundings): boolean {
  const { at, before } = findNeighbours(part, around);
  if (before?.isIntroduction === true) return false;
  const isAnother = (word: WordFeatures) =>
    around.isFree(word) &&
    !part.words.some(({ plain }) => plain === word.plain) &&
    !word.isInPlace &&
    !word.isFiller &&
    (isNameHere(word, around) || standsInFront(word, around));
  return around.words.slice(0, at).some(isAnother);
}

function isNameHere(
  { nameWeight, isCapital, isHan, isTrade }: WordFeatures,
  { isCased }: Surroundings,
): boolean {
  return (nameWeight > 2 || (nameWeight === 2 && !isTrade)) && (!isCased || isCapital || isHan);
}

/** `Sasikumar 0165529917`: callers begin with their name, known or not. */
function standsInFront(word: WordFeatures, { words, isOfStore }: Surroundings): boolean {
  const mayBeName =
    /^\p{L}{3,}$/u.test(word.text) &&
    !isOfIssue(word) &&
    !word.isNeverInNames &&
    !word.isIntroduction &&
    !word.isTitle &&
    !word.isHan;
  const isApart = /^(?:consumed|comma)$/.test(word.gapAfter);
  const next = words[1];
  const isBeforeShop = word.gapAfter === 'blank' && next !== undefined && isOfStore(next);
  return word === words[0] && (isApart || isBeforeShop) && mayBeName;
}

/** In `En. Hisham Cyber Zone`, the shop may begin behind the first name; in `Hamidah Jamu Warisan, Kak Midah`, it may be that. */
function mayContainStore({ words }: Part, { hasStore, isStorePerson }: Surroundings): boolean {
  const unknown = words.filter((word) => !isOfPerson(word) && word.text.length > 1);
  return (
    (!hasStore && words.length > 3 && !words.some(({ isNameLink, isTitle }) => isNameLink || isTitle)) ||
    (!hasStore && words.length > 2 && unknown.length > 0 && !words.some(({ isNameLink }) => isNameLink)) ||
    (isStorePerson && words.length > 2 && unknown.length > 1)
  );
}

/** Whether callers usually say their name there: in front, behind `call`, or beside the number. */
function isExpected(part: Part, around: Surroundings): boolean {
  const { at, before } = findNeighbours(part, around);
  const isBesideNumber = part.words[0]?.gap === 'consumed' || part.words.at(-1)?.gapAfter === 'consumed';
  return at === 0 || isBesideNumber || before?.isIntroduction === true;
}
