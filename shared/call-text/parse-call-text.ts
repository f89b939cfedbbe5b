import type { CallField } from '../calls/call';
import { extensionIn } from '../phone/phone-kind';
import { phonesIn, type PhoneInText } from '../phone/find-phone-numbers';
import { parsePlace, type FindTown } from '../pin/parse-location';
import type { ParsedPlace } from '../pin/parsed-location';
import type { Places } from '../gazetteer/gazetteer';
import type { ServiceId } from '../tickets/services';
import { addressIn, beforeAddress, oneLine } from './find-address';
import { namesStreet } from './find-address-start';
import { canvasOf, freePieces, take, withoutBrackets, type Canvas, type Span } from './consumable-text';
import { isNumber, withoutChatHeads } from './strip-chat-headers';
import { issueIn } from './find-issue';
import type { LabelledField } from './label-patterns';
import { labelledIn } from './find-labelled-values';
import { nameIn } from './find-names';
import { areTogether, callableNumbersIn, choosesBetweenNumbers, numberedPartsIn } from './find-other-numbers';
import { serviceGuess } from './guess-service';
import { isCalledShop, leftoverShop, storeIn } from './find-shop-name';
import { shortestPlace } from './find-shortest-location';
import { withoutMarks } from './strip-whatsapp-formatting';
import { stateIn, stateNamed } from '../regions/region-names';
import type { MalaysianState } from '../regions/regions';

/** One field read out of a text, and from where to where in it. */
export type Slurped =
  | SlurpedWords
  | { readonly field: 'serviceId'; readonly value: ServiceId; readonly from: Span }
  | { readonly field: 'pin'; readonly value: ParsedPlace; readonly from: Span };

type SlurpedWords = { readonly field: WordField; readonly value: string; readonly from: Span };

export type WordField = Extract<
  CallField,
  'phone' | 'name' | 'storeName' | 'dealerReseller' | 'issue' | 'remark' | 'email' | 'address' | 'state'
>;

/** In characters: far above any chat that an agent pastes. What stands behind is not read. */
export const longestSlurp = 10_000;

/**
 * Makes fields of one line or of a pasted chat, by rules: phone, e-mail, pin and postcode by their shape, labelled
 * values by their label, address, store and name by the words that go with them, and the issue of all that remains.
 * Each field at most once. The same text gives the same fields.
 * @param places without it postcodes and towns are not known, so that addresses and states are found less often
 */
