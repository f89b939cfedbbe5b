import { findRegionOfMalls, isNameOfMall } from '../gazetteer/malls';
import type { Region } from '../regions/malaysian-regions';
import type { PlaceName } from './find-place-name';
import { isOfStreet } from './is-of-street';
import type { TownAsAddress } from './town-as-address';
import { isOfIssue, type Surroundings } from './part-surroundings';
import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/** `Kedai Buku Ilmu Pontian` is in Pontian, if no other place is named. `Nasi Kandar Penang` may be anywhere. */
export function findTownOfStore(parts: readonly Part[], around: Surroundings): TownAsAddress | undefined {
  const words = parts.find(({ kind }) => kind === 'storeName')?.words ?? [];
  const at = words.findIndex(
    ({ place }, order) => order > 0 && place !== undefined && endsWithPlace(words, order + place.words),
  );
  if (at < 0) return findMallOfStore(words);
  const [before, first, last] = [words[at - 1], words[at], words.at(-1)];
  const place = first?.place;
  if (before === undefined || last === undefined || !namesTown(place)) return undefined;
  const isStyle = dishes.test(before.plain) && townOfDishes.test(toText(words.slice(at)));
  const front = words.slice(0, at);
  // In `Koperasi Seri Ampang Ipoh`, the last town is where it is.
  const isElsewhere = around.words.some(
    (word) =>
      word.place?.region !== undefined &&
      word.place.region !== place.region &&
      !isBeforeTown(word, front, first),
  );
  const isOther = isStyle || isElsewhere || hasLoneName(around) || first?.nameWeight === 3;
  if (isOther || !namesShop(front)) return undefined;
  const start = isAnchor(before) ? before : first;
  return { places: [], span: [start?.span[0] ?? 0, last.span[1]], region: place.region };
}

function namesTown(place: PlaceName | undefined): place is PlaceName & { readonly region: Region } {
  return place?.region !== undefined && (!place.isRegion || isTownItself.test(place.region));
}

const isTownItself = /^(?:Putrajaya|Labuan)$/;

/** `Kedai Kajang` may be called so, wherever it is. */
function namesShop(front: readonly WordFeatures[]): boolean {
  const isSold = front.some(({ isShopKind, isTrade }) => isShopKind || isTrade);
  const isOther = front.some(isOfStreet) || front.every(({ isShopKind }) => isShopKind);
  return (front.length > 2 || isSold) && !isOther;
}

function isBeforeTown(
  word: WordFeatures,
  front: readonly WordFeatures[],
  town: WordFeatures | undefined,
): boolean {
  return town?.gap === 'blank' && word === front.at(-1) && front.length > 2;
}

/** `Happy Mart Bintulu`, `Happy Mart Bintulu Parkcity Mall`, `Happy Mart Putrajaya P9` */
function endsWithPlace(words: readonly WordFeatures[], end: number): boolean {
  const behind = words.slice(end);
  const isMall = /^(?:mall|plaza|square|parade)$/.test(behind.at(-1)?.plain ?? '');
  const [part, ...others] = behind;
  const isPart = others.length === 0 && /^(?:p|s|u|ss)?\d{1,2}$/.test(part?.plain ?? '');
  return (
    behind.length === 0 ||
    isPart ||
    (isMall && behind.length < 4 && behind.every(({ isCapital }) => isCapital))
  );
}

/** `Aeon Seremban 2`, `Giant Batu Caves` */
function isAnchor({ plain, gap }: WordFeatures): boolean {
  return gap === 'blank' && /^(?:aeon|giant|tesco|lotus'?s|mydin|econsave|jusco|pavilion)$/.test(plain);
}

/** `Urban Threads Mid Valley Megamall` */
function findMallOfStore(words: readonly WordFeatures[]): TownAsAddress | undefined {
  const at = words.findIndex((_, order) => order > 0 && isNameOfMall(toText(words.slice(order))));
  const [first, last] = [words[at], words.at(-1)];
  const region = findRegionOfMalls(toText(words.slice(Math.max(0, at))));
  if (at < 0 || first === undefined || last === undefined || region === undefined) return undefined;
  return { places: [], span: [first.span[0], last.span[1]], region };
}

function toText(words: readonly WordFeatures[]): string {
  return words.map(({ plain }) => plain).join(' ');
}

/** In `Zwan Vape Kulai, Indahpura`, the last word may be the place. */
function hasLoneName({ words, isFree }: Surroundings): boolean {
  return words.some(
    (word, at) =>
      word.gap === 'comma' &&
      words[at + 1]?.gap !== 'blank' &&
      isFree(word) &&
      word.isCapital &&
      !isOfIssue(word),
  );
}

const dishes =
  /^(?:laksa|mee|mi|mihun|bihun|hun|nasi|satay|sate|kut|teh|kopi|coffee|ayam|ikan|chicken|duck|itik|kuey|kueh|koay|teow|cendol|rojak|roti|otak|tauhu|tofu|foo|pau|biskut|biscuits?|popiah|soto|lemang|keropok|lekor|kerabu|dagang|kandar|kukus|lok|kolo|kampua|noodles?|kari|curry|asam|tomyam|sup|soup|bakso|bandung|rice|fun|goreng|bakar|tea|food|seafood|kuih|cookies|pineapple|durian|padang)$/;

/** Dishes are called after these towns, wherever they are sold: `Satay Kajang`, `Mee Bandung Muar`. */
const townOfDishes =
  /^(?:ipoh|muar|kajang|klang|taiping|teluk intan|sibu|kuching|bentong|seremban|kluang|johor bahru|george ?town|air itam|ayer itam|balik pulau|bagan serai|pontian|tuaran|tenom|beaufort|kota bharu|kuala terengganu|alor setar|pulau langkawi|langkawi|kuala lumpur|sarikei|tanjung sepat|yong peng|penang|melaka)$/;
