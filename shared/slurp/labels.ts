import { stateIn } from '../state-names';
import { taken, trimmed, type Canvas, type Span } from './canvas';
import { isIssueWord } from './words';

/** `contact` may hold a number, a name, or both. */
export type LabelledField =
  | 'phone'
  | 'name'
  | 'contact'
  | 'storeName'
  | 'dealerReseller'
  | 'address'
  | 'state'
  | 'email'
  | 'issue'
  | 'remark'
  | 'pin';

const person = [
  String.raw`caller|customer|cust|owner|client|boss|pic|p\.i\.c\.?|person in charge|contact person|person|attn|attention`,
  'pelanggan|pemilik|pemanggil|wakil',
].join('|');
const shop = [
  'store|shop|outlet|merchant|company|business|branch|clinic|restaurant',
  'kedai|restoran|syarikat|premis|cawangan|klinik',
].join('|');
const callee = `(?:${person}|${shop}|contact)`;
const number = String.raw`(?:no\.?|num\.?|number|nombor)`;

/** `Nama: Ali`, `电话：012…`, as forms and careful people write. Longer names of a field come first. */
const labels: readonly (readonly [LabelledField, string])[] = [
  ['storeName', String.raw`nama (?:${shop})|(?:${shop})['’]?s? name|店名|商店|店铺|公司名?称?|餐厅`],
  [
    'address',
    String.raw`(?:(?:${shop}|full|complete|site|service|onsite) )?(?:address|addr|add)|alamat(?: (?:penuh|${shop}))?|place|tempat|where|site|area|kawasan|地址`,
  ],
  [
    'phone',
    String.raw`(?:${callee} )?(?:${number} ?(?:telefon|telephone|tel|hp|h/p|fon|phone|contact|mobile)|(?:phone|mobile|tel|telephone|telefon|hp|h/p|whatsapp) ?${number}?|${number})|callback|call ?back|电话号码|电话|手机号码?|手机|联络号码`,
  ],
  [
    'contact',
    String.raw`(?:${person}|${shop}) contact|(?:${person}|name|nama) ?/ ?(?:phone|tel|hp|contact|no)|contact details?|contact|hubungi|联系方式|联络`,
  ],
  [
    'name',
    String.raw`nama (?:penuh|${person})|full name|(?:${callee})['’]?s? name|name|nama|${person}|who|顾客|客户|姓名|名字|联络人|联系人|负责人`,
  ],
  ['storeName', `${shop}|店`],
  ['dealerReseller', 'dealer|reseller|ejen|pengedar|经销商'],
  ['state', 'state|negeri|州属|州'],
  ['email', String.raw`e-?mail(?: address)?|emel|mail|电邮|邮箱`],
  [
    'issue',
    String.raw`(?:issue|problem|prob|masalah|isu|aduan|complaint|request|permintaan|fault|问题|故障|要求)(?: (?:description|details?|reported|faced|type))?|details?|description|what|butiran`,
  ],
  ['remark', 'remarks?|notes?|nota|catatan|备注'],
  ['pin', 'location|lokasi|google maps?|maps?|waze|pin|gps|koordinat|coordinates?|定位|位置'],
];

const names = labels.map(([, name]) => `(${name})`).join('|');
const anyLabel = new RegExp(
  String.raw`(?<=^|[\n\uE000;|,，。.)•>·*\s])(?:${names})(?:[ \t]{0,3}[:：=][ \t]{0,3}|[ \t]{1,3}[-–—]{1,2}>?[ \t]{1,3}(?=\S))`,
  'gimu',
);
/** Nothing but a bullet or a number before it in its line. */
const lineStart = /(?:^|\n)[ \t•>*·|-]{0,5}(?:\d{1,2}[.)][ \t]{0,3})?$/u;
const onlyLabel = new RegExp(`^(?:${names})$`, 'iu');

/** Whether words are the name of a field and nothing else. */
export function isLabel(words: string): boolean {
  return onlyLabel.test(words.trim());
}

export type Labelled = { readonly field: LabelledField; readonly label: Span; readonly value: Span };

/**
 * Every labelled value; it ends with its line, or where the next label begins. Where nothing stands behind the label,
 * the next line is its value. An address may have further lines.
 */
export function labelledIn(canvas: Canvas): Labelled[] {
  const found = [...canvas.free.matchAll(anyLabel)].slice(0, mostLabels).filter(isReally);
  return found.flatMap((match, order) => {
    const place = match.slice(1).findIndex((name: string | undefined) => name !== undefined);
    const field = labels[place]?.[0];
    const start = match.index + match[0].length;
    const nextLabel = found[order + 1]?.index ?? canvas.free.length;
    if (field === undefined) return [];
    const value = trimmed(canvas, [valueStart(canvas, start), endOf(field, canvas, start, nextLabel)]);
    return value[0] < value[1] ? [{ field, label: [match.index, start] as const, value }] : [];
  });
}

