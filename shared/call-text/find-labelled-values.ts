import { findRegionInAddress } from '../regions/parse-and-suggest-regions';
import { consumedMarker, trimSpan, type ConsumableText, type Span } from './consumable-text';
import { findCallableNumbers } from './find-callable-numbers';
import { labelPatterns, type LabelledField } from './label-patterns';
import { findLabelsWithoutSeparator, type LabelInText } from './find-labels-without-separator';
import { isIssueWord } from './word-classes';

const names = labelPatterns.map(([, name]) => `(${name})`).join('|');
/** People write these without a colon, within a line: `地址 新山皇后花园 5 号`. */
const plainChineseLabel = '(?:地址|店址|电话|店名|姓名|备注)';
/** A sentence says them so: `店名是辣妹子川菜`, `老板叫罗国伟`. In `老板叫我打来` the owner is nobody's name. */
const saidChineseLabel = '(?:店名|店|老板|老板娘|负责人|联络人|联系人|名字)';
const anyLabel = new RegExp(
  String.raw`(?<=^|[\n\uE000;|,，。.)•>·*\s])(?:${names})(?:[ \t]?\([^()\n]{1,20}\))?(?:[ \t]{0,3}[:：=][ \t]{0,3}|[ \t]{1,3}[-–—]{1,2}>?[ \t]{1,3}(?=\S)|(?<=${plainChineseLabel})[ \t]{1,3}(?=\S)|(?<=${saidChineseLabel})(?:叫做|叫|是)(?=\p{Script=Han}|\p{Lu})(?![我你您他她它咱人在的派来去修打问帮什谁])(?![^，,。；;\n]{0,8}的(?:[，,。；;\s]|$)))`,
  'gimu',
);
const isSaid = /(?:叫做|叫|是)$/u;
/** Matches a line that has only a bullet or a number so far. */
const lineStart = /(?:^|\n)[ \t•>*·|-]{0,5}(?:\d{1,2}[.)][ \t]{0,3})?$/u;
export type LabelledValue = { readonly field: LabelledField; readonly label: Span; readonly value: Span };

/**
 * Finds every labelled value. A value ends with its line or where the next label begins. If nothing follows the label,
 * the next line is its value. An address may have further lines.
 */
export function findLabelledValues(source: ConsumableText): LabelledValue[] {
  const signed = [...source.remaining.matchAll(anyLabel)]
    .slice(0, maxLabels)
    .filter(isActualLabel)
    .map(headOf);
  const unsigned = findLabelsWithoutSeparator(source.remaining, signed.length === 0).filter(
    ({ from: [start, end] }) => !signed.some(({ from }) => from[0] < end && start < from[1]),
  );
  const found = [...signed, ...unsigned].toSorted((a, b) => a.from[0] - b.from[0]);
  return found.flatMap(({ field, from }, order) => {
    const start = from[1];
    const nextLabel = Math.min(
      found[order + 1]?.from[0] ?? source.remaining.length,
      findCommaBehindChinese(field, source, from),
    );
    const value = trimSpan(source, [
      findValueStart(source, start),
      findValueEnd(field, source, start, nextLabel),
    ]);
    return value[0] < value[1] ? [{ field, label: from, value }] : [];
  });
}

/** In `店名 大发电器,012-445 5667`, the comma ends the name. */
function findCommaBehindChinese(field: LabelledField, { remaining }: ConsumableText, label: Span): number {
  const isName = field === 'storeName' || field === 'name';
  if (!isName || !/^\p{Script=Han}/u.test(remaining.slice(...label))) return Infinity;
  const comma = remaining.slice(label[1]).search(/[,，、](?=\s*\S)/u);
  return comma < 0 ? Infinity : label[1] + comma;
}

function headOf(match: RegExpExecArray): LabelInText {
  const place = match.slice(1).findIndex((name: string | undefined) => name !== undefined);
  return { field: labelPatterns[place]?.[0] ?? 'other', from: [match.index, match.index + match[0].length] };
}

