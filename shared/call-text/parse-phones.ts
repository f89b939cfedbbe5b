import { findPhoneNumbers, type PhoneInText } from '../phone/find-phone-numbers';
import { splitExtension } from '../phone/split-extension';
import { toContractPhone } from '../phone/storehub-phone-format';
import { consume, type Span } from './consumable-text';
import {
  areAdjacent,
  choosesBetweenNumbers,
  findCallableNumbers,
  findBetterNumber,
  findPreferredNumber,
} from './find-callable-numbers';
import { findRelativeBefore } from './find-person-to-call';
import { findRefusedNumbers } from './find-refused-numbers';
import { findSpokenNumbers } from './find-spoken-numbers';
import { addField, appendRemark, hasField, setAside, type ParserState } from './parser-state';
import { isPhoneNumber } from './find-person-of-sender';
import { toSingleLine } from './to-single-line';

/** The first number is the caller's. Further numbers and extensions go into the remark; one that is said twice counts once. */
export function parsePhones(read: ParserState): void {
  const { sender } = read;
  const chatLink = /(?:https?:\/\/)?wa\.me\/\+?(\d{8,15})/i.exec(read.source.remaining);
  if (chatLink !== null) {
    addField(read, 'phone', [chatLink.index, chatLink.index + chatLink[0].length], chatLink[1]);
  }
  const found = findCallableNumbers(read.source.remaining);
  const { accepted, spans } = setRefusedAside(read, found);
  const different = leaveOutRepeated(accepted);
  // Words that refuse a number say nothing about those that remain.
  const text = spans.reduce(
    (rest, [start, end]) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    read.source.text,
  );
  const isChoice = different.length > 1 && choosesBetweenNumbers(text);
  const preferred =
    findBetterNumber(text, different) ??
    (different.length > 1 && !isChoice ? findPreferredNumber(text, different) : undefined);
  const numbers =
    preferred === undefined ? different : [preferred, ...different.filter((one) => one !== preferred)];
  const areDoubtful =
    preferred === undefined && numbers.length > 1 && (isChoice || !areAdjacent(text, numbers));
  if (!areDoubtful || hasField(read, 'phone')) addPhones(read, numbers);
  else {
    for (const { text: number, from } of numbers.slice(0, maxPhones)) addNumberToRemark(read, number, from);
    for (const { from } of numbers.slice(maxPhones)) setAside(read, from);
  }
  for (const { from } of found) read.source = consume(read.source, from);
  if (sender !== undefined && isPhoneNumber(sender.name) && !hasField(read, 'phone'))
    read.fields.push({ field: 'phone', value: sender.name, from: sender.from });
}

/** Keeps the first of the numbers that are the same, however each is written. */
function leaveOutRepeated(phones: readonly PhoneInText[]): PhoneInText[] {
  const known = new Set<string>();
  return phones.filter(({ text, extension }) => {
    const number = `${toContractPhone(text)} ${extension}`;
    const isNew = !known.has(number);
    known.add(number);
    return isNew;
  });
}

export function parsePhonesInSpan(read: ParserState, [start, end]: Span): void {
  const phones = findPhoneNumbers(read.source.remaining.slice(start, end)).map((phone) => ({
    ...phone,
    from: [start + phone.from[0], start + phone.from[1]] as const,
  }));
  addPhones(read, setRefusedAside(read, phones).accepted);
}

/**
 * A number that the text refuses goes into the remark, together with the words that say so. Returns the others, and
 * these words.
 */
function setRefusedAside(
  read: ParserState,
  phones: readonly PhoneInText[],
): { readonly accepted: readonly PhoneInText[]; readonly spans: readonly Span[] } {
  const { refused, leads } = findRefusedNumbers(read.source.remaining, phones);
  for (const { span } of refused.slice(0, maxPhones)) appendRemark(read, toWords(read, span), span);
  for (const { span } of refused.slice(maxPhones)) setAside(read, span);
  const spans = [...refused.map((one) => one.span), ...leads];
  for (const span of spans) read.source = consume(read.source, span);
  return { accepted: phones.filter((phone) => !refused.some((one) => one.phone === phone)), spans };
}

function toWords(read: ParserState, span: Span): string {
  return toSingleLine(read.source, span).replace(/[\s,;:.，；：]+$/u, '');
}

function addPhones(read: ParserState, phones: readonly PhoneInText[]): void {
  for (const { from } of phones.slice(maxPhones)) setAside(read, from);
  for (const phone of phones.slice(0, maxPhones)) {
    const span = phone.from;
    const number = splitExtension(phone.text).phone;
    if (hasField(read, 'phone')) addNumberToRemark(read, number, span);
    else addField(read, 'phone', span, number);
    if (phone.extension !== '') addNumberToRemark(read, `ext ${phone.extension}`, span);
    read.source = consume(read.source, span);
  }
}

const maxPhones = 10;

/** Together with whose it is: `my wife 0123450987`. */
function addNumberToRemark(read: ParserState, line: string, from: Span): void {
  const isKnown = read.fields.some((parsed) => parsed.field === 'phone' && parsed.value === line);
  if (isKnown) return;
  const owner = findRelativeBefore(read.source.remaining, from);
  if (owner !== undefined) read.source = consume(read.source, owner.span);
  appendRemark(read, owner === undefined ? line : `${owner.words} ${line}`, from);
}

/** A number in words counts if it is whole and no other one is written in digits. */
export function parseSpokenNumbers(read: ParserState): void {
  for (const { digits, span } of findSpokenNumbers(read.source.remaining)) {
    const isWhole = findPhoneNumbers(digits)[0]?.text === digits;
    const isOther = hasField(read, 'phone') || hasField(read, 'remark');
    if (isWhole && !isOther) addField(read, 'phone', span, digits);
    else setAside(read, span);
  }
}
