import { findPhoneNumbers } from '../phone/find-phone-numbers';
import { parseLocation, type FindTown } from '../pin/parse-location';
import type { Gazetteer } from '../gazetteer/gazetteer';
import { parseRegionOfMalls } from './parse-region-of-malls';
import { parseRegionOfPin } from './parse-region-of-pin';
import { addAddressOf, addLabelledAddress } from './add-labelled-address';
import { cutAddressFromStoreName } from './cut-address-from-store-name';
import { joinAddressLines } from './join-address-lines';
import { toSingleLine } from './to-single-line';
import { namesStreet } from './address-words';
import {
  createConsumableText,
  type ConsumableText,
  findRemainingPieces,
  consume,
  trimBrackets,
  type Span,
} from './consumable-text';
import { findDealer, trimDealer } from './find-dealer';
import { addSubject } from './add-subject';
import { addSender, parseSender } from './add-sender';
import { readMailHead } from './read-mail-head';
import { readChatTranscript } from './read-chat-transcript';
import { stripSourceNotes } from './strip-source-notes';
import type { LabelledField } from './label-patterns';
import {
  addField,
  appendRemark,
  hasField,
  setAside,
  type FieldCertainties,
  type ParsedField,
  type ParserState,
} from './parser-state';
import { findLabelledValues, type LabelledValue } from './find-labelled-values';
import { findNumberedParts } from './find-callable-numbers';
import { getSegmentationModel } from './segmentation/trained-segmentation-model';
import type { SegmentationModel } from './segmentation/segmentation-model';
import type { ServiceModel } from './service-model/service-model';
import { getServiceModel } from './service-model/trained-service-model';
import { addPriority } from './add-priority';
import { addService } from './add-service';
import { parseUnlabelledText } from './parse-unlabelled-text';
import { parsePhones, parsePhonesInSpan, parseSpokenNumbers } from './parse-phones';
import { isKindBefore, isShopName } from './shop-words';
import { findUnassignedText } from './find-unassigned-text';
import { maxCallTextLength } from './max-call-text-length';
import { addPin, parsePin } from './parse-pin';
import { parseCoarsePin } from './parse-coarse-pin';
import { isComplaintWord } from './word-classes';
import { splitAtSlashes } from './split-at-slashes';
import { stripWhatsAppFormatting } from './strip-whatsapp-formatting';
import { parseRegion } from '../regions/parse-and-suggest-regions';

/**
 * What a text says. `rest` is what no field holds, in order, without greetings and other small words: the agent reads
 * it and decides.
 */
export type ParsedCallText = {
  readonly fields: readonly ParsedField[];
  readonly rest: readonly string[];
  readonly certainties: FieldCertainties;
};

/**
 * Turns one line or a pasted chat into fields: phone, email and pin by their shape, labelled values by their label, and
 * name, store, issue and address among the remaining words by a model. Each field appears at most once. The same
 * text always gives the same fields.
 * @param gazetteer without it, postcodes and towns are unknown, and fewer addresses and states are found
 */
export function parseCallText(
  text: string,
  gazetteer?: Gazetteer,
  model: SegmentationModel = getSegmentationModel(),
  serviceModel: ServiceModel = getServiceModel(),
): ParsedCallText {
  const read = parseMarkedParts(text, gazetteer);
  parseUnlabelledText(read, gazetteer, model);
  addSender(read);
  addSubject(read);
  parseRegionOfMalls(read);
  parseRegionOfPin(read, gazetteer);
  addService(read, serviceModel);
  addPriority(read);
  const fields = read.fields.toSorted((a, b) => fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field));
  return { fields, rest: findUnassignedText(read), certainties: read.certainties ?? {} };
}

/** Reads what a label or the shape of a value says. Everything else remains. */
export function parseMarkedParts(text: string, gazetteer: Gazetteer | undefined): ParserState {
  const findTown: FindTown = (locality) => gazetteer?.findTowns(locality)[0]?.coordinates;
  const read: ParserState = {
    fields: [],

    labels: 0,
    unplaced: [],
    source: createConsumableText(splitAtSlashes(stripWhatsAppFormatting(text.slice(0, maxCallTextLength)))),
  };
  const chat = readChatTranscript(read.source);
  const mail = readMailHead(chat.source);
  read.sender = chat.sender ?? mail.sender;
  read.subject = mail.subject;
  read.source = joinAddressLines(consumeNumbering(stripSourceNotes(mail.source)), gazetteer);
  parseLabels(read, findTown, gazetteer);
  parseDealer(read);
  parsePin(read, findTown);
  parseCoarsePin(read, gazetteer);
  parseEmail(read, [0, read.source.text.length]);
  for (const part of findNumberedParts(read.source.remaining)) setAside(read, part);
  parsePhones(read);
  parseSpokenNumbers(read);
  parseSender(read);
  return read;
}

