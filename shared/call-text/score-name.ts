import { isBuilding, isPlacePrefix } from './address-words';
import { costOfBoundaries, isEdge } from './boundary-costs';
import { impossibleScore } from './impossible-score';
import type { TextFeatures } from './text-features';
import { isFrom } from './word-classes';
import { scoreIntroduction } from './score-introduction';
import { isWithinPlaceName } from './is-within-place-name';
import { isKindBefore } from './shop-words';
import type { WordFeatures } from './word-features';

export const maxNameWords = 7;

/** Whether a person's name may begin with this word. */
export function mayBeginName({ words }: TextFeatures, start: number): boolean {
  const [before, word] = [words[start - 1], words[start]];
  if (word === undefined || word.hasDigit || word.isNameLink || word.plain === '&') return false;
  if (word.gap === 'blank' && before !== undefined && isWithinPlaceName(before, words[start - 2]))
    return false;
  return word.isTitle || word.nameWeight > 0 || !(word.isIssue || word.isFiller || word.isShopKind);
}

/** `low yat plaza` is a building. */
const buildingBehind =
  /^(?:plaza|mall|complex|tower|towers|walk|square|court|heights|residence|residency|avenue|arcade|mansion)$/;
/** A run of words that may be a name: `titles` of them are titles, then come the `names`. */
type NameRun = {
  readonly first: WordFeatures;
  readonly last: WordFeatures;
  readonly titles: number;
  readonly names: readonly WordFeatures[];
  /** Points for a word such as `call` before the name, or `here` behind it. */
  readonly introduced: number;
  /** Callers and agents begin with the name or the shop. */
  readonly isFront: boolean;
  readonly isBesideNumber: boolean;
  readonly isNickname: boolean;
  /** A shop elsewhere in the text bears the same name. */
  readonly isEchoed: boolean;
  /** Likewise, whether the word is known as a name or not. */
  readonly isBorne: boolean;
};

/** A person's name: given and family names, a title, `bin` and the like, alone between gaps or beside a number. */
export function scoreName(text: TextFeatures, start: number, end: number): number {
  const words = text.words.slice(start, end);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || last.isNameLink) return impossibleScore;
  const introduced = scoreIntroduction(text, start, end);
  if (first.isHan) return words.length === 1 ? scoreChineseName(text, start, introduced) : impossibleScore;
  const titles = words.findIndex(({ isTitle, nameWeight }) => !isTitle || nameWeight > 1);
  if (titles < 0) return impossibleScore;
  const run: NameRun = {
    first,
    last,
    titles,
    introduced,
    names: words.slice(titles),
    isBesideNumber: first.gap === 'consumed' || last.gapAfter === 'consumed',
    isFront: isInFront(text, start, end),
    isEchoed: words.length === 1 && first.nameWeight > 0 && occursElsewhere(text, start),
    isBorne: words.length === 1 && occursElsewhere(text, start),
    isNickname: first.plain === 'ah' && words.length > 1,
  };
  if (isTown(words) || isOfSomethingElse(text, start, end)) return impossibleScore;
  if (!isWrittenAsNames(run, text.isCased)) return impossibleScore;
  const isAlone = isEdge(text, start) && isEdge(text, end);
  if (!isKnownName(run) && !(isAlone && isLikelyName(run, text.isCased))) return impossibleScore;
  if (isMostlyUnknown(run)) return impossibleScore;
  return countPoints(run, text.isCased) - costOfBoundaries(text, start, end) - costOfPlace(text, start, end);
}

/** `low yat plaza` is a building. */
function isOfSomethingElse({ words }: TextFeatures, start: number, end: number): boolean {
  const [first, next] = [words[start], words[end]];
  if (next?.gap === 'blank' && buildingBehind.test(next.plain)) return true;
  // `Bloom & Petal Florist`
  const isJoined = next?.gap === 'blank' && next.plain === '&' && words[end - 1]?.nameWeight === 0;
  if (isJoined) return true;
  // `sim card`
  const isLone =
    end === start + 1 && first !== undefined && !first.isCapital && first.nameWeight < 3 && !first.isHan;
  if (!isLone || first.gap === 'consumed') return false;
  // `cannot see`
  const before = words[start - 1];
  const isOfSentence = first.gap === 'blank' && before?.isComplaint === true;
  return isOfSentence || (next?.gap === 'blank' && next.isIssue);
}

