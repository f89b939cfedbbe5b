import type { Gazetteer } from '../gazetteer/gazetteer';
import { closeBracket, openQuote } from './adjust-span-to-brackets-and-quotes';
import { referencePattern } from '../tickets/ticket-reference';
import { consume, trimSpan, type Span } from './consumable-text';
import { addPostcodeAsAddress } from './add-postcode-as-address';
import { addRegionOfPlaces } from './add-region-of-places';
import { addWordsInFrontOfIssue } from './add-words-in-front-of-issue';
import { addSeparatedPartsToIssue } from './add-separated-parts-to-issue';
import { extendIssue } from './extend-issue';
import { adjustStoreNameSpan } from './adjust-store-name-span';
import { isCallRemark } from './is-call-remark';
import { keepMessagesWithFault } from './keep-messages-with-fault';
import { addField, type ParserState } from './parser-state';
import { readSegmentableText, toSpan, type RemainingWords } from './read-segmentable-text';
import { chooseFields, type ChosenField } from './segmentation/choose-fields';
import { listFieldCandidates, type FieldCandidate } from './segmentation/field-candidates';
import { wordClasses, type Gap, type SegmentKind, type WordRange } from './segmentation/segmentable-text';
import type { SegmentationModel } from './segmentation/segmentation-model';
import { isChineseShop, isShopWithoutName } from './shop-words';
import { toSingleLine } from './to-single-line';
import { trimIssue } from './trim-issue';

/** Finds name, store, issue, address and state in the text that has no labels. What is not certain stays. */
export function parseUnlabelledText(
  read: ParserState,
  gazetteer: Gazetteer | undefined,
  model: SegmentationModel,
): void {
  const words = readSegmentableText(read, gazetteer);
  const candidates = listFieldCandidates(words, model).filter(
    (one) =>
      !isPersonAsStore(words, one) &&
      !isNamelessStore(words, one) &&
      !isNamelessPerson(words, one) &&
      !hasCaseNumber(words, one),
  );
  const divided = chooseFields(candidates, model).flatMap((one) => splitShopOffAddress(words, one));
  const hasPlace = words.known.includes('address') || divided.some(({ kind }) => kind === 'address');
  const chosen = hasPlace ? divided : divided.flatMap((one) => splitTownOffShop(words, one));
  for (const one of chosen.toSorted((a, b) => orderOfKind(a) - orderOfKind(b)))
    addChosen(
      read,
      words,
      one.kind === 'issue'
        ? {
            ...one,
            ranges: keepMessagesWithFault(words, completeIssue(words, one, chosen, model)),
          }
        : one,
      gazetteer,
    );
  read.certainties = Object.fromEntries(chosen.map(({ kind, certainty }) => [kind, certainty]));
  addPostcodeAsAddress(read, words, gazetteer);
  addRegionOfPlaces(read, words, candidates, chosen, gazetteer);
}

function completeIssue(
  words: RemainingWords,
  issue: ChosenField,
  chosen: readonly ChosenField[],
  { usage }: SegmentationModel,
): readonly WordRange[] {
  const others = chosen.filter(({ kind }) => kind !== issue.kind);
  const taken = others.flatMap(({ ranges }) => ranges);
  return addWordsInFrontOfIssue(words, extendIssue(words, issue.ranges, taken), others, usage);
}

/** In `太平湖景餐厅` and `古晋 BDC 阿伯哥罗面`, the shop at the end or in front is no part of the address. */
function splitShopOffAddress({ words }: RemainingWords, one: ChosenField): ChosenField[] {
  const [range] = one.ranges;
  if (one.kind !== 'address' || range === undefined || range[1] - range[0] < 2) return [one];
  const [start, end] = range;
  const isShop = (at: number) =>
    isChineseShop(words[at]?.text ?? '') &&
    !/[rPp]/.test(words[at]?.classes ?? '') &&
    !placeOfShops.test(words[at]?.text ?? '');
  const at = [end - 1, start].find(isShop);
  if (at === undefined) return [one];
  const rest: WordRange = at === start ? [start + 1, end] : [start, end - 1];
  return [
    { ...one, ranges: [rest] },
    { ...one, kind: 'storeName', ranges: [[at, at + 1]] },
  ];
}

