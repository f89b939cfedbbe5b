import { besides } from './doubtful-issue-beside-place';
import { mayBeTown } from './find-place-name';
import { findNeighbours, isOfIssue, isOfMeaning, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import { isKindBefore, isKindBehind } from './shop-words';
import type { WordFeatures } from './word-features';

/** In `kedai gambar jamilah passport photo size wrong`, nobody knows where the shop ends. */
export function isUnclearBehindShop(part: Part, around: Surroundings): boolean {
  const [first] = part.words;
  const { before } = findNeighbours(part, around);
  if (first?.plain === '&') return true;
  if (first?.gap !== 'blank' || before === undefined) return false;
  if (before.plain === '&' || isGoodsInFront(before, around)) return true;
  if (reports.test(first.plain)) return false;
  if (asksFor.test(first.plain)) return runsOnBehindKind(before, around);
  // `market` behind a town belongs to it.
  if (around.isOfTown(before) && besides.test(first.plain)) return true;
  if (!around.isOfStore(before)) return false;
  if (isWithinComplaint(before, around)) return true;
  if (isSmallBehindCapitals(before, around) || runsOnBehindKind(before, around)) return true;
  return isUnknownInFront(part) || (!first.isComplaint && isWithoutEnd(before, first, around));
}

function isWithoutEnd(before: WordFeatures, first: WordFeatures, around: Surroundings): boolean {
  // A capital ends the name, unless a town in small letters follows: `Home Deco pekan tablet`.
  if (around.isCased && before.isCapital && !first.isCapital) return mayBeTown(first.plain);
  if (before.isInPlace) return besides.test(first.plain);
  const endsShop = isKindBehind(before.plain) || before.nameWeight > 1;
  return !endsShop || !first.isTrouble;
}

/** In `reported the display at Sim Dental is upside down`, the complaint begins in front of the shop. */
function isWithinComplaint(last: WordFeatures, { words, order, isOfStore, isFree }: Surroundings): boolean {
  const end = (order.get(last) ?? 0) + 1;
  const start = words.slice(0, end).findLastIndex((word) => !isOfStore(word)) + 1;
  const [what, at] = [words[start - 2], words[start - 1]];
  const isAt =
    words[start]?.gap === 'blank' && at?.gap === 'blank' && /^(?:at|in|di|kat|kt|dekat|for)$/.test(at.plain);
  return isAt && what !== undefined && isFree(what) && isOfMeaning(what);
}

/** In `Nyalau Store simanggang pos cannot print`, the first word may be the town. */
function isUnknownInFront({ words: [first, second] }: Part): boolean {
  if (first === undefined || first.isCapital || first.isHan || first.hasDigit || first.isTrade) return false;
  return (
    !isOfIssue(first) && !reports.test(first.plain) && second?.gap === 'blank' && device.test(second.plain)
  );
}

/** `ticket printer` is one thing, `simanggang pos` are two. */
const device = /^(?:pos|ipad|tablet|wifi|internet|sistem|system|app|apps)$/;

/** In `coffee beans stock wrong` and `kuih talam auto reset`, goods without a name are what is wrong. */
function isGoodsInFront(last: WordFeatures, { words, order, isOfStore, isCased }: Surroundings): boolean {
  const end = (order.get(last) ?? 0) + 1;
  const start = words.slice(0, end).findLastIndex((word) => !isOfStore(word)) + 1;
  const store = words.slice(start, end);
  const [first, ...others] = store;
  if (first === undefined || first.gap === 'blank') return false;
  if (isStartOfSentence(first, others) || runsOverTown(store)) return true;
  // `monthly fee auto bill fail`, `live seafood price wrong`
  const isSmall = isCased && !store.some(({ isCapital, isHan }) => isCapital || isHan);
  if (isSmall && !isKindBefore(first.plain)) return true;
  const isKind = isKindBefore(first.plain) || isKindBehind(last.plain);
  const isNamed = store.some(({ nameWeight, isCapital }) => nameWeight > 0 || isCapital);
  if (isKind || isNamed) return false;
  // A writer who uses commas sets the shop apart.
  const commas = words.filter(({ gap }) => gap === 'comma' || gap === 'break' || gap === 'line').length;
  return first.isTrade || first.isShopKind || commas > 2;
}

/** In `Wong Kau Pork Noodles Vday promo` and `pondok al amin koperasi egg tart stock`, the shop may end earlier. */
function runsOnBehindKind(last: WordFeatures, { words, order, isOfStore, isCased }: Surroundings): boolean {
  const end = (order.get(last) ?? 0) + 1;
  const start = words.slice(0, end).findLastIndex((word) => !isOfStore(word)) + 1;
  const store = words.slice(start, end);
  const before = store.at(-2);
  if (before === undefined || before.plain === '&') return false;
  if (isSold(last)) return !(isCased && last.isCapital) && areGoodsOfComplaint(store, last, before);
  const isKnown = last.nameWeight > 0 || last.isInPlace || last.isHan;
  const kind = store.findLastIndex((word, at) => at > 0 && isSold(word));
  return !isKnown && kind > 0 && isKindBehind(store[kind]?.plain ?? '');
}

/** In `butik zaleha gambar baju x keluar`, the goods may be of the complaint. */
function areGoodsOfComplaint(
  store: readonly WordFeatures[],
  last: WordFeatures,
  before: WordFeatures,
): boolean {
  if (isKindBehind(last.plain) || placeBehind.test(last.plain)) return false;
  const isNamed = store.slice(1, -1).some(({ nameWeight }) => nameWeight > 1);
  if (isNamed && isKindBefore(store[0]?.plain ?? '')) return true;
  return isKindBehind(before.plain) || !(isSold(before) || before.isTitle || before.nameWeight > 0);
}

function isSold({ isTrade, isShopKind }: WordFeatures): boolean {
  return isTrade || isShopKind;
}

/** `hanif gadget zone` */
const placeBehind =
  /^(?:zone|lab|point|world|land|city|place|yard|station|room|den|spot|stop|villa|palace|garden|club|bay|hut|factory|depot|outlet|express|mata)$/;

/** In `Label ubat tak align`, only the first word has a capital. */
function isStartOfSentence(first: WordFeatures, others: readonly WordFeatures[]): boolean {
  const isNamed = [first, ...others].some(({ isShopKind, nameWeight }) => isShopKind || nameWeight > 0);
  return first.isCapital && others.length > 0 && !isNamed && others.every(({ isCapital }) => !isCapital);
}

/** In `zarina boutique bukit damansara tailor slip missing`, the shop may end with its town. */
function runsOverTown(store: readonly WordFeatures[]): boolean {
  const last = store.at(-1);
  const isOver = last?.isCapital === false && !last.isInPlace;
  return isOver && store.slice(1, -1).some(({ isInPlace }) => isInPlace);
}

/** In `Little Pigs BBQ kitchen printer`, a small letter may be of the complaint. */
function isSmallBehindCapitals(last: WordFeatures, { isCased, isCapitalStore }: Surroundings): boolean {
  const isSmall = !(last.isCapital || last.isHan || last.hasDigit || last.isInPlace);
  return isCased && isCapitalStore && isSmall;
}

/** No shop ends in these words. */
export const asksFor =
  /^(?:nk|nak|tak|x|tidak|no|not|cannot|can't|cant|want|wants|need|needs|minta|tolong|boleh|xboleh|xleh|takleh|tk|keep|keeps|asyik)$/;

/** `Potato Corner says tablet cracked` */
export const reports =
  /^(?:says?|said|memaklumkan|mengadu|emailed|texted|asks?|asked|complain(?:s|ed|t)?|reports?|reported|cakap|ckp|kata|lapor|punya|masalah|problem|issue|aduan|isu|because|sebab|as)$/;
