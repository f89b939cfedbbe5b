import { findPhoneNumbers } from '../phone/find-phone-numbers';
import { findSideOf } from './chat-sides';
import {
  keepLineBreaks,
  overwrite,
  type ConsumableText,
  type Replacement,
  type Span,
} from './consumable-text';
import type { Sender } from './read-chat-transcript';

/** The subject as it is written, and where. */
export type MailSubject = { readonly words: string; readonly from: Span };

/** What the head of a mail says. The sender may only pass on what others write. */
export type MailHead = {
  readonly source: ConsumableText;
  readonly sender: Sender | undefined;
  readonly subject: MailSubject | undefined;
};

type HeadLine = { readonly key: string; readonly line: Span; readonly value: Span };

/** As Outlook and Gmail write it in English, Malay and Chinese, in any order; a reply is introduced by one line. */
const headLine =
  /^[> \t*]*(?<key>from|sent|date|to|cc|bcc|reply[- ]to|importance|subject|daripada|dari|dihantar|tarikh|kepada|salinan|subjek|perkara|发件人|寄件人|发送时间|发送日期|日期|收件人|抄送|主题)[ \t*]*[:：][ \t*]*(?<value>[^\n]*)$/gimu;
/** `On Tue, 12 Mar 2024 at 10:11, Aini <aini@x.my> wrote:` introduces what is quoted below. */
const replyLine =
  /^[> \t]*(?:(?:on|pada)\s(?=[^\n]*\d)[^\n<]{6,60}?[,:]?\s(?<name>[^\n\d,<>:]{2,40})\s?<[^\n<>]{3,80}>\s*(?:wrote|menulis)|(?<writer>[^\n<>]{1,40})<[^\n<>]{3,80}>\s?[于於][^\n]{6,60}[写寫]道)\s*[:：][ \t]*(?<quoted>(?:\n[ \t]*>[^\n]*)*)/gimu;

/**
 * Takes the head of a mail out of the text: its sender, subject and times are no part of what the merchant writes. The address
 * of the sender stays. Offsets stay valid.
 */
export function readMailHead(source: ConsumableText): MailHead {
  const lines = findHeadLines(source.text);
  const replies = findReplies(source.text);
  const parts = [...lines.map((line) => readHeadLine(source.text, line)), ...replies].toSorted(
    (one, other) => one.edits[0].span[0] - other.edits[0].span[0],
  );
  const subject = lines.find(({ key, value }) => isSubject.test(key) && value[0] < value[1])?.value;
  const stripped = overwrite(
    source,
    parts.flatMap(({ edits }) => edits),
  );
  return {
    // The subject stays in the whole text: it may say how urgent the call is, and which service it needs.
    source:
      subject === undefined
        ? stripped
        : { remaining: stripped.remaining, ...putBack(source, stripped, subject) },
    // The mail at the bottom is the first one: the others only pass it on.
    sender: parts.findLast(({ sender }) => sender !== undefined)?.sender,
    subject: subject && { words: source.written.slice(...subject), from: subject },
  };
}

/** What a line of a head says, and what is written over it. */
type HeadPart = { readonly sender?: Sender; readonly edits: readonly [Replacement, ...Replacement[]] };

function putBack(
  { text, written }: ConsumableText,
  stripped: ConsumableText,
  [start, end]: Span,
): Pick<ConsumableText, 'text' | 'written'> {
  const put = (from: string, to: string) => to.slice(0, start) + from.slice(start, end) + to.slice(end);
  return { text: put(text, stripped.text), written: put(written, stripped.written) };
}

function readHeadLine(text: string, line: HeadLine): HeadPart {
  const { sender, kept } = isSender.test(line.key) ? readSender(text, line) : {};
  const [start, end] = line.line;
  const named = sender === undefined ? {} : { sender };
  if (kept === undefined) return { ...named, edits: [{ span: line.line, by: keepLineBreaks }] };
  return {
    ...named,
    edits: [
      { span: [start, kept[0]], by: keepLineBreaks },
      { span: [kept[1], end], by: keepLineBreaks },
    ],
  };
}