/** Consumes the numbers of a list within one line: `1) Fong Optical 2. Ms Fong 3) printer rosak`. */
function consumeNumbering(source: ConsumableText): ConsumableText {
  const numbers = [
    ...source.remaining.matchAll(/(?<=^|\s)([1-9])\)\s|(?<=^|[^\S\n])([1-9])\.[^\S\n](?=\S)/g),
  ];
  const isList =
    numbers.length > 2 && numbers.every(([, number, other], order) => Number(number ?? other) === order + 1);
  if (!isList) return source;
  return numbers.reduce((rest, { index }) => consume(rest, [index, index + 2]), source);
}

const fieldOrder: readonly ParsedField['field'][] = [
  ...([
    'phone',
    'name',
    'storeName',
    'dealerReseller',
    'issue',
    'serviceId',
    'priority',
    'address',
    'state',
    'pin',
  ] as const),
  ...(['email', 'remark'] as const),
];

/** A value that does not fit its label is left to the rules below. */
function parseLabels(read: ParserState, findTown: FindTown, gazetteer: Gazetteer | undefined): void {
  const parts: Span[] = [];
  const labelled = findLabelledValues(read.source);
  const isOwnerOnly = createOwnerCheck(read.source, labelled);
  for (const one of labelled) {
    const { field, label, value } = one;
    const words = read.source.text.slice(...value);
    if (isNone.test(words)) read.source = consume(read.source, value);
    else if (field === 'other' || isOwnerOnly(one)) setAside(read, [label[0], value[1]]);
    else if (field === 'sender') parseForwarder(read, value);
    else if (fitsLabel(field, words, findTown)) {
      if (field === 'pin') addPin(read, value, parseLocation(words, findTown));
      else if (field === 'phone') parsePhonesInSpan(read, value);
      else if (field === 'state') addField(read, field, value, parseRegion(words) ?? words);
      else if (field === 'name' || field === 'contact')
        parsePerson(read, value, !/name|nama|pic|姓名|名字/iu.test(read.source.text.slice(...label)));
      else if (field === 'email') parseEmail(read, value);
      else if (field === 'addressPart') parts.push(value);
      else if (field === 'remark') {
        appendRemark(read, toSingleLine(read.source, value), value);
        read.source = consume(read.source, value);
      } else if (field === 'address') addLabelledAddress(read, labelled, value, gazetteer);
      else addField(read, field, trimLabelled(read, field, value, gazetteer));
      read.labels += 1;
    }
    read.source = consume(read.source, label);
  }
  if (parts.length > 1 || parts.some((part) => namesStreet(read.source.text.slice(...part))))
    addAddressOf(read, parts);
}

function trimLabelled(
  { source }: ParserState,
  field: LabelledField,
  value: Span,
  gazetteer: Gazetteer | undefined,
): Span {
  if (field === 'storeName')
    return withoutLabelBehind(source, cutAddressFromStoreName(source, value, gazetteer));
  return field === 'dealerReseller' ? trimDealer(source.text, value) : value;
}

/** A dealer without a colon. */
function parseDealer(read: ParserState): void {
  const dealer = hasField(read, 'dealerReseller') ? undefined : findDealer(read.source.remaining);
  if (dealer === undefined) return;
  addField(read, 'dealerReseller', dealer.value);
  read.source = consume(read.source, dealer.label);
}

/**
 * `From: Supervisor Aida` may only pass the message on, `From: Uncle Lim 016-445 1129` calls. An address of an e-mail and
 * what follows behind a comma are read as usual.
 */
function parseForwarder(read: ParserState, value: Span): void {
  const words = read.source.text.slice(...value);
  if (findPhoneNumbers(words).length > 0 || isShopName(words)) return parsePerson(read, value, true);
  if (emailPattern.test(words)) return parseEmail(read, value);
  const comma = words.indexOf(',');
  setAside(read, [value[0], comma < 0 ? value[1] : value[0] + comma]);
}

/** Where a form names its caller, the owner beside is somebody else. */
function createOwnerCheck({ text }: ConsumableText, labelled: readonly LabelledValue[]) {
  const isLabel = ({ field, label }: LabelledValue, names: RegExp) =>
    field === 'name' && names.test(text.slice(...label));
  const hasCaller =
    callsForOwner.test(text) ||
    labelled.some((one) =>
      isLabel(one, /caller|pemanggil|requester|requestor|pengadu|contact person|person in charge|pic/i),
    );
  return (one: LabelledValue) =>
    hasCaller && isLabel(one, /owner|boss|client|pemilik|tuan kedai|tauke|towkay|负责人/i);
}

