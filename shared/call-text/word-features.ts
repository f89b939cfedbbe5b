import type { Gazetteer } from '../gazetteer/gazetteer';
import { getChineseGivenName, isNameLink, weighName } from './recognise-person-names';
import { findPlaceName, type PlaceName } from './find-place-name';
import { tradeOfSeveralWords, isChineseShop, isGoods, isKindOfShop } from './shop-words';
import type { Gap } from './segmentation/segmentable-text';
import { splitWords, readLastGap, type Word } from './split-words';
import type { ConsumableText, Span } from './consumable-text';
import { hero } from './address-words';
import { findServiceRequests } from './guess-service-by-rules';
import {
  isComplaintWord,
  isFiller,
  isIssueWord,
  isNeverInNames,
  isTitle,
  isTradeWord,
  isTroubleWord,
} from './word-classes';

/** What one word says, alone, about the part of the text that it belongs to. */
export type WordFeatures = Word & {
  readonly gapAfter: Gap;
  readonly isCapital: boolean;
  readonly isHan: boolean;
  readonly isTitle: boolean;
  /** Joins the parts of a name: `bin`, `a/l`. */
  readonly isNameLink: boolean;
  /** 0 for an unknown word, up to 3 for a given name. */
  readonly nameWeight: number;
  readonly isShopKind: boolean;
  readonly isTrade: boolean;
  readonly isComplaint: boolean;
  readonly isIssue: boolean;
  readonly isTrouble: boolean;
  readonly isIntroduction: boolean;
  readonly isFiller: boolean;
  readonly isNeverInNames: boolean;
  readonly hasDigit: boolean;
  readonly place: PlaceName | undefined;
  /** Part of the name of a town or region. */
  readonly isInPlace: boolean;
};

/** Reads the words of the remaining text, each with its evidence. */
export function readWordFeatures(source: ConsumableText, gazetteer: Gazetteer | undefined): WordFeatures[] {
  const words = splitWords(source);
  const requests = findServiceRequests(source.remaining);
  const refused = [refusal, hero, speakingForAnother].flatMap((pattern) =>
    findSpans(source.remaining, pattern),
  );
  const isRefused = (word: Word) => isWithin(word, refused);
  const isNoShop = ({ plain }: Word, order: number) =>
    noShop.test(`${words[order - 1]?.plain ?? ''} ${plain}`) ||
    (words[order + 1]?.gap === 'blank' && saysWhatIsWrong.test(`${plain} ${words[order + 1]?.plain}`));
  const dishes = findSpans(source.remaining, tradeOfSeveralWords);
  const isSold = (word: Word) => isWithin(word, dishes) || isTradeWord(word.text) || isGoods(word.plain);
  const isNobody = (word: Word, order: number) =>
    isGreeting(words, order) ||
    isSpokenTo(words, order) ||
    isMonth(words, order) ||
    isConjunction(words, order) ||
    isPronoun(words, order) ||
    isWithin(word, dishes);
  const givenNames = words.flatMap(({ text }) => getChineseGivenName(text) ?? []);
  const people = findNamesOfPeople(words);
  const places = words.map((word, order) =>
    people.has(word.plain) ? undefined : findPlaceName(words, order, gazetteer),
  );
  // `亚罗士打` and `怡保花园` are places.
  const isHanPlace = ({ text }: Word, order: number) =>
    places[order] !== undefined && /\p{Script=Han}/u.test(text);
  const isShopOfHan = (word: Word, order: number) =>
    places[order] === undefined && isShopInChinese(word.text, givenNames);
  const mayBeIssue = (word: Word, order: number) =>
    !isHanPlace(word, order) && !isRefused(word) && !isWithin(word, dishes) && isIssueWord(word.text);
  return words.map((word, order) => {
    const next = words[order + 1];
    const isHan = /\p{Script=Han}/u.test(word.text);
    const isShop = isHan && isShopOfHan(word, order);
    const isAddressed = isSpokenTo(words, order);
    const isIssue = !isShop && mayBeIssue(word, order);
    return {
      // Written out: a spread of this size is ten times slower.
      text: word.text,
      plain: word.plain,
      span: word.span,
      gap: word.gap,
      gapAfter: next === undefined ? readLastGap(source, word) : next.gap,
      isCapital: /^[^\p{L}]*\p{Lu}/u.test(word.text),
      isHan,
      isTitle: !isHan && !isAddressed && isTitleAt(words, order),
      isNameLink: isNameLink(word.plain) && !/^\p{Lu}\p{Ll}/u.test(word.text),
      nameWeight: isNobody(word, order) ? 0 : weighName(word.text),
      isShopKind: isShop || (!isHan && isKindAt(words, order) && !isNoShop(word, order)),
      isTrade: isSold(word) && !isNoShop(word, order),
      isComplaint: isWithin(word, requests) || (isIssue && isComplaintWord(word.text)),
      isTrouble: isTroubleAt(words, order),
      isIntroduction: introduction.test(word.plain),
      isIssue,
      isFiller:
        isAddressed ||
        isGreeting(words, order) ||
        isFiller(word.text) ||
        (isRefused(word) && !/^(?:hang|tuah|jebat)$/.test(word.plain)),
      isNeverInNames: isNeverInNames(word.text) || isUnknownLabel(word, source),
      hasDigit: /\d/.test(word.text),
      place: places[order],
      isInPlace: [0, 1, 2, 3].some((back) => (places[order - back]?.words ?? 0) > back),
    };
  });
}

