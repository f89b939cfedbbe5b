import { isBuilding, isPlacePrefix, street } from './address-words';
import type { Part } from './segment-into-parts';
import { isCallRemark } from './is-call-remark';
import { isWithinStretch, type FoundFields } from './part-surroundings';
import type { PlacedText, Range } from './placed-text';
import { withSentences } from './sentences-beside-issue';
import { mayBeTown } from './find-place-name';
import type { WordFeatures } from './word-features';

/**
 * Complaints go from comma to comma: the rest of a stretch that holds nothing else belongs to its complaint, known or
 * not. Without a complaint, a single stretch that is left over is one. What only speaks about the call is none:
 * `call back after 3pm`.
 */
export function extendIssues(
  words: readonly WordFeatures[],
  parts: readonly Part[],
  found: FoundFields,
): Part[] {
  const isNone = ({ words: own }: Part) => isCallRemark(toText(own)) || (found.isCased && areNames(own));
  const kept = parts.filter((part) => part.kind !== 'issue' || !isNone(part));
  const stretches = splitStretches(words);
  const text: PlacedText = {
    words,
    stretchFrom: new Map(stretches.map((range) => [range[0], range])),
    stretchTo: new Map(stretches.map((range) => [range[1], range])),
    partOf: new Map(kept.flatMap((part) => part.words.map((word) => [word, part]))),
    ...found,
  };
  const issues = kept.filter(({ kind }) => kind === 'issue');
  const others = kept.filter(({ kind }) => kind !== 'issue');
  const ranges = issues
    .map((part) => withoutUnknownEnds(text, part))
    .filter(({ words: own }) => own.length > 0)
    .map((part) => withNeighbours(text, growIssue(text, part)))
    .map((range) => withSentences(text, range, (beside) => isSentence(text, beside)));
  const whole = ranges.length > 0 || kept.length < parts.length ? ranges : guessIssue(text);
  return [...others, ...joinRanges(whole).map((range) => toPart(words, range))].toSorted(
    (a, b) => a.span[0] - b.span[0],
  );
}

/** `The Paper Crane` and `Slow Mornings` have a word of complaints, and every word has a capital. */
function areNames(words: readonly WordFeatures[]): boolean {
  const complaints = words.filter(({ isComplaint, isTrouble }) => isComplaint || isTrouble).length;
  return (
    complaints < 2 &&
    words.every(({ text, hasDigit, isFiller }) => hasDigit || isFiller || /^\p{Lu}\p{Ll}/u.test(text))
  );
}

function isOfIssue({ isComplaint, isTrouble, isIssue }: WordFeatures): boolean {
  return isComplaint || isTrouble || isIssue;
}

function toText(words: readonly WordFeatures[]): string {
  return words.map(({ plain }) => plain).join(' ');
}

function toPart(words: readonly WordFeatures[], [start, end]: Range): Part {
  const own = words.slice(start, end);
  return { kind: 'issue', score: 0, words: own, span: [own[0]?.span[0] ?? 0, own.at(-1)?.span[1] ?? 0] };
}

function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const before = joined.at(-1);
    if (before !== undefined && range[0] < before[1])
      joined[joined.length - 1] = [before[0], Math.max(before[1], range[1])];
    else joined.push(range);
  }
  return joined;
}

/** In `suri tart nenas, nak print label, wakaf baru`, only the second stretch says what is wrong. */
function withoutUnknownEnds({ words, isCased }: PlacedText, part: Part): Part {
  const start = words.findIndex((word) => word === part.words[0]);
  const isKept = ([from, to]: Range, order: number, { length }: { readonly length: number }) => {
    const own = part.words.slice(from, to);
    if (isCallRemark(toText(findWholeStretch(words, start + from)))) return false;
    const isCarriedOn =
      order === length - 1 && order > 0 && isCased && own[0]?.isCapital === false && !own[0].hasDigit;
    if (isCarriedOn && !own.some(({ isInPlace }) => isInPlace)) return true;
    const isSaid = order === 0 ? own.some(isOfIssue) : saysMore(own);
    return isSaid && (order === 0 || isCased || !mayBeName(own));
  };
  const stretches = splitStretches(part.words);
  const known = stretches.filter((range, order) => isKept(range, order, stretches));
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined
    ? toPart(words, [start, start])
    : toPart(words, [start + first[0], start + last[1]]);
}

