import { extractDigits } from '../phone/storehub-phone-format';
import { weighName } from './recognise-person-names';
import { hasShopWord, isChineseShop, isGoods, isKindBefore } from './shop-words';
import { consume, type ConsumableText, type Span } from './consumable-text';

/**
 * Headers of messages: `[12/11/2026, 10:32] Ali: ` on iPhones, `[10:32 am, 12/11/2026] Ali: ` on the web and the desktop,
 * `12/11/26, 10:32 - Ali: ` on Android; also with seconds, am and pm (`pagi`, `PTG`), `上午`, and with the time alone. Thin
 * spaces and direction marks stand around the time and the name.
 */
const messageHeader =
  /^[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]{0,6}(?:\[(?=[^\]\n]{0,20}\d[:.]\d{2})[^\]\n]{4,34}\]|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? [^\n-]{3,16} -)[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]{0,6}(?:~\s?)?([^:\n]{1,40}?)[\u200E\u200F\u202A-\u202E\u2066-\u2069]{0,3}: ?/gmu;
/** Messages copied without their time, from a sender who is not a saved contact: `~ Amy: hi`. */
const shortMessageHeader = /^[ \u200E]*~ ?([^:\n]{1,40}): ?/gmu;
/** Lines written by WhatsApp, not by a person. */
const systemLine =
  /^.{0,60}(?:end-to-end encrypted|<media omitted>|(?:image|video|audio|sticker|document|gif) omitted|message was deleted|missed (?:voice|video) call|disulitkan hujung ke hujung|<media dikecualikan>|省略多媒体).*$/gimu;

/** Where a message comes from: `[收到的Email]`, `(whatsapp dari kedai)`. */
const sourceNote =
  /^[ \t]*[[(【](?=[^\])】\n]*(?:e-?mail|emel|whatsapp|wasap|wechat|sms|voice|fwd|forward|来信|邮件|电邮|信息|短信|留言|转发))[^\])】\n]{2,24}[\])】]/gimu;

/**
 * Returns the chat without headers, system lines and the helpdesk's own messages, and the sender with the most other
 * messages.
 */
export function stripChatHeaders(source: ConsumableText): {
  source: ConsumableText;
  sender: Span | undefined;
} {
  let rest = source;
  const messagesBySender = new Map<string, { count: number; span: Span }>();
  const timed = [...source.text.matchAll(messageHeader)];
  const heads = timed.length > 0 ? timed : [...source.text.matchAll(shortMessageHeader)];
  for (const [order, { 0: whole, 1: sender = '', index }] of heads.entries()) {
    const nextHead = heads[order + 1]?.index ?? source.text.length;
    rest = consume(rest, [index, isHelpdeskSender(sender) ? nextHead : index + whole.length]);
    const start = index + whole.lastIndexOf(sender);
    const earlier = messagesBySender.get(sender);
    messagesBySender.set(sender, {
      count: (earlier?.count ?? 0) + 1,
      span: earlier?.span ?? [start, start + sender.length],
    });
  }
  for (const pattern of [systemLine, sourceNote])
    for (const { 0: line, index } of rest.remaining.matchAll(pattern))
      rest = consume(rest, [index, index + line.length]);
  const senders = [...messagesBySender].filter(([name]) => !isHelpdeskSender(name) && !role.test(name));
  const [most] = senders.toSorted(([, a], [, b]) => b.count - a.count);
  return { source: rest, sender: most?.[1].span };
}

function isHelpdeskSender(name: string): boolean {
  return /\b(?:storehub|support|helpdesk|you|anda|careline|agent|ejen|cs)\b|^(?:你|客服.{0,4})$/i.test(
    name.trim(),
  );
}

/** A sender of whom only the part is said. */
const role =
  /^\s*(?:caller|customer|cust|client|merchant|owner|user|pelanggan|pemanggil|peniaga|客户|客戶|顾客|顧客|商家|来电者|來電者)\s*$/iu;

/**
 * Contacts are saved with what they sell: `Mei Fong (Dessert Lab)`, `Mr Siva Pharmacy`, `Linda Salon 1`, `欣怡 Yoga`. Returns
 * '' for `Kedai Kak Yah`.
 */
export function findPersonOfSender(sender: string): string {
  const words = splitSender(sender);
  const [first = '', ...others] = words;
  if (isChineseShop(first) && others.length > 0 && others.every((word) => weighName(word) > 0))
    return others.join(' ');
  const end = words.findIndex((word) => isOfShop(word) || /\d|^mini$/i.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(' ');
}

/** The shop that a contact is saved as: `Cafe Bukit` of `Cafe Bukit Manager`, `东兴车油站` of `东兴车油站 Raymond`. */
export function findShopOfSender(sender: string): string | undefined {
  const words = splitSender(sender);
  const [first = '', ...others] = words;
  if (isChineseShop(first)) return first;
  if (!isKindBefore(first.toLowerCase()) || others.length === 0) return undefined;
  const last = words.findLastIndex((word) => !roleBehindShop.test(word));
  return words.slice(0, last + 1).join(' ');
}

const roleBehindShop = /^(?:manager|owner|boss|bos|staff|supervisor|cashier|admin|pic|hq)$/i;

function splitSender(sender: string): string[] {
  return sender.replace(/\(.*/u, '').trim().split(/\s+/);
}

function isOfShop(word: string): boolean {
  return (hasShopWord(word) || isGoods(word.toLowerCase())) && weighName(word) === 0;
}

/** WhatsApp shows unsaved contacts as their number. */
export function isPhoneNumber(sender: string): boolean {
  return extractDigits(sender).length >= 8;
}