/** The words in front of `bin` or `anak`: in `Jelutong anak Sibat`, nobody speaks of the town. */
function findNamesOfPeople(words: readonly Word[]): ReadonlySet<string> {
  const links = words.flatMap(({ gap, plain }, order) =>
    gap === 'blank' && linkOfPerson.test(plain) ? [order] : [],
  );
  return new Set(links.map((order) => words[order - 1]?.plain ?? ''));
}

const linkOfPerson = /^(?:bin|binti|bt|bte|anak|a\/[lp]|s\/o|d\/o)$/;

/** `jenis: tukar skrin` begins with a label that nobody knows, `liyana: 013-337 7821` with a name. */
function isUnknownLabel({ text, span }: Word, { remaining }: ConsumableText): boolean {
  const isLabel = /^[ \t]?[:=][ \t]*[^\s\d\uE000+(]/.test(remaining.slice(span[1], span[1] + 20));
  return isLabel && /^\p{Ll}/u.test(text) && weighName(text) === 0;
}

/** `since June` and `1 Jan` name nobody. */
function isMonth(words: readonly Word[], order: number): boolean {
  const [before, word] = [words[order - 1], words[order]];
  return word?.gap === 'blank' && month.test(word.plain) && beforeMonth.test(before?.plain ?? '');
}

/** `skrin tak jalan` does not work; `jalan` alone is a street. */
function isTroubleAt(words: readonly Word[], order: number): boolean {
  const [before, word] = [words[order - 1], words[order]];
  if (word === undefined) return false;
  const isVerb = word.plain === 'jalan' && word.gap === 'blank';
  return isTroubleWord(word.text) || (isVerb && /^(?:tak|x|tk|tidak)$/.test(before?.plain ?? ''));
}

/** `He can be reached`; `He Siew Ling` is a name. */
function isPronoun(words: readonly Word[], order: number): boolean {
  const next = words[order + 1];
  return words[order]?.plain === 'he' && next?.gap === 'blank' && /^\p{Ll}/u.test(next.text);
}

/** In `mek yang call`, no Yang calls. */
function isConjunction(words: readonly Word[], order: number): boolean {
  return words[order]?.text === 'yang' && words[order].gap === 'blank' && words[order + 1]?.gap === 'blank';
}

const month = /^(?:jan|april|may|june|july|august|mei|jun)$/;
const beforeMonth =
  /^(?:\d{1,2}|since|in|on|until|till|from|by|of|end|sejak|bulan|pada|hingga|last|next|this|early|mid)$/;

/** `Hii,` and `Heyy` greet; `Ivy Hii` is a name. */
function isGreeting(words: readonly Word[], order: number): boolean {
  const next = words[order + 1];
  return order === 0 && next?.gap !== 'consumed' && greeting.test(words[order]?.plain ?? '');
}

const greeting =
  /^(?:h+i{2,}|h{2,}i|h+a+i{2,}|ha{2,}i|h+e+y+|h+e+l+o{2,}w*|hell+ow|h+a+l+o+w*|y+o{2,}|a?s+alam+u?a?laik?um|aslm+k?u?m?)$/;

/** In `Selamat pagi kak, Hafsah dari Rumah Kek`, somebody is only spoken to. */
function isSpokenTo(words: readonly Word[], order: number): boolean {
  const next = words[order + 1];
  const isApart = next !== undefined && next.gap !== 'blank' && next.gap !== 'consumed';
  return isApart && order < 5 && addressed.test(words[order]?.plain ?? '');
}

function isTitleAt(words: readonly Word[], order: number): boolean {
  const [word, next] = [words[order], words[order + 1]];
  if (word === undefined || !(isTitle(word.text) || titleOfHonour.test(word.plain))) return false;
  // `dr` is a title, and short for `dari`.
  if (word.plain === 'dr' && next !== undefined && isKindOfShop(next.plain)) return false;
  // `TN Florals`, though `TN HAJI ALI`
  if (/^(?:TN|IR|LT|DK|PG)$/.test(word.text) && /\p{Ll}/u.test(next?.text ?? '')) return false;
  // `too small for old uncle` names nobody.
  const isEnd = word.gap === 'blank' && next?.gap !== 'blank';
  return !(isEnd && addressed.test(word.plain));
}

function isShopInChinese(text: string, givenNames: readonly string[]): boolean {
  return isChineseShop(text) || bearsName(text, givenNames);
}

/** `美玲时装` bears the name of 黄美玲. */
function bearsName(text: string, givenNames: readonly string[]): boolean {
  return text.length > 2 && text.length <= 8 && givenNames.some((name) => text.startsWith(name));
}

/** `Pasar Raya` and `Pasar Mini` are written as two words. */
function isKindAt(words: readonly Word[], order: number): boolean {
  const plain = words[order]?.plain ?? '';
  const isMarket = /^(?:raya|mini)$/.test(plain) && words[order - 1]?.plain === 'pasar';
  // `date auto put 1970` is a complaint, `Ravin Auto` a shop.
  const isAdverb =
    plain === 'auto' && /^\p{Ll}/u.test(words[order]?.text ?? '') && words[order + 1]?.gap === 'blank';
  return (isKindOfShop(plain) && !isAdverb) || isMarket;
}

function findSpans(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: { length }, index }) => [index, index + length]);
}