/** `I'm the cashier`, `saya pekerja` */
const callsForOwner =
  /(?<!\p{L})(?:i['’]?m|i am|this is|saya|sy)(?: (?:the|a|an|his|her|only|just))? (?:maid|staff|cashier|worker|helper|waiter|waitress|clerk|pekerja|pembantu|kerani|juruwang)(?!\p{L})/iu;

/** What people write into a form field that does not apply. */
const isNone =
  /^(?:n\.?\/?a\.?|nil|none|tiada|unknown|not (?:given|known|sure)|no name|tak (?:tahu|pasti|bagi)|无)$/i;

function fitsLabel(field: LabelledField, words: string, findTown: FindTown): boolean {
  if (field === 'phone') return findPhoneNumbers(words).length > 0;
  if (field === 'pin') return parseLocation(words, findTown).kind !== 'no-place';
  if (field === 'email') return emailPattern.test(words);
  if (field === 'storeName' || field === 'name') return /\p{L}/u.test(words) && !isWebAddress.test(words);
  return /[\p{L}\p{N}]/u.test(words) && !isWebAddress.test(words);
}

const isWebAddress = /^(?:https?:\/\/|www\.)/i;

/** A contact is a number, a name, or both: `PIC: Izzat 013-223 3445`, `Contact: 016-445 5112 (Mr Siva)`. */
function parsePerson(read: ParserState, value: Span, isShopLabel: boolean): void {
  parsePhonesInSpan(read, value);
  parseEmail(read, value);
  const [start, end] = value;
  for (const [from, to] of findRemainingPieces({
    ...read.source,
    remaining: read.source.remaining.slice(start, end),
  })) {
    const name = withoutLabelBehind(
      read.source,
      trimBrackets(read.source, findPersonInList(read.source, [start + from, start + to])),
    );
    const whole = read.source.text.slice(...name);
    const words = whole.replace(noteBehindName, '');
    if (!isPersonName(words)) continue;
    // `Customer: Hotel Seri Malaysia` and `Name: Optik Cahaya` are shops.
    const isShop = isShopLabel ? isShopName(words) : isKindBefore(words.split(/\s/)[0]?.toLowerCase() ?? '');
    if (isShop && words.includes(' ')) addField(read, 'storeName', name);
    else addField(read, 'name', [name[0], name[0] + words.length]);
  }
}

/** `Wan (day)`, `Ain (part timer)` */
const noteBehindName =
  /\s*\([^()\s]*(?:[\s,]+[^()\s]+){1,}\)$|\s*\((?:day|night|morning|siang|malam|pagi|petang|(?:fe)?male|lelaki|perempuan|owner|boss|staff|supervisor|manager|cashier|part[ -]?timer?|pic|husband|wife|suami|isteri)(?: shift)?\)$/i;

/** In `name: Ali, tel 012-345 6789`, the last word is the label of the number. */
function withoutLabelBehind({ text }: ConsumableText, [start, end]: Span): Span {
  const label =
    /[,;]\s*(?:(?:no\.?|nombor|number|tel|telefon|telephone|hp|h\/p|fon|phone|mobile|contact|call|whatsapp)\s*)+[.:]?\s*$/i.exec(
      text.slice(start, end),
    );
  return label === null ? [start, end] : [start, start + label.index];
}

/** In `Cust: Mr Ali, Kedai Maju, Jalan Besar`, a list of several fields, the first is the person. */
function findPersonInList({ text }: ConsumableText, [start, end]: Span): Span {
  const list = text.slice(start, end);
  return list.split(',').length > 2 ? [start, start + list.indexOf(',')] : [start, end];
}

function isPersonName(words: string): boolean {
  const isLong = words.length > 60 || /\d{3}/.test(words);
  return (
    /\p{L}/u.test(words) && !isLong && !isDepartment.test(words) && !words.split(/\s+/).some(isComplaintWord)
  );
}

/** `Attn: IT` names nobody. */
const isDepartment =
  /^(?:the )?(?:it|hr|helpdesk|help desk|support|admin|finance|accounts?|technical|technician|sales|operations?|storehub|customer (?:service|support|care))(?: (?:team|dept\.?|department|support|admin))?$/i;

const emailPattern = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])/i;

function parseEmail(read: ParserState, [start, end]: Span): void {
  const found = emailPattern.exec(read.source.remaining.slice(start, end));
  if (found === null) return;
  addField(read, 'email', [start + found.index, start + found.index + found[0].length]);
}
