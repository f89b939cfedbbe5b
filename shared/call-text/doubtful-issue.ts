import type { Segmentation, Part } from './segment-into-parts';
import { containsPlace, endsBesideTown, losesItsPlace, mayContainPlace } from './doubtful-issue-beside-place';
import {
  findNeighbours,
  isCut,
  isOfIssue,
  isOfMeaning,
  isWithinStretch,
  type Surroundings,
} from './part-surroundings';
import { isKindBefore } from './shop-words';
import { asksFor, isUnclearBehindShop, reports } from './doubtful-issue-beside-shop';
import type { WordFeatures } from './word-features';

/** Each way in which a complaint may have another reading. */
const reasons: readonly ((part: Part, around: Surroundings) => boolean)[] = [
  isCut,
  isQuoteTorn,
  isCorrected,
  containsPhone,
  saysAllIsWell,
  sharesStretch,
  mayBeginWithShop,
  mayContainPerson,
  mayContainName,
  endsBesideTown,
  beginsWithRole,
  continuesBefore,
  containsPlace,
  isOfStoreOrPerson,
  isUnclearBehindShop,
  isUnclearAtEdge,
  endsInSmallShop,
  endsInCaller,
  beginsWithCaller,
  mayContainPlace,
  losesItsPlace,
];

export function isDoubtfulIssue(part: Part, assignment: Segmentation, around: Surroundings): boolean {
  return mayBeAnotherField(part, assignment) || reasons.some((applies) => applies(part, around));
}

/** In `cannot print gst number 012-345 6789`, nobody knows whose number it is. */
function containsPhone({ words }: Part): boolean {
  const last = words.findLastIndex(({ hasDigit }) => !hasDigit);
  const number = words
    .slice(last + 1)
    .map(({ text }) => text)
    .join('');
  return numberLabel.test(words[last]?.plain ?? '') && /^\+?6?0\d[\d-]{7,}$/.test(number);
}

const numberLabel =
  /^(?:gst|sst|akaun|account|acc|number|nombor|no|invoice|invois|resit|receipt|order|sku|tin|bank)$/;

/** In `fish scale? no. cash drawer stuck`, somebody corrects what was said. */
function isCorrected({ span: [start, end] }: Part, { text }: Surroundings): boolean {
  return /[?？]\s*(?:no|nope|bukan|eh|tak|sorry)(?![\p{L}])/iu.test(text.slice(start, end + 10));
}

