import { extractDigits } from '../phone/storehub-phone-format';
import { isChatRole } from './chat-sides';
import { weighName } from './recognise-person-names';
import { hasShopWord, isChineseShop, isGoods, isKindBefore } from './shop-words';

/**
 * Contacts are saved with what they sell: `Mei Fong (Dessert Lab)`, `Mr Siva Pharmacy`, `Linda Salon 1`, `欣怡 Yoga`. Returns
 * '' for `Kedai Kak Yah`.
 */
export function findPersonOfSender(sender: string): string {
  const words = splitSender(sender);
  const [first = '', ...others] = words;
  if (isChineseShop(first) && others.length > 0 && others.every((word) => weighName(word) > 0))
    return others.join(' ');
  const end = words.findIndex((word, order) => isOfShop(words, order) || /\d|^mini$/i.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(' ');
}

/**
 * The shop that a contact is saved as: `Cafe Bukit` of `Cafe Bukit Manager`, `东兴车油站` of `东兴车油站 Raymond`, what stands in
 * brackets or, in Chinese, behind the person.
 */
export function findShopOfSender(sender: string): string | undefined {
  const words = splitSender(sender);
  const [first = '', second] = words;
  if (isChineseShop(first)) return first;
  if (isKindBefore(first.toLowerCase()) && words.length > 1) {
    const last = words.findLastIndex((word) => !roleBehindShop.test(word));
    return words.slice(0, last + 1).join(' ');
  }
  const bracket = /[(（](?<words>[^()（）]{3,30})[)）]\s*$/u.exec(sender)?.groups?.['words'];
  if (bracket !== undefined && mayBeShop(bracket)) return bracket.trim();
  return words.length === 2 && isHanShopBehindPerson(words) ? second : undefined;
}

const roleBehindShop = /^(?:manager|owner|boss|bos|staff|supervisor|cashier|admin|pic|hq)$/i;

/** `Ali (staff)` and `Siva (new number)` say nothing of a shop. */
function mayBeShop(words: string): boolean {
  return /^\p{L}/u.test(words) && !isChatRole(words) && !noteInBrackets.test(words);
}

const noteInBrackets =
  /(?<!\p{L})(?:staff|staf|owner|boss|bos|manager|supervisor|cashier|admin|pic|part[ -]?timer?|new|old|baru|lama|number|nombor|no|hp|phone|personal|work|kerja|office|ofis|hq|husband|wife|suami|isteri|anak|son|daughter|day|night|siang|malam|tech\w*|sales|dealer|\d+)(?!\p{L})|老板|店长|经理|员工|新|旧/iu;

/** `阿玲 永和豆浆王` and `丽珍 小食馆`: behind a name, longer Chinese words are the shop. */
function isHanShopBehindPerson([person = '', shop = '']: readonly string[]): boolean {
  return weighName(person) > 1 && /^\p{Script=Han}{3,8}$/u.test(shop) && weighName(shop) === 0;
}

function splitSender(sender: string): string[] {
  return sender
    .replace(/[(（].*/u, '')
    .trim()
    .split(/\s+/);
}

function isOfShop(words: readonly string[], order: number): boolean {
  const word = words[order] ?? '';
  if (order > 0 && isHanShopBehindPerson(words.slice(order - 1))) return true;
  return (hasShopWord(word) || isGoods(word.toLowerCase())) && weighName(word) === 0;
}

/** WhatsApp shows unsaved contacts as their number. */
export function isPhoneNumber(sender: string): boolean {
  return extractDigits(sender).length >= 8;
}