/**
 * With a dash, a label counts only at the beginning of a line. `No: 12, Jalan Besar` is a house, `No: 012-345 6789` a
 * phone number; `2nd request: printer` is a sentence, `Request: printer` a label.
 */
function isActualLabel({ 0: label, index, input }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 15), index);
  const isAtLineStart = lineStart.test(before) && (index <= 15 || before.includes('\n'));
  const isPlain = /^\p{Script=Han}+[ \t]+$/u.test(label);
  if (!/[:：=]/.test(label) && !isAtLineStart && !isPlain && !isSaid.test(label)) return false;
  // `Suria Cafe: printer jammed`
  if (kindOfShop.test(label) && /\p{Lu}[\p{L}'’]*[ \t]$/u.test(before)) return false;
  const isInSentence = /[\p{L}\p{N}][ \t]*$/u.test(before) && !/^\p{Lu}/u.test(label);
  if (isInSentence && sentenceWords.test(label) && !isForm(input)) return false;
  const behind = input.slice(index + label.length, index + label.length + 20);
  return !/^(?:no|num|number|nombor)[\s.:：=–-]*$/iu.test(label) || /^[+(]{0,2}\d[\d\s()-]{6,}/.test(behind);
}

/** `tel:016-223 9981 name:Ah Fatt shop:Fatt Kee issue:receipt cut half` */
function isForm(text: string): boolean {
  return (text.match(/(?<=^|\s)[a-z]{2,8}:(?=\S)/gi) ?? []).length > 2;
}

const kindOfShop = /^(?:Cafe|Salon|Clinic|Restaurant|Restoran|Klinik|Kafe)\b/;

const sentenceWords =
  /^(?:request|problem|issue|complaint|aduan|komplen|masalah|prob|fault|note|site|area|place|who|what|where)/i;
const maxLabels = 200;
const maxAddressLines = 5;

function findValueStart({ remaining }: ConsumableText, start: number): number {
  return start + (/^[ \t]*\n/.exec(remaining.slice(start, start + 20))?.[0].length ?? 0);
}

function findValueEnd(
  field: LabelledField,
  source: ConsumableText,
  labelEnd: number,
  nextLabel: number,
): number {
  const start = findValueStart(source, labelEnd);
  if (start >= nextLabel) return start;
  if (field === 'address') return findAddressEnd(source, start, nextLabel);
  const end = findLineEnd(source, start, nextLabel);
  if (field === 'remark' && hasNumberOutside(source, [start, end])) return end;
  return field === 'issue' || field === 'remark'
    ? findNumberStart(source, start, end)
    : findSentenceEnd(source, start, field === 'storeName' ? findNumberBehind(source, start, end) : end);
}

/** No shop has a phone number in its name: `店名：三民书局 04-4412299 发票打不出来`. */
function findNumberBehind({ remaining }: ConsumableText, start: number, limit: number): number {
  const number = /\S[ \t]+(?=\+?\d[\d -]{7,}\d)/.exec(remaining.slice(start, limit));
  return number === null ? limit : start + number.index + 1;
}

function findLineEnd({ remaining }: ConsumableText, start: number, limit: number): number {
  // `cust: Yap Mei / ph: 016-229 8870`
  const end = remaining.slice(start, limit).search(/[\n\uE000|]|;\s|\s\/\s(?=[\p{L} ]{1,15}[:=]|\s*$)/u);
  return end < 0 ? limit : start + end;
}

/** Whether the caller's number stands elsewhere. Then a number in the remark is of somebody else, and stays in it. */
function hasNumberOutside({ remaining }: ConsumableText, [start, end]: Span): boolean {
  const outside = [remaining.slice(0, start), remaining.slice(end)];
  return outside.some((text) => findCallableNumbers(text).length > 0);
}

/** A phone number after the complaint is another field: `Issue: app crash. tel 012-345 6789`. */
function findNumberStart({ remaining }: ConsumableText, start: number, limit: number): number {
  const number = /[.,;](?=\s+(?:[\p{L}.'’]{1,15}[\s.:]{1,3}){0,4}\+?\d[\d\s-]{7,})/iu.exec(
    remaining.slice(start, limit),
  );
  return number === null ? limit : start + number.index;
}

const abbreviation =
  /(?:^|[\s(])(?:mr|mrs|ms|mdm|dr|en|pn|hj|no|st|jln|lrg|tmn|kg|co|ent|sdn|bhd|s|\p{Lu})$/iu;

/** Returns where another sentence begins after the value: `Store: Kelly Nails. Please come today`. */
function findSentenceEnd({ remaining }: ConsumableText, start: number, limit: number): number {
  const text = remaining.slice(start, limit);
  for (const { index } of text.matchAll(
    /[.。!?](?=\s+\S|(?<=。)\S)|\s[-–—](?=\s(?:contact|call|caller|pic|hubungi|tel|hp|phone|issue|problem|masalah|address|alamat)(?!\p{L}))/giu,
  )) {
    if (!abbreviation.test(text.slice(0, index))) return start + index;
  }
  return limit;
}

function findAddressEnd({ remaining }: ConsumableText, start: number, limit: number): number {
  const lines = remaining.slice(start, limit).split('\n');
  let length = 0;
  for (const [index, line] of lines.slice(0, maxAddressLines).entries()) {
    const isOver =
      index > 0 && (line.trim() === '' || line.startsWith(consumedMarker) || !looksLikeAddress(line));
    const cut = findEndInLine(line);
    if (isOver) return start + length - 1;
    if (cut >= 0) return start + length + cut;
    length += line.length + 1;
  }
  return start + length - 1;
}

/**
 * An address ends before a part that has a phone number; after its postcode, with the sentence or before a complaint. Returns
 * -1 if it ends with the line.
 */
function findEndInLine(line: string): number {
  const contact = findPartWithNumber(line);
  if (contact >= 0) return contact;
  const sentence = sentenceAfterPostcode.exec(line);
  if (sentence !== null) return sentence.index + sentence[0].length - 1;
  const mark = line.search(/[\uE000|]|;\s/);
  const behind = /(?<!\d)\d{5}(?!\d)/.exec(line);
  if (mark >= 0 || behind === null) return mark;
  const from = behind.index + 5;
  const complaint = [...line.slice(from).matchAll(/[\p{L}\p{N}'’-]+/gu)].find(
    // A capitalised word is a name: `Bayan Lepas` is a town.
    ({ 0: word }) => isIssueWord(word) && !/^\p{Lu}\p{Ll}/u.test(word),
  );
  return complaint === undefined ? -1 : from + complaint.index;
}

/** Where `, PIC Hakim 017-623 0915` begins behind an address; -1 if no part has a number. */
function findPartWithNumber(line: string): number {
  const [number] = findCallableNumbers(line);
  return number === undefined ? -1 : line.slice(0, number.from[0]).search(partBeforeNumber);
}

/** A part with a postcode is still the address. */
const partBeforeNumber = /(?<=\S)\s*[,，;](?:(?!(?<!\d)\d{5}(?!\d))[^,，;\n]){0,30}$/u;

// A single letter before the stop is an abbreviation: `N. Sembilan`.
const sentenceAfterPostcode =
  /(?<!\d)\d{5}(?!\d)(?:[^.。;|\uE000]|(?<=[\s,]\p{Lu})\.){0,60}(?<![\s,]\p{Lu})[.。](?=\s+\S|\p{Script=Han})/u;

/** A link also has commas but is the pin. A line with another label, known or not, is another field. */
function looksLikeAddress(line: string): boolean {
  if (/https?:\/\//i.test(line) || /^\s*[\p{L} /.]{2,25}[:：=]/u.test(line)) return false;
  if (findCallableNumbers(line).length > 0) return false;
  const isStreet =
    /(?<!\d)\d{5}(?!\d)|,|jalan|jln|taman|lorong|kampung|\bkg\b|\blot\b|\bno\b|tingkat|floor|block|blok|路|街/i.test(
      line,
    );
  return isStreet || findRegionInAddress(line) !== undefined;
}