/** In `槟城陈记茶室`, the town in front says where the shop is. */
function splitTownOffShop({ words }: RemainingWords, one: ChosenField): ChosenField[] {
  const [range] = one.ranges;
  if (one.kind !== 'storeName' || range === undefined || range[1] - range[0] < 2) return [one];
  const [start, end] = range;
  const isTown =
    /[rP]/.test(words[start]?.classes ?? '') && /^\p{Script=Han}+$/u.test(words[start]?.text ?? '');
  if (!isTown || !/^\p{Script=Han}{2}/u.test(words[start + 1]?.text ?? '')) return [one];
  return [
    { ...one, ranges: [[start + 1, end]] },
    { ...one, kind: 'address', ranges: [[start, start + 1]] },
  ];
}

const placeOfShops = /(?:[园城场市庄院所道]|巴刹|中心|大厦|酒店|车站|商业中心)$/u;

/** `Puan Rohani` and `Ameera` alone are nobody's shop. */
function isPersonAsStore({ words }: RemainingWords, { kind, ranges }: FieldCandidate): boolean {
  const own = ranges.flatMap(([start, end]) => words.slice(start, end));
  const isShop = own.some(({ classes }) => /[KR]/.test(classes));
  const isGivenName = own.length === 1 && (own[0]?.classes.includes(wordClasses.givenName) ?? false);
  const isTitled = /^(?:encik|en|puan|pn|cik|mrs|ms|mdm)$/.test(own[0]?.plain ?? '');
  return kind === 'storeName' && !isShop && (isGivenName || isTitled);
}

/** `Adik` alone says nobody's name, and nor does `要买收据纸`. */
function isNamelessPerson({ words }: RemainingWords, { kind, ranges }: FieldCandidate): boolean {
  const [first, ...others] = ranges.flatMap(([start, end]) => words.slice(start, end));
  const plain = first?.plain ?? '';
  return kind === 'name' && others.length === 0 && (calledBy.test(plain) || chineseWish.test(plain));
}

const calledBy =
  /^(?:adik|dik|kakak|kak|abang|bang|bro|sis|boss?|encik|en|puan|pn|cik|tuan|mr|mrs|ms|miss|mdm|madam|sir|uncle|auntie|aunty|makcik|pakcik|老板娘?|小姐|先生)$/u;

const chineseWish = /^(?:我?们?(?:要|想|需要|希望)|请)(?=\p{Script=Han}{3})/u;

/** A case number that the caller names is no part of a name or an address. */
function hasCaseNumber({ words }: RemainingWords, { kind, ranges }: FieldCandidate): boolean {
  const own = ranges.flatMap(([start, end]) => words.slice(start, end));
  return (
    kind !== 'issue' &&
    own.some(({ text }) => /^STOREHUB\d/i.test(text) || referencePattern.test(text.toUpperCase()))
  );
}

function isNamelessStore({ words }: RemainingWords, { kind, ranges }: FieldCandidate): boolean {
  const own = ranges.flatMap(([start, end]) => words.slice(start, end));
  return kind === 'storeName' && isShopWithoutName(own.map(({ text }) => text).join(' '));
}

/** An issue is trimmed last: up to the other fields. */
function orderOfKind({ kind }: ChosenField): number {
  return kind === 'issue' ? 1 : 0;
}