/** `Wafi, Wafi Mart`, `Wafi from Wafi Mart` */
function isInFront({ words }: TextFeatures, start: number, end: number): boolean {
  const next = words[end];
  return start === 0 && (next?.gap !== 'blank' || isFrom(next.plain));
}

function countPoints({ names, titles, introduced, isBesideNumber, isNickname }: NameRun, isCased: boolean) {
  const isRepeated = new Set(names.map(({ plain }) => plain)).size < names.length;
  return (
    names.reduce((sum, word) => sum + weighInName(word, isCased), introduced) +
    (titles > 0 ? 2.5 : 0) +
    (isBesideNumber ? 1 : 0) +
    (isNickname ? 1.5 : 0) -
    (isRepeated ? 5 : 0)
  );
}

/** `Seri` and `Tengku` begin the names of towns as well. */
function isTown(words: readonly WordFeatures[]): boolean {
  return words.length > 1 && (words[0]?.place?.words ?? 0) >= words.length;
}

/** What speaks against the caller's name: a shop's name around it, or somebody who calls for this person. */
function costOfPlace(text: TextFeatures, start: number, end: number): number {
  return (
    (isBehindKind(text, start) || isBehindFrom(text, start) ? 2.5 : 0) +
    costOfOwnersShop(text, start, end) +
    (isSpokenFor(text.words, start) || isOwnerBesideCaller(text, start) || isBehindDealer(text, start)
      ? 6
      : 0)
  );
}

/** `your dealer Mr Gary` does not call. */
function isBehindDealer({ words }: TextFeatures, start: number): boolean {
  const isBehind = words[start]?.gap === 'blank';
  return (
    isBehind &&
    /^(?:dealer|reseller|supplier|vendor|technician|juruteknik|salesman)$/.test(words[start - 1]?.plain ?? '')
  );
}

/** In `Aqilah from Scentify`, the shop comes last. */
function isBehindFrom({ words }: TextFeatures, start: number): boolean {
  const [who, from] = [words[start - 2], words[start - 1]];
  const isShop = words[start]?.gap === 'blank' && isFrom(from?.plain ?? '') && from?.gap === 'blank';
  return isShop && who !== undefined && !who.isFiller && !who.isIntroduction && !who.isNeverInNames;
}

/** In `Owner Datuk Lau, staff calling is Wei Ting`, the owner does not call. */
function isOwnerBesideCaller({ words }: TextFeatures, start: number): boolean {
  const isOwner = /^(?:owner|boss|pemilik|tauke|towkay)$/.test(words[start - 1]?.plain ?? '');
  return isOwner && words.some(({ plain }) => /^(?:caller|calling|staff|pemanggil|wakil)$/.test(plain));
}

/** In `bagi pihak Puan Mazni, Mazni Craft` and `Pok Din, Pok Din Ikan Bakar`, the second is the shop of the first. */
function costOfOwnersShop({ words }: TextFeatures, start: number, end: number): number {
  const [first, last] = [words[start], words[end - 1]];
  const earlier = new Set(words.slice(0, start).map(({ plain }) => plain));
  const isNew = ({ plain }: WordFeatures) => !earlier.has(plain);
  // In `Kedai Serbaneka Pak Mat, Mat Zin`, the shop comes first.
  const isApart = first?.gap !== 'blank' && last?.gapAfter !== 'blank' && words[0]?.isShopKind === true;
  if (first === undefined || isApart || isNew(first) || !words.slice(start, end).some(isNew)) return 0;
  if (words.slice(start, end).some(({ isTrade, nameWeight }) => isTrade && nameWeight === 0)) return 6;
  return last?.nameWeight === 0 ? 3 : 0;
}

