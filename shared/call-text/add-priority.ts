import { simplifyChinese } from '../search/simplify-chinese';
import type { Priority } from '../tickets/services-and-priorities';
import { consume, type Span } from './consumable-text';
import type { ParsedField, ParserState } from './parser-state';

/**
 * How urgent a call is, with the words that only stress it: `very urgent`, `URGENT!!!`, `很急`. `asap` says how soon, and
 * `emergency light` what is broken.
 */
const urgent = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}-])(?:(?:(?:very|super|so|quite|really|damn|sangat|sgt|amat|it['’]?s|its|is|this is|mark(?:ed)? as|pls|please|tolong)[ ,]{1,2})*)(?:urgent(?:ly)?|(?:high|highest|top) priority|priority[ :=]{1,3}(?:high|urgent|tinggi)|(?:keutamaan|prioriti)[ :=]{1,3}tinggi|segera|cemas|kecemasan|emergency(?! (?:light|exit|door|contact|number|no|call|stop|button|dept|department|unit|ward|room|kit|power)))(?:[ ,]{1,2}(?:sangat|sgt|gila|case|kes|pls|please|plz|ya|la|lah|tq|thanks|sikit|betul)(?![\p{L}\p{N}]))*(?![\p{L}\p{N}-])[!！]*`,
    String.raw`(?:(?:非常|特别|十分|真的|很|挺|超|蛮)(?:紧急|緊急|急(?![诊救忙])))|(?<!不|不是|不太|不算|没那么|不用|并不)(?:紧急|緊急|急件|加急|特急|十万火急)[!！]*|(?<![\p{L}\p{N}])急(?![\p{L}\p{N}])[!！]*`,
  ].join('|'),
  'giu',
);

/** How little a call hurries, in words that say nothing else: `low priority`, `keutamaan rendah`, `not urgent`, `不急`. */
const low = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}-])(?:(?:it['’]?s|its|is|this is|mark(?:ed)? as|as|pls|please|tolong|set(?: to)?)[ ,]{1,2})*(?:low(?:est)?[ -](?:priority|prio|urgency)|(?:priority|prio|urgency)[ :=]{1,3}low(?:est)?|(?:keutamaan|prioriti)(?:[ :=]{1,3}paling)?[ :=]{1,3}rendah)(?:[ ,]{1,2}(?:case|kes|pls|please|ya|la|lah|tq|thanks|je|saja|sahaja)(?![\p{L}\p{N}]))*(?![\p{L}\p{N}-])[!！]*`,
    '(?:低|最低)优先(?:级|度|处理)?|优先(?:级|度)?[ :：]{0,2}(?:是|为|设)?(?:最低|较低|低)',
    String.raw`(?<![\p{L}\p{N}-])(?:(?:it['’]?s|its|is|this is|memang|but|tapi)[ ,]{1,2})*(?:(?:not|non|tak|tidak|x)[ -](?:urgent|segera)|no (?:rush|hurry)|bila senang)(?:[ ,]{1,2}(?:pls|please|ya|la|lah|tq|thanks|je|saja|sahaja|pun|at all|yet)(?![\p{L}\p{N}]))*(?![\p{L}\p{N}-])`,
    '(?<!要)不(?:着急|急|紧急)(?![诊救忙着于])',
  ].join('|'),
  'giu',
);

/** `not urgent`, `tak segera`, `不是很急`: what stands in front of the word. */
const denied =
  /(?:(?<![\p{L}\p{N}])(?:not|no|non|isn['’]?t|isnt|never|nothing|less|without|tak|tidak|tdk|x|bukan|bkn|xde|tiada|takde|tak payah|if|kalau|unit|jabatan|hospital|wad|bahagian)(?:[ -](?:that|so|very|too|really|an?|need|really|berapa|sangat|sgt|perlu|ada|apa|la|is))*[ -]?|不|不是|不太|不算|没|没那么|不用|并不|没有|沒)$/iu;
/** `urgent? no`, `urgency low` */
const deniedBehind = /^\s*(?:[?？]|tak(?: lah)?(?![\p{L}])|x la|不$)/iu;

/**
 * Sets a high priority if the text says that it is urgent, else a low one if it says that. These words then stand neither in
 * the issue nor in the rest. In the name of a person or a shop, in an address and in an email they say nothing.
 */
export function addPriority(read: ParserState): void {
  if (!addPriorityByWords(read, urgent, 1)) addPriorityByWords(read, low, -1);
}

function addPriorityByWords(read: ParserState, pattern: RegExp, value: Priority): boolean {
  const text = simplifyChinese(read.source.text);
  const found = findWords(text, pattern);
  const isNoField = ({ from: [from, to] }: ParsedField) =>
    found.some(([start, end]) => start <= from && to <= end);
  // A name of a shop that is nothing but these words is none.
  read.fields = read.fields.filter((field) => field.field !== 'storeName' || !isNoField(field));
  read.fields = read.fields.map((field) => withoutWordsAtEnds(field, found, text));
  const others = read.fields.filter(
    ({ field }) => field !== 'issue' && field !== 'serviceId' && field !== 'remark',
  );
  const spans = found.filter(([start, end]) => {
    const isOfField = others.some(({ field, from }) => {
      const isText = field !== 'state' && field !== 'pin';
      return isText && from[0] <= start && end <= from[1];
    });
    return !isOfField;
  });
  const [first] = spans;
  if (first === undefined) return false;
  read.fields = read.fields.map((field) =>
    field.field === 'issue' ? { ...field, value: withoutWords(field.value, pattern) } : field,
  );
  read.fields.push({ field: 'priority', value, from: first });
  for (const span of spans) read.source = consume(read.source, span);
  // `Priority: high` is a label with its value.
  const isOfPriority = ([start, end]: Span) => spans.some(([from, to]) => start <= from && to <= end);
  read.unplaced.splice(0, Infinity, ...read.unplaced.filter((span) => !isOfPriority(span)));
  return true;
}

/** `很急，吉隆坡 50000`, `很急 槟城`, `巴生，急`, `Ampang urgent`: how urgent it is stands beside the address. */
function withoutWordsAtEnds(field: ParsedField, found: readonly Span[], text: string): ParsedField {
  if (field.field !== 'address') return field;
  const [first, last] = field.from;
  const end = found.find(([start]) => start === first)?.[1] ?? first;
  // `Urgent Care Street` is a street, `很急 槟城` none.
  const gap = /\p{Script=Han}$/u.test(text.slice(first, end)) ? /^[\s,，、]+/u : /^\s*[,，、]\s*/u;
  const apart = gap.exec(text.slice(end, last))?.[0];
  const start = apart === undefined ? first : end + apart.length;
  const cut = found.find(([from, to]) => to === last && from > start)?.[0];
  const until = cut === undefined ? last : start + text.slice(start, cut).replace(/[\s,，、]+$/u, '').length;
  const behind = text.slice(until, last).length;
  const value = field.value.slice(start - first, field.value.length - behind);
  return until > start ? { ...field, value, from: [start, until] } : field;
}

function findWords(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)]
    .map(({ 0: words, index }): Span => [index, index + words.length])
    .filter(
      ([start, end]) =>
        !denied.test(text.slice(Math.max(0, start - 25), start)) && !deniedBehind.test(text.slice(end)),
    );
}

/** `printer rosak, urgent!, since morning` loses a part between commas, `need urgent replacement` a word. */
function withoutWords(issue: string, pattern: RegExp): string {
  const rest = findWords(simplifyChinese(issue), pattern)
    .toReversed()
    .reduce(
      (text, [start, end]) => `${text.slice(0, start).trimEnd()}\uE000${text.slice(end).trimStart()}`,
      issue,
    )
    .replaceAll(/^[\s,.;:!，。；：！\-–—\uE000]+|[\s,;:，、；：\-–—\uE000]+$/g, '')
    .replaceAll(/(?<gap>[,.;:，。；：！!])\uE000[,.;:，。；：！!]?\s*/g, '$<gap> ')
    .replaceAll(/\uE000(?=[,.;:，。；：！!])/g, '')
    .replaceAll(/(?<=\p{Script=Han})\uE000(?=\p{Script=Han})/gu, '')
    .replaceAll('\uE000', ' ');
  return /\p{L}/u.test(rest) ? rest : issue;
}
