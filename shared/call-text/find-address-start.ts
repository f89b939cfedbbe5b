import { isIssueWord, isTroubleWord } from './word-classes';
import { weighName } from './recognise-person-names';
import { hasShopWord, isKindBefore, isKindBehind } from './shop-words';
import { named, streetWithin, hero, namesStreet } from './address-words';

/** A unit as buildings number them: `A-12-3A`, `8-G`, `L2-15`, `25-1`, `55-57`. It has at least one digit. */
const unit = String.raw`(?=[\w-]*\d)(?:[a-z]{1,2}\d{0,2}|\d{1,3}[a-z]{0,2})(?:-(?:[a-z]{0,2}\d{1,4}[a-z]?|[a-z]{1,2})){1,3}|[a-z]{1,2}\d?\.\d{2,3}`;

/** Prefixes of a plot, floor or house number. `PT`, `GM` and the like are land titles. */
const numbered = [
  String.raw`no\.?\s?\d+[a-z]?`,
  String.raw`lot\s?(?=[\w-]*\d)\w|lot\s\w`,
  String.raw`(?:(?:bilik|room)|(?:shop|kedai) no\.?) ?(?=[\w-]*\d)\w`,
  String.raw`(?:unit|suite)\s?(?=[\w-]*\d)\w`,
  String.raw`(?:sublot|gerai|kiosk?|geran|mukim|fasa|aras|batu|km|ss|usj|pju|level|bt)\.?\s(?:no\.?\s?)?\d`,
  String.raw`(?:p[tnm][a-z]{0,2}|gm|tl|cl|nt|hsd|hsm|hs\([dm]\)|mpkb|mpk)\.?\s?\d`,
  String.raw`tingkat|(?:level|lvl)\s(?=[a-z]{0,2}\d|l?g\b|ug\b|one\b|two\b|three\b)\w|(?:seksyen|section)\s(?=[a-z]?\d|[a-z]\b)\w`,
  String.raw`(?:blok|block)\s(?=[a-z]?\d|[a-z]\b|no\b)\w`,
  String.raw`(?:ground|first|second|third|1st|2nd|3rd) (?:floor|flr)`,
].join('|');

const street = 'jalan|jln|lorong|lrg|lebuh|persiaran|taman|tmn|kampung|kg|medan';

const outsideWord = String.raw`(?<![\p{L}\p{N}-]|\d\.)`;

const notWithinNumber = String.raw`(?<![\p{L}\p{N}.,-]|[\p{L}\p{N}] )`;

const starts = new RegExp(
  [
    `${outsideWord}(?:${unit})(?=[,\\s])`,
    `${outsideWord}\\d+[a-z]?(?:[-/]\\d+[a-z]?)*,?\\s(?=(?:${street})\\b)`,
    `${outsideWord}\\d+[a-z]?(?:[-/]\\d+[a-z]?)*,?\\s(?=(?:\\p{L}+\\s){1,3}(?:road|street|avenue|lane|drive)\\b)`,
    `${notWithinNumber}\\d{1,4}[a-z]?(?:-\\d+[a-z]?)*,(?!\\p{L})`,
    `${notWithinNumber}(?!ke\\d|rm\\d)[a-z]{1,2}\\d{1,4}[a-z]?,(?!\\p{L})`,
    `${outsideWord}\\d{1,3}(?:\\.\\d)?\\s?km,?\\s(?=(?:${street})\\b)`,
    `${outsideWord}(?:${numbered})(?!\\p{L}{2})`,
    `${outsideWord}(?:${named})(?![\\p{L}])(?!\\s*[,.;\\n])(?!\\s+[-–—/|]\\s)(?!\\s+\\d+[a-z]?,?\\s+(?:jalan|jln|lorong|lrg|lebuh)\\b)`,
    `${outsideWord}(?:mall|tower|square|plaza|complex|arcade)(?=,)`,
    String.raw`\d{1,6}号|[\p{Script=Han}]{1,8}(?:路|街|花园|新村)`,
  ].join('|'),
  'giu',
);

const unitAtStart = new RegExp(`^(?:${unit})`, 'iu');

/**
 * Finds where an address begins in a line: the first address-like word from which nothing but the address follows. A
 * unit alone is no address without a street or a building.
 * @param isSure the line leads to a postcode
 */
export function findAddressStart(line: string, isSure: boolean): number | undefined {
  for (const { index } of line.matchAll(starts)) {
    const rest = line.slice(index);
    if (!isSure && (!/\S\s+\S/.test(rest) || (unitAtStart.test(rest) && !streetWithin.test(rest)))) continue;
    if (isEndOfName(line, index, rest) || isShopInFront(rest)) continue;
    if (isSure && isInterrupted(rest)) continue;
    const start = startOfNumber(line, findNameStart(line, index));
    if (!isDate(line, start)) return start;
  }
  return isSure ? findNumberedName(line) : undefined;
}