/** In `Faizal calling for Mr Lim` and `Faizal bagi pihak En. Lim`, the caller is the first one. */
export function isSpokenFor(words: readonly WordFeatures[], start: number): boolean {
  if (words[start]?.gap !== 'blank') return false;
  const before = words.slice(Math.max(0, start - 4), start);
  const gap = before.findLastIndex((word) => word.gap !== 'blank');
  const run = before.slice(Math.max(0, gap)).map(({ plain }) => plain);
  return speaksForAnother.test(run.join(' '));
}

const speaksForAnother =
  /(?:^| )(?:(?:calling|ringing|rang|speaking|reporting|messaging|texting|acting) (?:in )?for|(?:on )?behalf of|bagi pihak|wakil(?:kan|i)?|representing|assistant (?:to|of)|pa (?:to|of)|pembantu|代表?|帮)(?: (?:my|the|our|his|her))?(?: (?:boss|owner|manager|bos|majikan|father|mother|husband|wife|老板))?$/;

function isWrittenAsNames({ first, names, titles, last }: NameRun, isCased: boolean): boolean {
  // In `Mr Yap Cheras Leisure`, the name ends before the town.
  if (names.slice(1, -1).some(({ place, nameWeight }) => place !== undefined && nameWeight === 0))
    return false;
  const endsAtGap = last.gapAfter !== 'blank';
  // `Kak Long Tomyam` is rather a shop.
  const isCivil =
    titles > 0 && !/^(?:kak|abg|abang|uncle|auntie|aunty|haji|hajah|hj|hjh|mak|pak)$/.test(first.plain);
  const isOther = (word: WordFeatures, order: number) => {
    if (isCased && order > 0 && mayBeNameBehind(word, names, isCivil && endsAtGap)) return false;
    // `Ms Tan HL`
    const isInitials =
      titles > 0 && order > 0 && word === last && endsAtGap && /^\p{Lu}{2,3}$/u.test(word.text);
    if (isSmallName(word, names[order - 1], titles === 1 && (endsAtGap || first.gap === 'consumed')))
      return false;
    // `Johari bin Selamat`
    if (names[order - 1]?.isNameLink === true && word.isFiller && (!isCased || word.isCapital)) return false;
    return !mayBeInName(word) || (isCased && isAcronym(word) && !isInitials);
  };
  return !names.some(isOther) && !mixesCase(names);
}

/** `Said` is a name behind another one, `Nyonya` behind a title, `Mee` in `Chin Mee Fah`. */
function mayBeNameBehind(word: WordFeatures, names: readonly WordFeatures[], isTitled: boolean): boolean {
  if (!isWrittenAsName(word) || word.isShopKind || isBuilding(word.plain)) return false;
  if (!word.isTrade) return word.isNeverInNames;
  const isSyllable = word.nameWeight > 0 && names[0]?.nameWeight === 2 && names.length === 3;
  return isSyllable || (isTitled && names.length < 3);
}

/** `bin Che Lah`, `pak ya` */
function isSmallName(word: WordFeatures, before: WordFeatures | undefined, isTitled: boolean): boolean {
  return (
    (word.isFiller && before?.plain === 'che') ||
    (word.plain === 'lah' && word.isCapital && before === undefined && isTitled) ||
    (word.plain === 'ya' && before === undefined && isTitled)
  );
}

/** A title, `bin`, a given or family name, or several Chinese syllables. */
function isKnownName({ names, titles, isNickname, isEchoed, isBesideNumber }: NameRun): boolean {
  const areSyllables = names.length > 1 && names.every(({ nameWeight }) => nameWeight > 0);
  const isKnown = names.some(({ isNameLink, nameWeight }) => isNameLink || nameWeight > 1);
  return titles > 0 || isNickname || (isEchoed && isBesideNumber) || areSyllables || isKnown;
}

function occursElsewhere({ words }: TextFeatures, at: number): boolean {
  return words.some(({ plain }, order) => order !== at && plain === words[at]?.plain);
}