export function slurp(text: string, places?: Places): Slurped[] {
  const findTown: FindTown = (locality) => places?.townsNamed(locality)[0]?.coordinates;
  const read: Reading = {
    fields: [],
    labels: 0,
    canvas: canvasOf(withoutMarks(text.slice(0, longestSlurp))),
  };
  const { canvas, sender } = withoutChatHeads(read.canvas);
  read.canvas = canvas;
  readLabels(read, findTown);
  readPin(read, findTown);
  readEmail(read, [0, read.canvas.text.length]);
  for (const part of numberedPartsIn(read.canvas.free)) read.canvas = take(read.canvas, part);
  readPhones(read, sender);
  readAddress(read, places);
  readStore(read);
  readName(read, sender, places);
  readLeftoverShop(read, places);
  readIssue(read);
  return read.fields.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** `labels` counts the labelled values: a text with several is a form. */
type Reading = { fields: Slurped[]; canvas: Canvas; labels: number };

const order: readonly Slurped['field'][] = [
  ...([
    'phone',
    'name',
    'storeName',
    'dealerReseller',
    'issue',
    'serviceId',
    'address',
    'state',
    'pin',
  ] as const),
  ...(['email', 'remark'] as const),
];

function has({ fields }: Reading, field: Slurped['field']): boolean {
  return fields.some((slurped) => slurped.field === field);
}

function wordsIn({ fields }: Reading, field: WordField): SlurpedWords | undefined {
  return fields.find((slurped): slurped is SlurpedWords => slurped.field === field);
}

function add(read: Reading, field: WordField, span: Span, value = oneLine(read.canvas, span)): void {
  if (value !== '' && !has(read, field)) read.fields.push({ field, value, from: span });
  read.canvas = take(read.canvas, span);
}

/** Values that are no value of their label are left to the rules below. */
function readLabels(read: Reading, findTown: FindTown): void {
  const parts: Span[] = [];
  for (const { field, label, value } of labelledIn(read.canvas)) {
    const words = read.canvas.text.slice(...value);
    if (field === 'other' || isNone.test(words)) read.canvas = take(read.canvas, value);
    else if (fitsLabel(field, words, findTown)) {
      if (field === 'pin') addPin(read, value, parsePlace(words, findTown));
      else if (field === 'phone') readPhonesOf(read, value);
      else if (field === 'state') add(read, field, value, stateNamed(words) ?? words);
      else if (field === 'name' || field === 'contact')
        readPerson(read, value, !/name|nama|pic|姓名|名字/iu.test(read.canvas.text.slice(...label)));
      else if (field === 'email') readEmail(read, value);
      else if (field === 'addressPart') parts.push(value);
      else add(read, field, field === 'storeName' ? beforeAddress(read.canvas, value) : value);
      read.labels += 1;
    }
    read.canvas = take(read.canvas, label);
  }
  if (parts.length > 1 || parts.some((part) => namesStreet(read.canvas.text.slice(...part))))
    addAddressOf(read, parts);
}

/** `Lot 5`, `Jalan Besar`, `43000` and `Kajang`, each with a label of its own. */
function addAddressOf(read: Reading, parts: readonly Span[]): void {
  const texts = parts.map((part) => oneLine(read.canvas, part));
  const value = texts.join(', ').replaceAll(/(?<=(?:^|, )\d{5}), /g, ' ');
  if (!has(read, 'address')) {
    const [start, end] = [parts[0]?.[0] ?? 0, parts.at(-1)?.[1] ?? 0];
    read.fields.push({ field: 'address', value, from: [start, end] });
  }
  for (const part of parts) read.canvas = take(read.canvas, part);
}

/** What people write into a form where there is nothing to say. */
const isNone = /^(?:n\.?\/?a\.?|nil|none|tiada|无)$/i;

function fitsLabel(field: LabelledField, words: string, findTown: FindTown): boolean {
  if (field === 'phone') return phonesIn(words).length > 0;
  if (field === 'pin') return parsePlace(words, findTown).kind !== 'no place';
  if (field === 'email') return emailPattern.test(words);
  if (field === 'storeName' || field === 'name') return /\p{L}/u.test(words) && !isWebAddress.test(words);
  return /[\p{L}\p{N}]/u.test(words) && !isWebAddress.test(words);
}

const isWebAddress = /^(?:https?:\/\/|www\.)/i;

/** `PIC: Izzat 013-223 3445`, `Contact: 016-445 5112 (Mr Siva)`: a number, a name, or both. */
function readPerson(read: Reading, value: Span, isShopLabel: boolean): void {
  readPhonesOf(read, value);
  const [start, end] = value;
  for (const [from, to] of freePieces({ ...read.canvas, free: read.canvas.free.slice(start, end) })) {
    const name = withoutBrackets(read.canvas, [start + from, start + to]);
    const words = read.canvas.text.slice(...name);
    if (!isPersonsName(words)) continue;
    // `Customer: Hotel Seri Malaysia` is a shop.
    if (isShopLabel && words.includes(' ') && isCalledShop(words)) add(read, 'storeName', name);
    else add(read, 'name', name);
  }
}

function isPersonsName(words: string): boolean {
  return /\p{L}/u.test(words) && !/\d{3}/.test(words) && words.length <= 60;
}

function addPin(read: Reading, span: Span, place: ParsedPlace): void {
  if (!has(read, 'pin')) read.fields.push({ field: 'pin', value: place, from: span });
  read.canvas = take(read.canvas, span);
}

/** The shortest run of words in a line that is a place: links stand alone, pairs may have blanks in them. */
function readPin(read: Reading, findTown: FindTown): void {
  for (const piece of freePieces(read.canvas)) {
    const line = read.canvas.text.slice(...piece);
    const isAny = /\d[.°+]|:\/\/|\.\w+\/|\/\/\/|geo:|[\dCFGHJMPQRVWX]{4}\+/i.test(line);
    if (isAny && parsePlace(line, findTown).kind !== 'no place') {
      const found = shortestPlace(line, findTown);
      if (found !== undefined) {
        addPin(read, [piece[0] + found.span[0], piece[0] + found.span[1]], found.place);
      }
    }
  }
}

const emailPattern = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])/i;

function readEmail(read: Reading, [start, end]: Span): void {
  const found = emailPattern.exec(read.canvas.free.slice(start, end));
  if (found === null) return;
  add(read, 'email', [start + found.index, start + found.index + found[0].length]);
}

/** The first number is the caller's, further ones and extensions go into the remark. */
function readPhones(read: Reading, sender: Span | undefined): void {
  const chatLink = /(?:https?:\/\/)?wa\.me\/\+?(\d{8,15})/i.exec(read.canvas.free);
  if (chatLink !== null) {
    add(read, 'phone', [chatLink.index, chatLink.index + chatLink[0].length], chatLink[1]);
  }
  const numbers = callableNumbersIn(read.canvas.free);
  const areDoubtful =
    numbers.length > 1 &&
    (choosesBetweenNumbers(read.canvas.text) || !areTogether(read.canvas.text, numbers));
  if (!areDoubtful || has(read, 'phone')) addPhones(read, 0, numbers);
  else for (const { text, from } of numbers.slice(0, mostPhones)) addRemark(read, text, from);
  for (const { from } of numbers) read.canvas = take(read.canvas, from);
  const senderText = sender === undefined ? '' : read.canvas.text.slice(...sender);
  if (sender !== undefined && isNumber(senderText) && !has(read, 'phone')) {
    read.fields.push({ field: 'phone', value: senderText, from: sender });
  }
}