function addChosen(
  read: ParserState,
  words: RemainingWords,
  { kind, ranges }: ChosenField,
  gazetteer: Gazetteer | undefined,
): void {
  const spans = ranges.map((range) =>
    trimSpan(read.source, toSpan(words, completeRange(words, kind, range))),
  );
  const [span] = spans;
  if (span === undefined) return;
  if (kind === 'issue') addIssue(read, spans);
  else if (kind === 'address') addAddress(read, closeBracket(read.source, span), gazetteer);
  else
    addField(
      read,
      kind,
      kind === 'storeName'
        ? adjustStoreNameSpan(read.source, span)
        : withoutPossessive(read.source, closeBracket(read.source, span)),
    );
}

/** `Dr Anand's clinic` is of Dr Anand. */
function withoutPossessive({ text }: ParserState['source'], [start, end]: Span): Span {
  return /['’]s$/i.test(text.slice(start, end)) ? [start, end - 2] : [start, end];
}

/** A title belongs to the name behind it, and a region to the postcode in front of it. */
function completeRange({ words }: RemainingWords, kind: SegmentKind, [start, end]: WordRange): WordRange {
  const isOf = (at: number, letter: string) => words[at]?.classes.includes(letter) ?? false;
  let [first, last] = [start, end];
  if (kind === 'name') while (words[first]?.gap === 'blank' && isOf(first - 1, wordClasses.title)) first -= 1;
  const hasPostcode = words.slice(start, end).some((_, at) => isOf(start + at, wordClasses.postcode));
  if (kind !== 'address' || !hasPostcode || !isJoined(words[last]?.gap)) return [first, last];
  // `Wilayah Persekutuan` is one of three regions.
  if (words[last]?.plain === 'wilayah' && words[last + 1]?.plain === 'persekutuan') last += 2;
  else if (isOf(last, wordClasses.region)) {
    last += 1;
    while (words[last]?.gap === 'blank' && isOf(last, wordClasses.withinPlace)) last += 1;
  }
  return [first, last];
}

function isJoined(gap: Gap | undefined): boolean {
  return gap === 'blank' || gap === 'comma';
}

function addAddress(read: ParserState, span: Span, gazetteer: Gazetteer | undefined): void {
  const address = toSingleLine(read.source, span);
  if (!isChoiceOfTowns.test(address)) addField(read, 'address', span, withTown(address, gazetteer));
}

/** `Kajang or Bangi` says no place to drive to. */
const isChoiceOfTowns = /^\p{L}+(?: \p{L}+)? (?:or|atau|或|还是) \p{L}+(?: \p{L}+)?$/u;

/** A postcode alone says its town. */
function withTown(address: string, gazetteer: Gazetteer | undefined): string {
  const town = /^\d{5}$/.test(address) ? gazetteer?.findPostcode(address)?.name : undefined;
  return town === undefined ? address : `${address} ${town}`;
}

function addIssue(read: ParserState, spans: readonly Span[]): void {
  const trimmed = trimIssue(read.source, spans);
  const pieces = addSeparatedPartsToIssue(
    read.source,
    trimmed.length > 0
      ? trimmed
      : spans.map((span) => closeBracket(read.source, openQuote(read.source, span))),
  ).map((span) => withQuestionMarks(read.source, span));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return;
  const value = pieces.map((piece) => toSingleLine(read.source, piece)).join(' ');
  if (value === '' || isTorn.test(value) || isCallRemark(value.toLowerCase())) return;
  read.fields.push({ field: 'issue', value, from: [first[0], last[1]] });
  for (const piece of pieces) read.source = consume(read.source, piece);
}

/** In `prints Chinese as ????`, what is printed. */
function withQuestionMarks({ remaining }: ParserState['source'], [start, end]: Span): Span {
  return [start, end + (/^ ?[?？]{2,}/.exec(remaining.slice(end))?.[0].length ?? 0)];
}

/** `dlm resit salah` and `stock not same with` have lost a word. */
const isTorn =
  /^(?:dlm|dalam|dgn|dengan|with|of|or|atau|than)\s|\s(?:dgn|dengan|with|from|to|of|the|and|dan|or|atau|utk|untuk|for|than|(?<!\s(?:tak|x|tk|tidak)\s)jadi)$/i;