/** In `Bandar Utama Music Centre, 1 Jalan Masjid`, the shop is named after the estate. */
function isShopInFront(rest: string): boolean {
  const [shop = '', ...others] = rest.split(/[,\n]/);
  const last = /[\p{L}'’]+$/u.exec(shop.trim())?.[0].toLowerCase() ?? '';
  const isShop = /\S\s+\S/.test(shop) && isKindBehind(last) && !namedCentre.test(shop.trim());
  return isShop && others.some((piece) => streetInFront.test(piece));
}

const namedCentre =
  /(?:shopping|city|town|business|commercial|trade|medical|service|convention|office|industrial) cent(?:re|er)s?$|house$/i;

const streetInFront = /^\s*(?:no|lot|unit|blok|block|jalan|jln|lorong|lrg|lebuh|\d)/i;

/** `17 Parkcity Commerce, ` before a postcode: a building whose name no word gives away. */
function findNumberedName(line: string): number | undefined {
  const found = numberedName.exec(line);
  if (found === null || hasShopWord(found[0]) || isInterrupted(found[0])) return undefined;
  return found.index;
}

const numberedName = /(?<=(?:^|[,;])\s*)\d{1,4}[A-Z]?(?:-\d+[A-Z]?)*(?:\s\p{Lu}[\p{L}'’]+){1,5},?\s*$/u;

/** Whether a number like that of a house is a day: `come on 3/12`, `rosak sejak 5/11`. */
function isDate(line: string, index: number): boolean {
  return dateWordBefore.test(line.slice(0, index)) && /^\d{1,2}\/\d{1,2}(?!\d)/.test(line.slice(index));
}

const dateWordBefore =
  /(?<!\p{L})(?:on|since|by|until|till|before|after|dated?|due|pada|sejak|hingga|sehingga|sebelum|selepas|mulai|tarikh|tgl)\s+$/iu;

/**
 * Whether an address word is only the end of a name: `Restoran Kari Kg Pandan, no 3 jalan …`,
 * `The Laundry Room USJ 1`.
 */
function isEndOfName(line: string, index: number, rest: string): boolean {
  if (
    /(?<![\p{L}])(?:error|ralat|err|code|kod|acc|acct|account|akaun|counter|kaunter|terminal|tablet|table|meja|printer|pos|ipad|cashier|mesin|machine|lane|order|invoice|inv|case|ticket|serial|id|ref|bil|bill)\s+$/iu.test(
      line.slice(0, index),
    )
  )
    return true;
  // `kantin sek keb taman megah, 66 jln skudai`: the estate is of the shop.
  const front =
    line
      .slice(0, index)
      .split(/[,;:.\uE000]/)
      .at(-1) ?? '';
  if (
    front.trim() !== '' &&
    isKindBefore(front.trim().split(/\s+/)[0]?.toLowerCase() ?? '') &&
    estateBeforeAddress.test(rest)
  )
    return true;
  // `kg to gantang conversion, lot 8 jalan` weighs: a village stands behind the number.
  if (
    /^kg\b[^,\n]{0,30},\s*(?:no|lot|unit|suite|blok|block|level|aras|[a-z]{1,2}-?\d+|\d{1,4}[a-z]?)\b/i.test(
      rest,
    )
  )
    return true;
  if (!/\p{Lu}[\p{L}'’]*[ \t]+$/u.test(line.slice(0, index))) return false;
  if (/^(?:ss|usj|pju|km|batu|bt|level|fasa)\b/i.test(rest)) return true;
  return estateBeforeAddress.test(rest);
}

const estateBeforeAddress =
  /^(?:kampung|kampong|kg|taman|tmn|bandar|pasar|medan|felda|pekan|kem|kawasan)\b[^,\d]{0,25},(?:\s*(?:no|lot|unit|jalan|jln|\d)|$)/i;

/**
 * Extends the start to the left, so that the address keeps its whole number: `C3/12 Jalan Besar`,
 * `8 & 10 Jalan Besar`.
 */
function startOfNumber(line: string, index: number): number {
  const front = Math.max(0, index - 40);
  const joined = /(?:(?<![\p{L}\p{N}])[\p{L}\p{N}/-]{1,8}\s?(?:&|\band\b|\bdan\b)\s?)+$/iu.exec(
    line.slice(front, index),
  );
  const from = joined !== null && /\d/.test(joined[0]) ? front + joined.index : index;
  return from - (/[A-Z\d/#-]*$/i.exec(line.slice(front, from))?.[0].length ?? 0);
}

/**
 * In `Gurney Plaza 170-03` the address begins up to three capitalised words before the word for a building, if they
 * directly follow a comma or `at`.
 */
function findNameStart(line: string, index: number): number {
  if (!buildingAfterName.test(line.slice(index))) return index;
  const name = nameOfBuilding.exec(line.slice(0, index));
  return name === null ? index : name.index;
}

const buildingAfterName =
  /^(?:mall|complex|tower|square|arcade|(?:plaza|kompleks|wisma|menara)(?=[ ,]*\d|,))/iu;

const nameOfBuilding =
  /(?<=(?:^|[,;]|(?<![\p{L}])(?:[Aa]t|[Ii]n|[Dd]i|[Kk]at|[Dd]ekat))\s*)(?:[\p{Lu}\d][\p{L}\d'’&]*[ \t]+){1,3}$/u;

/** A full stop after these ends no sentence: `Jln. Besar`, `Jalan C.Y. Choy`. */
export const abbreviation = /(?:^|[\s,])(?:no|jln|jl|lrg|tmn|kg|bt|lot|st|(?:[a-z]\.)*[a-z])$/i;

/** Whether a complaint or the end of a sentence comes between a part of an address and its postcode. */
function isInterrupted(text: string): boolean {
  for (const { index } of text.matchAll(/\.\s+(?=\p{L})/gu)) {
    if (!abbreviation.test(text.slice(0, index))) return true;
  }
  if (
    hasSentenceBetween(text) ||
    hasPersonBetween(text) ||
    separator.test(text) ||
    /\p{Ll}{4}\.\s+\d/u.test(text)
  )
    return true;
  return (
    text
      .replaceAll(hero, '')
      .replaceAll(properName, '')
      .match(/[\p{L}\p{N}'-]+/gu) ?? []
  ).some(
    (word) =>
      (isIssueWord(word) && !partOfAddress.test(word)) ||
      (isTroubleWord(word) && /^\p{Ll}/u.test(word) && !mayNameStreet.test(word)) ||
      leadsElsewhere.test(word),
  );
}

/** In `Bandar Tasik Selatan, Brandon Chia, 55 Lebuh Pasar`, somebody comes before the address. */
function hasPersonBetween(text: string): boolean {
  const pieces = text.split(/[,\n]/).slice(1, -1);
  return pieces.some((piece) => {
    const words = piece.trim().split(/\s+/);
    const weights = words.map(weighName);
    return (
      words.length > 1 && words.length < 5 && (weights[0] ?? 0) > 2 && weights.every((weight) => weight > 0)
    );
  });
}

/** In `Unit 3 Cycling, job sheet no photo attach, 12 Jalan Pasar`, small letters are of the complaint. */
function hasSentenceBetween(text: string): boolean {
  if (!/\p{Lu}\p{Ll}/u.test(text)) return false;
  return text
    .split(/[,\n]/)
    .slice(1, -1)
    .some((piece) => /^\s*\p{Ll}+(?: \p{Ll}+){2,}\s*$/u.test(piece) && !namesStreet(piece));
}

/** In `kg mix up / unit 5 Jalan Industri`, another field ends before the address. `Lot 5 - 7` goes on. */
const separator =
  /[^\d\s]\s+[-–—/|]\s|\d\s+[-–—/|]\s+(?:lot|no|unit|suite|level|blok|block)\b|\d\s+[-–—/|]\s+(?:no\.?\s?|lot\s)?\d+[a-z]?\s+(?:jalan|jln|lorong|lrg|lebuh|persiaran|taman)\s/i;

const mayNameStreet =
  /^(?:tables?|meja|points?|black|key|light|power|half|field|salah|font|members?|ahli|logo|nota|tax|total|kuasa|lampu|button|sales|harga|option|paper|counter|kaunter|station|open|opened|close|closed|shut)$/;

/** A capitalised word after another one is a name, not a complaint: `Tongkang Pecah`, `Gajah Mati`. */
const properName = /(?<=\p{Lu}\p{Ll}+ )\p{Lu}\p{Ll}+(?=,|\s+\d{5})/gu;

/** Words of complaints that also stand in addresses. */
export const partOfAddress = /^(?:unit|no|site|line|still|every|the|all|paper|kad)$/i;

/** Words that contrast two places. The place before them is not the destination. */
const leadsElsewhere = /^(?:to|moved|exact|pindah|bukan|already|now|sekarang)$/i;