/** `tolong cepat` and `price wrong` carry a complaint on, `follow up from yesterday` does not. */
function saysMore(words: readonly WordFeatures[]): boolean {
  const isRequest = /^(?:tolong|tlg|minta|please|pls|nak|nk|need|want)$/.test(words[0]?.plain ?? '');
  return (
    isRequest || words.some((word) => (word.isComplaint || word.isTrouble) && !onlyWhen.test(word.plain))
  );
}

const onlyWhen =
  /^(?:urgent|segera|asap|yesterday|today|tomorrow|semalam|esok|still|after|since|sejak|before|lagi|call|lepas|selepas)$/;

/** `portuguese settlement` is a place, although banks settle: one word of trouble among a few is not enough. */
function mayBeName(words: readonly WordFeatures[]): boolean {
  const isKnown = words.some(({ isIssue, isComplaint }) => isIssue || isComplaint);
  return !isKnown && words.length < 4 && words.filter(({ isTrouble }) => isTrouble).length < 2;
}

/** The words from the gap before a word to the gap behind it. */
function findWholeStretch(words: readonly WordFeatures[], at: number): readonly WordFeatures[] {
  let [start, end] = [at, at + 1];
  while (start > 0 && isWithinStretch(words[start])) start -= 1;
  while (end < words.length && isWithinStretch(words[end])) end += 1;
  return words.slice(start, end);
}

/** Extends a complaint over the free words beside it, on each side only if nothing else is left there. */
function growIssue(text: PlacedText, part: Part): Range {
  const start = text.words.findIndex((word) => word === part.words[0]);
  const end = start + part.words.length;
  let [from, to] = [start, end];
  while (from > 0 && isWithinStretch(text.words[from]) && mayGrow(text, from - 1)) from -= 1;
  to = growRight(text, to);
  const behindShop = skipShop(text, to);
  if (behindShop > to && growRight(text, behindShop) > behindShop) to = growRight(text, behindShop);
  return [isBoundary(text, from) ? from : start, isBoundary(text, to) ? to : end];
}

/** In `label curls at the edge, printer too hot`, the sentence beside the complaint belongs to it. */
function withNeighbours(text: PlacedText, [start, end]: Range): Range {
  const [before, after] = [text.stretchTo.get(start), text.stretchFrom.get(end)];
  const isNear = (at: number) => text.words[at]?.gap === 'comma';
  const isPart = (range: Range) =>
    saysWhatWorks(text, range) ||
    isLastWord(text, range) ||
    (text.hasName && text.hasStore && range[1] - range[0] > 3 && isSentence(text, range)) ||
    (text.isCased &&
      isSentence(text, range) &&
      text.words.slice(...range).every(({ isCapital }) => !isCapital));
  return [
    before !== undefined && isNear(start) && isPart(before) ? before[0] : start,
    after !== undefined && isNear(end) && isPart(after) ? after[1] : end,
  ];
}

/** `replace the adaptor, blown.` */
function isLastWord({ words, partOf, isCased }: PlacedText, [start, end]: Range): boolean {
  const [word] = words.slice(start, end);
  const isFree = word !== undefined && !partOf.has(word) && !word.isInPlace && word.nameWeight === 0;
  return (
    end === start + 1 && isCased && isFree && /^\p{Ll}{4,}$/u.test(word.text) && word.gapAfter === 'break'
  );
}

/** `printer 2 jammed, others ok` */
function saysWhatWorks(text: PlacedText, [start, end]: Range): boolean {
  const words = text.words.slice(start, end);
  const isFree = words.every(
    (word) => !text.partOf.has(word) && !word.isInPlace && word.nameWeight < 2 && !word.isTitle,
  );
  return (
    isFree &&
    words.length > 1 &&
    words.length < 5 &&
    words[0]?.isFiller === false &&
    works.test(words.at(-1)?.plain ?? '')
  );
}

const works = /^(?:ok|okay|fine|normal|elok|正常)$/;

function growRight(text: PlacedText, start: number): number {
  let to = start;
  while (to < text.words.length && isWithinStretch(text.words[to]) && mayGrow(text, to)) to += 1;
  return to;
}

/** In `the pos at Bubur Ayam Mama keeps asking`, the complaint runs on behind the shop. */
function skipShop({ words, partOf }: PlacedText, at: number): number {
  const [before, first] = [words[at - 1], words[at]];
  const shop = first === undefined ? undefined : partOf.get(first);
  const isThere = /^(?:at|di|kat|kt|dekat|dkt|in)$/.test(before?.plain ?? '') && first?.gap === 'blank';
  return isThere && shop?.kind === 'storeName' && shop.words[0] === first ? at + shop.words.length : at;
}