/** `skrin tulis "no sim"` ends behind the second quotation mark. */
function isQuoteTorn(part: Part, around: Surroundings): boolean {
  const {
    span: [start, end],
  } = part;
  const { text } = around;
  const { before } = findNeighbours(part, around);
  // `item "beef slice" hide but still show`
  const isBehind =
    before !== undefined && around.isFree(before) && /^["”]\s*$/.test(text.slice(before.span[1], start));
  if (isBehind) return true;
  const isOpen = text.slice(start, end).split('"').length % 2 === 0;
  return isOpen && /^[^"\n]*[\p{L}\p{N}][^"\n]*"/u.test(text.slice(end));
}

/** In `cannot scan gold tag` and `quotation cut at right side`, the last words are rather of the complaint than a shop. */
export function endsInSmallShop(part: Part, around: Surroundings): boolean {
  if (part.kind !== 'issue') return false;
  const last = part.words.at(-1);
  const { after } = findNeighbours(part, around);
  if (last?.gapAfter !== 'blank' || after === undefined || !around.isOfStore(after)) return false;
  // `tukar nama jadi Anjung Selera`
  if (/^(?:jadi|jd|to|kepada|as|called|named)$/.test(last.plain)) return true;
  const isClear = after.isCapital || after.isHan || after.nameWeight > 0 || isKindBefore(after.plain);
  return !isClear && !/^(?:from|dari|drpd|kedai|shop|store|outlet)$/.test(last.plain);
}

/** In `tap card but no approve rina 016-447 8823`, the caller may come last. */
function endsInCaller({ words }: Part, { hasName, isCased }: Surroundings): boolean {
  const last = words.at(-1);
  if (hasName || last?.gapAfter !== 'consumed' || words.length < 3) return false;
  const isUnknown =
    /^\p{L}{3,}(?<!\p{L}{3}ing)$/u.test(last.text) &&
    !isOfIssue(last) &&
    !last.isTrade &&
    !last.isNeverInNames;
  return isUnknown && (last.nameWeight > 0 || !isCased || last.isCapital);
}

/** In `kedai mama ros 012-345 6789 ros tak boleh scan`, the caller may come first. */
function beginsWithCaller({ words: [first] }: Part, { hasName, isOfStore, words }: Surroundings): boolean {
  if (hasName || first?.gap !== 'consumed') return false;
  return first.nameWeight > 1 || words.some((word) => isOfStore(word) && word.plain === first.plain);
}

function isUnclearAtEdge(part: Part, around: Surroundings): boolean {
  const [first, last] = [part.words[0], part.words.at(-1)];
  const { before, after } = findNeighbours(part, around);
  const isClearInFront = around.isOfTown(before) || reports.test(first?.plain ?? '');
  return (
    (first?.gap === 'blank' && !isClearInFront && isUnclear(first, before)) ||
    (last?.gapAfter === 'blank' &&
      !beginsShop(after, around) &&
      !around.isOfTown(after) &&
      isUnclear(last, after))
  );
}

/** In points: a complaint that is ahead by less than this may be the shop or the caller. */
const certainLeadOfIssues = 4.5;

/** `printer ok already`: what works is not what is wrong. */
function saysAllIsWell({ words }: Part): boolean {
  return words.some(({ plain }) => well.test(plain)) && !words.some(saysWhatIsWrong);
}

function saysWhatIsWrong({ plain, isTrouble }: WordFeatures): boolean {
  return isTrouble || negative.test(plain) || wrong.test(plain);
}

const well = /^(?:ok|okay|okey|oke|fine|solved|settled|selesai|baik|elok|normal)$/;
const wrong =
  /^(?:only|just|cuma|hanya|cancel|batal|batalkan|close|tutup|but|tapi|tp|however|except|kecuali|slow|lambat|rosak|rosek|down|error|problem|masalah|hang|stuck|offline|jam|jammed|broken|broke|blank|mati|lost|failed|gagal)$/;
const negative = /^(?:tak|tidak|x|tk|xde|takde|tiada|no|not|never|cannot|can't|cant|x\p{Ll}+|tak\p{Ll}+)$/u;

/** In `certificate print`, the words may name a shop. */
function mayBeAnotherField(part: Part, { leadOfIssues, rivalsOfIssues }: Segmentation): boolean {
  const isShared = (rival: Part) => rival.words.some((word) => part.words.includes(word));
  if (asksFor.test(part.words[0]?.plain ?? '')) return false;
  return leadOfIssues < certainLeadOfIssues && rivalsOfIssues.some(isShared);
}

/** A cut between words without a gap needs a word that is known to be of a complaint, or a capital on one side. */
function isUnclear(own: WordFeatures, other: WordFeatures | undefined): boolean {
  return !isOfIssue(own) && own.isCapital === other?.isCapital;
}

/** `nak pasang pos utk cawangan ke2 kedai Emas Sri`: the shop begins with its kind. */
function beginsShop(word: WordFeatures | undefined, { isOfStore }: Surroundings): boolean {
  return word !== undefined && isOfStore(word) && isKindBefore(word.plain);
}

/** In `张先生说打印机坏了` and `美玲时装 打印机坏了`, the complaint begins with somebody or somewhere else. */
function isOfStoreOrPerson({ words: [first] }: Part, { lastOfIssues, hasStore }: Surroundings): boolean {
  if (first?.isHan !== true) return false;
  const isReport = /^\p{Script=Han}{1,3}(?:先生|小姐|女士|太太|老师|老板|经理|师傅)/u.test(first.text);
  return isReport || (!hasStore && lastOfIssues.size > 1);
}

/** In `the pos at Bubur Ayam Mama keeps asking`, what stands behind the shop belongs to the complaint as well. */
function sharesStretch(part: Part, around: Surroundings): boolean {
  const { at } = findNeighbours(part, around);
  const { words } = around;
  const start = at + part.words.length;
  let end = start;
  while (end < words.length && isWithinStretch(words[end])) end += 1;
  return words.slice(start, end).some((word) => around.isFree(word) && isOfMeaning(word));
}

/** In `FH Skincare HQ lambat sangat`, the shop that nothing else names may come first. */
function mayBeginWithShop({ words }: Part, { hasStore, isCased }: Surroundings): boolean {
  const areSmall = !words.some(({ isCapital }) => isCapital) && words[0]?.gap === 'consumed';
  const mayBeShop = (word: WordFeatures) =>
    !isOfIssue(word) && !word.hasDigit && (word.isCapital || !isCased || areSmall);
  if (hasStore) return false;
  // `Rubini's Kitchen no receipt`, `Bloom & Petal cannot refund`
  const [first, second] = words;
  const isMarked = /.['’]s$/.test(first?.plain ?? '') || second?.plain === '&';
  // `at Bake My Day can't see sales`
  const isLed =
    /^(?:at|di|kat|kt|dekat|from|dari)$/.test(first?.plain ?? '') &&
    second !== undefined &&
    mayBeShop(second);
  if (isLed || (isMarked && (first?.isCapital === true || !isCased))) return true;
  return words.length > 2 && words.slice(0, 2).every(mayBeShop);
}

/** In `night shift Bikash asks how to void`, the caller may be in the complaint. */
function mayContainPerson({ words }: Part, { hasName, isCased, isOfStore }: Surroundings): boolean {
  if (hasName || !isCased) return false;
  // `0163333109 Norhaida skrin terbalik`
  const [first, second] = words;
  const isUnknown =
    first !== undefined && !isOfIssue(first) && !first.isTrade && !first.hasDigit && !first.isHan;
  if (
    isUnknown &&
    /^\p{Lu}\p{Ll}+$/u.test(first.text) &&
    first.gap === 'consumed' &&
    second?.isCapital === false
  )
    return true;
  return words
    .slice(1)
    .some(
      (word) => !isOfStore(word) && /^\p{Lu}\p{Ll}+$/u.test(word.text) && !isOfIssue(word) && !word.isTrade,
    );
}

/** In `new waiter cannot login Portuguese Settlement`, capitals at either end name something else. */
function mayContainName({ words }: Part, { isCased, isOfStore, text }: Surroundings): boolean {
  if (!isCased || text.includes('\n')) return false;
  if (words.every(({ isCapital, hasDigit }) => isCapital || hasDigit)) return false;
  const isProper = (word: WordFeatures) =>
    /^\p{Lu}\p{Ll}/u.test(word.text) &&
    !(word.isIssue || word.isComplaint) &&
    !isOfStore(word) &&
    !brands.test(word.plain);
  const behind = words.length - 1 - words.findLastIndex((word) => !isProper(word));
  // `Technician Hafiz fixed it last week`
  const isStaff = /^(?:technician|technical|engineer|installer|juruteknik)$/.test(words[0]?.plain ?? '');
  const front = isStaff ? 0 : words.findIndex((word) => !isProper(word));
  return behind > 1 || (behind === 1 && words.at(-1)?.gapAfter === 'blank') || front > 1;
}

/** What complaints name with a capital. */
const brands =
  /^(?:grab\w*|foodpanda|shopee\w*|lazada|android|apple|windows|google|maybank|boost|touch|tng|visa|master\w*|bluetooth|whatsapp|facebook|instagram|tiktok|telegram|beep|storehub|xero|sql|autocount|sunmi|epson|star|xprinter|imin|lalamove|duitnow|alipay|wechat|excel|chrome|safari|samsung|lenovo|huawei|unifi|maxis|celcom|digi|time|i|english|malay|chinese|bm|jan|feb|mac|mar|apr|mei|jun|jul|ogos|aug|sept?|okt?|oct|nov|dec|dis|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|ahad|isnin|selasa|rabu|khamis|jumaat|sabtu|raya|deepavali|christmas|merdeka|ramadan|gawai)$/;

/** `or the pos` carries on what comes before it. */
function continuesBefore(part: Part, around: Surroundings): boolean {
  const { before } = findNeighbours(part, around);
  const [first] = part.words;
  return (
    before !== undefined &&
    first?.gap !== 'consumed' &&
    isOfMeaning(before) &&
    /^(?:or|and|but|atau|dan|tapi|then)$/.test(first?.plain ?? '')
  );
}

/** In `merchant pho saigon complaint cash drawer`, the shop comes first. */
function beginsWithRole({ words: [first, second] }: Part): boolean {
  const isRole = /^(?:merchant|outlet|shop|store|reseller|dealer|owner|boss|pic|caller)$/.test(
    first?.plain ?? '',
  );
  return (
    isRole && second !== undefined && !isOfIssue(second) && !second.isFiller && !reports.test(second.plain)
  );
}