function isWithin({ span }: Word, spans: readonly Span[]): boolean {
  return spans.some(([start, end]) => span[0] >= start && span[1] <= end);
}

const addressed =
  /^(?:kak|bang|abang|bro|sis|boss|bos|sir|madam|puan|encik|cik|tuan|dik|adik|akak|uncle|aunty|auntie|喂?老板|阿弟|小姐|先生)$/;
const titleOfHonour =
  /^(?:tan|toh|sri|seri|tok|pok|mok|pak|mak|che|brother|sister|tn|tuan|captain|ustazah|sir|madam|aunty|cikgu|chef|prof|capt|mejar|kapten|ym|yb|ybhg|ir|lt|kol|koperal|sarjan|insp|asp|dsp|wak|nek|opah|acik|makcik|pakcik|paksu|maksu|bro|sis|awg|dyg|dk|pg|pengiran|uda|mamu|mek|mama|atok)$/;
/** Words that introduce a person or a shop. */
const introduction =
  /^(?:caller|owner|user|manager|supervisor|boss|bos|pic|cust|customer|pelanggan|pemilik|pengurus|person|attn|merchant|outlet|shop|store|reseller|dealer|tauke|towkay|pemanggil|assistant|pembantu|reception|receptionist|barista|nurse|trainer|waiter|waitress|promoter|clerk|kerani|pekerja|wakil|penolong|staff|call|contact|kontek|kontak|hubungi|cari|ask|add|saya|sy|aku|i'm|im|its|it's|name|name's|nama|me|here|called|calling|我是|我叫|叫|找|店名|店名叫|店名是|店铺|店叫|店是|联络人?|联系人?|负责人|叫做|老板|老板娘)$/;
const noShop = /^(?:(?:ios|android|pos) hardware|shopping cent(?:re|er))$/;
/** `auto off` and `dapur tak terima order` are complaints, `Ravin Auto` and `Dapur Tok Wan` are shops. */
const saysWhatIsWrong =
  /^(?:auto (?:off|on|restart|reboot|shut|shutdown|close|print|cut|update|log|logout|lock|sync|mati|tutup|padam|keluar)|(?:dapur|kitchen|kedai|shop|store) (?:tutup|closed?|tak|tidak|x|cannot|can't|not|no|never))$/;
/** `Wendy on behalf of her boss Mr Chia` */
const speakingForAnother =
  /(?<![\p{L}])(?:(?:calling|ringing|rang|called) for|on behalf of|bagi pihak)(?: (?:my|the|our|his|her))?(?: (?:boss|owner|manager))?(?![\p{L}])/giu;
/** A refusal is no complaint: `tak nak bagi nama`. */
const refusal =
  /(?<![\p{L}])(?:tak|tidak|x|taknak)\s(?:nak|mahu|mau)\s(?:bagi|kasi|beri)(?:\snama)?(?![\p{L}])/giu;