/** What the helpdesk itself wrote and a reply quotes is left out. */
function findReplies(text: string): HeadPart[] {
  return [...text.matchAll(replyLine)].map(({ 0: whole, index, groups }): HeadPart => {
    const name = (groups?.['name'] ?? groups?.['writer'] ?? '').trim();
    const quoted = groups?.['quoted'] ?? '';
    const isOwn = findSideOf(name) === 'helpdesk';
    const end = index + whole.length - (isOwn ? 0 : quoted.length);
    const edits = [{ span: [index, end], by: keepLineBreaks }] satisfies [Replacement];
    const start = index + whole.indexOf(name);
    return isOwn || name === ''
      ? { edits }
      : { edits, sender: { name, from: [start, start + name.length], isFallback: true } };
  });
}

const isSender = /^(?:from|dari|daripada|发件人|寄件人)$/i;
const isSubject = /^(?:subject|subjek|perkara|主题)$/i;

/** Two such lines are a head, and one with an address of an e-mail or with the subject. Alone, `From: Ali` is a label. */
function findHeadLines(text: string): HeadLine[] {
  const found = [...text.matchAll(headLine)]
    .slice(0, maxLines)
    .map(({ 0: line, index, groups }): HeadLine => {
      const value = groups?.['value']?.trimEnd() ?? '';
      const start = index + line.length - (groups?.['value']?.length ?? 0);
      return {
        key: groups?.['key'] ?? '',
        line: [index, index + line.length],
        value: [start, start + value.length],
      };
    });
  return found.filter((line, order) => {
    const isBeside = [found[order - 1], found[order + 1]].some(
      (other) => other !== undefined && areAdjacent(line, other),
    );
    const isSure =
      isSubject.test(line.key) || (isSender.test(line.key) && hasMail.test(text.slice(...line.value)));
    return (isBeside || isSure) && findPhoneNumbers(text.slice(...line.value)).length === 0;
  });

  function areAdjacent(line: HeadLine, other: HeadLine): boolean {
    const [first, second] = line.line[0] < other.line[0] ? [line, other] : [other, line];
    return text.slice(first.line[1], second.line[0]).trim() === '';
  }
}

const maxLines = 100;
const mail = String.raw`[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}`;
const hasMail = new RegExp(mail, 'i');
const nameAndMail = new RegExp(
  String.raw`^["“']?(?<name>[^"”<(\[@]*?)["”']?\s*[<(\[]?(?:mailto:)?(?<mail>${mail})?[>)\]]*\s*$`,
  'iu',
);

/** The name in `Shalini Nair <shalini@bloomhouse.my>`, and where the address stands. */
function readSender(text: string, { value }: HeadLine): { sender?: Sender; kept?: Span | undefined } {
  const written = text.slice(...value);
  const groups = nameAndMail.exec(written)?.groups;
  const name = groups?.['name']?.trim() ?? '';
  const address = groups?.['mail'];
  if (findSideOf(name) === 'helpdesk' || /@storehub/i.test(address ?? '')) return {};
  const at = value[0] + written.lastIndexOf(address ?? '');
  const kept: Span | undefined = address === undefined ? undefined : [at, at + address.length];
  if (!/\p{L}{2}/u.test(name) || isPartOfCompany.test(name)) return { kept };
  const start = value[0] + written.indexOf(name);
  return { sender: { name, from: [start, start + name.length], isFallback: true }, kept };
}

/** `Accounts` and `Operations Team` name nobody. */
const isPartOfCompany =
  /(?<!\p{L})(?:accounts?|operations?|ops|admin|hq|sales|finance|hr|it|team|dept|department|office|info|enquiry|support|purchasing|procurement|marketing|management|noreply|no-reply|supervisor|manager)(?!\p{L})|部$/iu;