/** Unknown words are a name beside a number or behind `call`, if they are written as one or are a single word. */
function isLikelyName(run: NameRun, isCased: boolean): boolean {
  const { first, names, isBesideNumber, introduced, isFront } = run;
  if (names.some(({ isInPlace }) => isInPlace)) return false;
  const areCapitals = names.every(isWrittenAsName) && names.length <= 3;
  const standsAlone = names.length === 1 && first.gap !== 'blank' && first.gapAfter !== 'blank';
  const isLoneWord = !isCased && standsAlone && /^\p{Ll}{3,}$/u.test(first.text);
  if (areCapitals && isFront && isCased) return true;
  return (areCapitals || isLoneWord) && (isBesideNumber || introduced > 0 || (isFront && run.isBorne));
}

/** One known word among many unknown ones is no name, unless a title, a number or `bin` says so. */
function isMostlyUnknown({ names, titles, isBesideNumber, introduced, isFront }: NameRun): boolean {
  if (titles > 0 || isBesideNumber || introduced > 0 || isFront) return false;
  const unknown = names.filter((word) => word.nameWeight === 0 && !word.isNameLink && word.text.length > 1);
  return !names.some(({ isNameLink }) => isNameLink) && unknown.length * 2 > names.length + 1;
}

/** `kedai jahit ros` is one shop. */
function isBehindKind({ words }: TextFeatures, start: number): boolean {
  for (let at = start; at > start - 2 && at > 0 && words[at]?.gap === 'blank'; at -= 1) {
    if (isKindBefore(words[at - 1]?.plain ?? '')) return true;
  }
  return false;
}

function isAcronym({ text, nameWeight }: WordFeatures): boolean {
  return nameWeight === 0 && /^\p{Lu}{2,}$/u.test(text);
}

function isWrittenAsName({ text }: WordFeatures): boolean {
  return /^\p{Lu}[\p{Ll}'’-]+(?:[-'’]\p{Lu}\p{Ll}+)?$|^\p{Lu}$/u.test(text);
}

/** In `Encik Zaki cakap`, the last word is no name. */
function mixesCase(names: readonly WordFeatures[]): boolean {
  const [first, ...others] = names.filter(({ isNameLink, text }) => !isNameLink && text.length > 1);
  return others.some(({ isCapital }) => isCapital !== first?.isCapital);
}

function mayBeInName(word: WordFeatures): boolean {
  if ((word.place?.words ?? 0) > 1 || (isPlacePrefix(word.plain) && word.nameWeight < 2)) return false;
  if (/^(?:foods?|court)$/.test(word.plain)) return false;
  // `Yen's` is a shop.
  if (isBuilding(word.plain) && word.nameWeight < 2) return false;
  if (word.hasDigit || word.isHan || /^&$|['’]s$/.test(word.plain)) return false;
  if (word.isNameLink || word.nameWeight > 1) return true;
  const isOfIssue = word.isIssue || word.isTrouble;
  const isSmall = word.isFiller || word.isNeverInNames || word.isIntroduction;
  return !(isOfIssue || isSmall || word.isShopKind || word.isTrade);
}

function weighInName(word: WordFeatures, isCased: boolean): number {
  if (word.isNameLink) return word.plain === '@' ? 1 : 3;
  const place = word.place === undefined ? 0 : 1.5;
  if (word.nameWeight > 0) return word.nameWeight - place;
  const isInitial = /^\p{L}$/u.test(word.text);
  if (isCased && word.isCapital) return (isInitial ? 1 : 0.7) - place;
  return (isInitial ? 0 : -0.7) - place;
}

/** `我是建国` says that somebody is called so. */
function scoreChineseName({ words }: TextFeatures, start: number, introduced: number): number {
  const [before, word] = [words[start - 1], words[start]];
  if (word === undefined) return impossibleScore;
  const isCalled =
    /^(?:我是|我叫|叫|名叫)$/.test(before?.plain ?? '') && /^\p{Script=Han}{2,3}$/u.test(word.text);
  const isSure = isCalled && !word.isShopKind && !word.isIssue;
  return word.nameWeight > 0 || isSure ? Math.max(word.nameWeight, 1) + 1 + introduced : impossibleScore;
}