/** Whether a cut before this word is certain: a gap, a town, or the word that ends the name of a shop. */
function isBoundary({ words, partOf, isCased }: PlacedText, at: number): boolean {
  const [before, after] = [words[at - 1], words[at]];
  if (before === undefined || after === undefined || !isWithinStretch(after)) return true;
  const [left, right] = [partOf.get(before), partOf.get(after)];
  if (
    isCased &&
    left !== undefined &&
    right === undefined &&
    before.isCapital &&
    !after.isCapital &&
    !after.isHan
  )
    return true;
  return [left, right].some((part) => part?.kind === 'place' || part?.kind === 'address');
}

/** Whether a word that belongs to no other part may be of the complaint beside it. */
function mayGrow({ words, partOf, hasStore, isCased }: PlacedText, at: number): boolean {
  const word = words[at];
  if (word === undefined || mayBeTown(word.plain)) return false;
  const part = partOf.get(word);
  if (part !== undefined) return part.kind === 'issue';
  if (isOfPersonOrPlace(words, at) || (isProper(word, isCased) && isWithinStretch(word))) return false;
  if (isName(word) && !word.isNameLink && (!isCased || word.isCapital)) return false;
  return hasStore || (isCased && !word.isCapital);
}

/** `nama anak salah` is of a complaint, `nama Siti` names somebody; `kg` before small letters is a weight. */
function isOfPersonOrPlace(words: readonly WordFeatures[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || word.isInPlace || word.isTitle) return true;
  // `staff yang dah berhenti`
  const isNamed = isName(next) && !(next?.isNeverInNames === true && !next.isCapital);
  if ((word.isNameLink || word.isIntroduction) && next?.gap === 'blank' && isNamed) return true;
  const isWeight = word.plain === 'kg' && next?.isCapital === false;
  const mayLeadOn = isPlacePrefix(word.plain) || isBuilding(word.plain) || street.test(word.plain);
  return word.gapAfter === 'blank' && !isWeight && mayLeadOn;
}

function isProper({ isCapital, text }: WordFeatures, isCased: boolean): boolean {
  return isCased && isCapital && !/\d|^[\p{Lu}/]+$/u.test(text);
}

function isName(word: WordFeatures | undefined): boolean {
  return word !== undefined && word.nameWeight > 1;
}

/** The only stretch that is left over, if it is a sentence rather than a name or a town. */
function guessIssue(text: PlacedText): Range[] {
  const { words, hasName, hasStore } = text;
  if (!hasName || !hasStore) return [];
  const ranges = splitStretches(words).map((range) => findFreeEnd(text, range));
  const sentences = ranges.filter((range) => isSentence(text, range));
  return sentences.length === 1 ? sentences : [];
}

/** The end of a stretch that no part holds. Behind a shop it must begin with a town, or nobody knows where it begins. */
function findFreeEnd({ words, partOf }: PlacedText, [start, end]: Range): Range {
  const order = words.slice(start, end).findLastIndex((word) => partOf.has(word) || word.isInPlace);
  const last = words[start + order];
  const isClear = order < 0 || last?.isInPlace === true;
  return isClear ? [start + order + 1, end] : [end, end];
}

function splitStretches(words: readonly WordFeatures[]): Range[] {
  const starts = words.flatMap((word, at) => (at === 0 || !isWithinStretch(word) ? [at] : []));
  return starts.map((start, order) => [start, starts[order + 1] ?? words.length]);
}

/** What goes wrong, in Chinese: `桌号对调了`. */
const happens =
  /^(?=.{4,}).*(?:[了乱错没被少慢差丢]|对调|颠倒|重复|跳|跑|变回|变成)(?!.*(?:广场|花园|[城区路街村镇县园]$))/u;

function isSentence(text: PlacedText, [start, end]: Range): boolean {
  const words = text.words.slice(start, end);
  if (isCallRemark(toText(words)) || !words.every((_, order) => mayGrow(text, start + order))) return false;
  const meant = words.filter(({ isFiller }) => !isFiller);
  const isKnown = words.some(isOfIssue);
  // `logi car polish` is rather a shop.
  const last = words.at(-1);
  const isShort = words.length < 4 && words.some(({ isTrade, isShopKind }) => isTrade || isShopKind);
  if (!isKnown && (isShort || last?.isTrade === true || last?.isShopKind === true)) return false;
  if (words[0]?.isHan === true) return words.length === 1 && happens.test(words[0].text);
  return meant.length > 2 || (meant.length === 2 && isKnown);
}