/**
 * A dash makes a label at the beginning of a line alone. `No: 12, Jalan Besar` is a house, `No: 012-345 6789` a
 * telephone; `2nd request: printer` is a sentence, `Request: printer` a field.
 */
function isReally({ 0: label, index, input }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 15), index);
  const isAtLineStart = lineStart.test(before) && (index <= 15 || before.includes('\n'));
  if (!/[:：=]/.test(label) && !isAtLineStart) return false;
  if (isSaidInSentences.test(label) && /[\p{L}\p{N}][ \t]*$/u.test(before)) return false;
  const behind = input.slice(index + label.length, index + label.length + 20);
  return !/^(?:no|num|number|nombor)[\s.:：=–-]*$/iu.test(label) || /^[+(]{0,2}\d[\d\s()-]{6,}/.test(behind);
}

const isSaidInSentences =
  /^(?:request|problem|issue|complaint|masalah|prob|fault|note|site|area|place|who|what|where)/i;
const mostLabels = 200;
const mostAddressLines = 5;

function valueStart({ free }: Canvas, start: number): number {
  return start + (/^[ \t]*\n/.exec(free.slice(start, start + 20))?.[0].length ?? 0);
}

function endOf(field: LabelledField, canvas: Canvas, labelEnd: number, nextLabel: number): number {
  const start = valueStart(canvas, labelEnd);
  if (start >= nextLabel) return start;
  if (field === 'address') return endOfAddress(canvas, start, nextLabel);
  const end = endOfLine(canvas, start, nextLabel);
  return field === 'issue' || field === 'remark' ? end : endOfSentence(canvas, start, end);
}

function endOfLine({ free }: Canvas, start: number, limit: number): number {
  const end = free.slice(start, limit).search(/[\n\uE000|]|;\s/);
  return end < 0 ? limit : start + end;
}

const abbreviation =
  /(?:^|[\s(])(?:mr|mrs|ms|mdm|dr|en|pn|hj|no|st|jln|lrg|tmn|kg|co|ent|sdn|bhd|s|\p{Lu})$/iu;

/** Where another sentence begins behind the value: `Store: Kelly Nails. Please come today`. */
function endOfSentence({ free }: Canvas, start: number, limit: number): number {
  const text = free.slice(start, limit);
  for (const { index } of text.matchAll(/[.。!?](?=\s+\S|(?<=。)\S)/g)) {
    if (!abbreviation.test(text.slice(0, index))) return start + index;
  }
  return limit;
}

function endOfAddress({ free }: Canvas, start: number, limit: number): number {
  const lines = free.slice(start, limit).split('\n');
  let length = 0;
  for (const [index, line] of lines.slice(0, mostAddressLines).entries()) {
    const isOver = index > 0 && (line.trim() === '' || line.startsWith(taken) || !looksLikeAddress(line));
    const cut = endWithin(line);
    if (isOver) return start + length - 1;
    if (cut >= 0) return start + length + cut;
    length += line.length + 1;
  }
  return start + length - 1;
}

/** Behind its postcode an address ends with its sentence, or where something is complained of; -1: with its line. */
function endWithin(line: string): number {
  const sentence = sentenceAfterPostcode.exec(line);
  if (sentence !== null) return sentence.index + sentence[0].length - 1;
  const mark = line.search(/[\uE000|]|;\s/);
  const behind = /(?<!\d)\d{5}(?!\d)/.exec(line);
  if (mark >= 0 || behind === null) return mark;
  const from = behind.index + 5;
  const complaint = [...line.slice(from).matchAll(/[\p{L}\p{N}'’-]+/gu)].find(
    // `Bayan Lepas` is a town.
    ({ 0: word }) => isIssueWord(word) && !/^\p{Lu}\p{Ll}/u.test(word),
  );
  return complaint === undefined ? -1 : from + complaint.index;
}

const sentenceAfterPostcode = /(?<!\d)\d{5}(?!\d)[^.。;|\uE000]{0,60}[.。](?=\s+\S|\p{Script=Han})/u;

/** A link has commas too, and is the place on the map; another label is another field, also one that is not known. */
function looksLikeAddress(line: string): boolean {
  if (/https?:\/\//i.test(line) || /^\s*[\p{L} /.]{2,25}[:：=]/u.test(line)) return false;
  const isStreet =
    /\d{5}|,|jalan|jln|taman|lorong|kampung|\bkg\b|\blot\b|\bno\b|tingkat|floor|block|blok|路|街/i.test(line);
  return isStreet || stateIn(line) !== undefined;
}