function readPhonesOf(read: Reading, [start, end]: Span): void {
  addPhones(read, start, phonesIn(read.canvas.free.slice(start, end)));
}

function addPhones(read: Reading, start: number, phones: readonly PhoneInText[]): void {
  for (const phone of phones.slice(0, mostPhones)) {
    const span: Span = [start + phone.from[0], start + phone.from[1]];
    const number = extensionIn(phone.text).phone;
    if (has(read, 'phone')) addRemark(read, number, span);
    else add(read, 'phone', span, number);
    if (phone.extension !== '') addRemark(read, `ext ${phone.extension}`, span);
    read.canvas = take(read.canvas, span);
  }
}

const mostPhones = 10;

function addRemark(read: Reading, line: string, from: Span): void {
  const earlier = wordsIn(read, 'remark');
  const isKnown = read.fields.some((slurped) => slurped.field === 'phone' && slurped.value === line);
  if (isKnown) return;
  read.fields = read.fields.filter((slurped) => slurped !== earlier);
  const value = earlier === undefined ? line : `${earlier.value}\n${line}`;
  read.fields.push({ field: 'remark', value, from: earlier?.from ?? from });
}

function readAddress(read: Reading, places: Places | undefined): void {
  const found = wordsIn(read, 'address') === undefined ? addressIn(read.canvas, places) : undefined;
  if (found?.value !== undefined) add(read, 'address', found.span, found.value);
  else if (found !== undefined) read.canvas = take(read.canvas, found.span);
  const address = wordsIn(read, 'address');
  const state = address === undefined ? found?.state : stateOfAddress(address.value, found?.state, places);
  const from = address?.from ?? found?.span;
  if (from !== undefined && state !== undefined && !has(read, 'state')) {
    read.fields.push({ field: 'state', value: state, from });
  }
}

function stateOfAddress(address: string, found: MalaysianState | undefined, places: Places | undefined) {
  const reading = places?.readAddress(address);
  // Its postcode and its town are in two states: which one is right, the screen asks.
  if (reading?.kind === 'contradiction' && reading.state !== reading.postcode.state) return undefined;
  return places?.postcodeIn(address)?.state ?? found ?? stateIn(address);
}

function readStore(read: Reading): void {
  const span = has(read, 'storeName') ? undefined : storeIn(read.canvas);
  if (span !== undefined) add(read, 'storeName', span);
}

function readLeftoverShop(read: Reading, places: Places | undefined): void {
  if (has(read, 'storeName') || !has(read, 'name') || !has(read, 'phone')) return;
  const span = leftoverShop(read.canvas, (words) => isPlaceName(words, places));
  if (span !== undefined) add(read, 'storeName', span);
}

function isPlaceName(words: string, places: Places | undefined): boolean {
  return stateIn(words) !== undefined || (places?.townsNamed(words).length ?? 0) > 0;
}

function readName(read: Reading, sender: Span | undefined, places: Places | undefined): void {
  if (has(read, 'name')) return;
  const span = nameIn(read.canvas, (words) => isPlaceName(words, places));
  const senderName = sender === undefined ? '' : read.canvas.text.slice(...sender);
  if (sender !== undefined && !isNumber(senderName)) {
    read.fields.push({ field: 'name', value: senderName.trim(), from: sender });
  } else if (span !== undefined) add(read, 'name', span);
}

/** What remains, and what service it asks for. */
function readIssue(read: Reading): void {
  const told = issueIn(read.canvas, read.labels > 1);
  const [first, last] = [told[0], told.at(-1)];
  if (first !== undefined && last !== undefined && !has(read, 'issue')) {
    const value = told.map((piece) => oneLine(read.canvas, piece)).join(' ');
    read.fields.push({ field: 'issue', value, from: [first[0], last[1]] });
  }
  const issue = read.fields.find((slurped) => slurped.field === 'issue');
  const start = issue?.from[0] ?? 0;
  const guess = issue === undefined ? undefined : serviceGuess(read.canvas.text.slice(start, issue.from[1]));
  if (guess !== undefined) {
    const from: Span = [start + guess.span[0], start + guess.span[1]];
    read.fields.push({ field: 'serviceId', value: guess.serviceId, from });
  }
}
