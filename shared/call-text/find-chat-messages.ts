import { findSideOf, isChatRole } from './chat-sides';
import type { Span } from './consumable-text';
import { isLabel } from './find-labels-without-separator';
import { weighName } from './recognise-person-names';
import { isPhoneNumber } from './find-person-of-sender';
import { isTitle } from './word-classes';

/** One message of a chat: its header with the line break in front, the sender named in it, and where the message ends. */
export type ChatMessage = { readonly header: Span; readonly sender: Span; readonly end: number };

const invisible = String.raw`\u200E\u200F\u202A-\u202E\u2066-\u2069`;
const time = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?`;

/**
 * WhatsApp: `[12/11/2026, 10:32] Ali: ` on iPhones, `[10:32 am, 12/11/2026] Ali: ` on the web and the desktop, `12/11/26, 10:32
 * - Ali: ` on Android; also with seconds, am and pm (`pagi`, `PTG`), `上午`, with the time alone and with a day of the week.
 * Thin spaces and direction marks stand around the time and the name.
 */
const whatsApp = new RegExp(
  String.raw`^[\s${invisible}]{0,6}(?:\[(?=[^\]\n]{0,20}\d[:.]\d{2})[^\]\n]{4,34}\]|\d{1,4}[/.|-]\d{1,2}[/.|-]\d{1,4},? [^\n-]{3,16} -)[\s${invisible}]{0,6}(?:~\s?)?(?<sender>[^:\n]{1,40}?)[${invisible}]{0,3}: ?`,
  'gmu',
);
/** Messages copied without their time, from a sender who is not a saved contact: `~ Amy: hi`. */
const unsavedContact = /^[ \u200E]*~ ?(?<sender>[^:\n]{1,40}): ?/gmu;
/** Telegram Desktop, with the message on the next line: `Ali, [12/11/2026 10:32 AM]`, `Ali, [12 Nov 2026 at 10:32:05]:`. */
const telegram = /^(?<sender>[^\n[\]:]{1,40}), \[(?=[^\]\n]{0,24}\d[:.]\d{2})[^\]\n]{4,34}\]:?[ \t]*\n/gmu;
/** WeChat and Teams, with the message on the next line: `小凯 10:32`, `小凯 2026/11/12 10:32:05`. */
const timeBehindName = new RegExp(
  String.raw`^(?<sender>\p{L}[^\n:,.，。]{0,30}?)[ \t]{1,3}(?:\d{2,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[ \t]{1,3})?(?:[上下]午 ?)?${time}(?: ?[ap]m)?[ \t]*\n{1,2}(?=[^\n])`,
  'gimu',
);
/** A dialogue typed out or copied without times: `Ali: printer rosak`, each on its line or behind ` / `. */
const speaker =
  /(?:^[> \t]{0,4}|[ \t][/|][ \t]+)(?<sender>(?:\p{L}|\+?\d(?=[\d -]{7,}:))[^:\n/|,.，。?？!]{0,34}):(?!\/\/)[ \t]{0,3}(?:\n(?=[^\n]))?/gmu;

/** Finds the messages of a chat in the form in which an app exports or copies it. */
export function findChatMessages(text: string): ChatMessage[] {
  for (const format of [whatsApp, telegram]) {
    const heads = [...text.matchAll(format)];
    if (heads.length > 0) return toMessages(text, heads);
  }
  const named = [...text.matchAll(timeBehindName)];
  if (named.length > 1 && named[0]?.index === /^\s*/.exec(text)?.[0].length) return toMessages(text, named);
  const unsaved = [...text.matchAll(unsavedContact)];
  return toMessages(text, unsaved.length > 0 ? unsaved : findSpeakers(text));
}

function toMessages(text: string, heads: readonly RegExpExecArray[]): ChatMessage[] {
  const starts = heads.map(({ index }, order) => {
    const before = heads[order - 1];
    const isTaken = before !== undefined && before.index + before[0].length === index;
    return text[index - 1] === '\n' && !isTaken ? index - 1 : index;
  });
  return heads.map(({ 0: header, index, groups }, order) => {
    const sender = groups?.['sender'] ?? '';
    const start = index + header.lastIndexOf(sender);
    return {
      header: [starts[order] ?? index, index + header.length],
      sender: [start, start + sender.length],
      end: starts[order + 1] ?? text.length,
    };
  });
}

/**
 * The speakers of a dialogue: somebody speaks twice, or the helpdesk asks somebody. In a form, `Ali: ` stands once, and
 * `Issue: ` is a label.
 */
function findSpeakers(text: string): RegExpExecArray[] {
  const heads = [...text.matchAll(speaker)].slice(0, maxSpeakers);
  if (heads.length < 2) return [];
  const names = heads.map(({ groups }) => groups?.['sender']?.trim() ?? '');
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const speaks = names.map((name) => isHelpdesk(name) || isChatRole(name) || mayBeContact(name));
  const repeats = names.some((name, order) => speaks[order] === true && (counts.get(name) ?? 0) > 1);
  const asks = heads.some(
    ({ index }, order) =>
      isHelpdesk(names[order] ?? '') && /[?？]/.test(text.slice(index, heads[order + 1]?.index)),
  );
  const isOfBoth = new Set(names.filter((_, order) => speaks[order] === true).map(isHelpdesk)).size === 2;
  return repeats || (asks && isOfBoth) ? heads.filter((_, order) => speaks[order] === true) : [];
}

const maxSpeakers = 200;

function mayBeContact(name: string): boolean {
  if (isPhoneNumber(name)) return true;
  const words = name.split(/\s+/);
  if (isLabel(name) || words.length > 5) return false;
  return (
    words.some((word) => weighName(word) > 1 || isTitle(word)) || words.every((word) => weighName(word) > 0)
  );
}

function isHelpdesk(name: string): boolean {
  return findSideOf(name) === 'helpdesk';
}
