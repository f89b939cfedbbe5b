import { consume, type Span } from './consumable-text';
import type { ParserState } from './parser-state';

/**
 * How urgent a call is, with the words that only stress it: `very urgent`, `URGENT!!!`, `很急`. `asap` says how soon, and
 * `emergency light` what is broken.
 */
const urgent = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}-])(?:(?:(?:very|super|so|quite|really|damn|sangat|sgt|amat|it['’]?s|its|is|this is|mark(?:ed)? as|pls|please|tolong)[ ,]{1,2})*)(?:urgent(?:ly)?|(?:high|highest|top) priority|priority[ :=]{1,3}(?:high|urgent|tinggi)|keutamaan[ :=]{1,3}tinggi|segera|cemas|kecemasan|emergency(?! (?:light|exit|door|contact|number|no|call|stop|button|dept|department|unit|ward|room|kit|power)))(?:[ ,]{1,2}(?:sangat|sgt|gila|case|kes|pls|please|plz|ya|la|lah|tq|thanks|sikit|betul)(?![\p{L}\p{N}]))*(?![\p{L}\p{N}-])[!！]*`,
    String.raw`(?:(?:非常|特别|十分|真的|很|挺|超|蛮)(?:紧急|緊急|急(?![诊救忙])))|(?<!不|不是|不太|不算|没那么|不用|并不)(?:紧急|緊急|急件|加急|特急|十万火急)[!！]*`,
  ].join('|'),
  'giu',
);

/** `not urgent`, `tak segera`, `不是很急`: what stands in front of the word. */
const denied =
  /(?:(?<![\p{L}\p{N}])(?:not|no|non|isn['’]?t|isnt|never|nothing|less|without|tak|tidak|tdk|x|bukan|bkn|xde|tiada|takde|tak payah|if|kalau|unit|jabatan|hospital|wad|bahagian)(?:[ -](?:that|so|very|too|really|an?|need|really|berapa|sangat|sgt|perlu|ada|apa|la|is))*[ -]?|不|不是|不太|不算|没|没那么|不用|并不|没有|沒)$/iu;
/** `urgent? no`, `urgency low` */
const deniedBehind = /^\s*(?:[?？]|tak(?: lah)?(?![\p{L}])|x la|不$)/iu;

/**
 * Sets a high priority if the text says that it is urgent. These words then stand neither in the issue nor in the rest. In
 * the name of a person or a shop, in an address and in an email they say nothing.
 */
export function addPriority(read: ParserState): void {
  const { text } = read.source;
  const others = read.fields.filter(
    ({ field }) => field !== 'issue' && field !== 'serviceId' && field !== 'remark',
  );
  const spans = findUrgentWords(text).filter(([start, end]) => {
    const isOfField = others.some(({ field, from }) => {
      const isText = field !== 'state' && field !== 'pin';
      return isText && from[0] <= start && end <= from[1];
    });
    return !isOfField;
  });
  const [first] = spans;
  if (first === undefined) return;
  read.fields = read.fields.map((found) =>
    found.field === 'issue' ? { ...found, value: withoutUrgentWords(found.value) } : found,
  );
  read.fields.push({ field: 'priority', value: 1, from: first });
  for (const span of spans) read.source = consume(read.source, span);
  // `Priority: high` is a label with its value.
  const isOfPriority = ([start, end]: Span) => spans.some(([from, to]) => start <= from && to <= end);
  read.unplaced.splice(0, Infinity, ...read.unplaced.filter((span) => !isOfPriority(span)));
}

function findUrgentWords(text: string): Span[] {
  return [...text.matchAll(urgent)]
    .map(({ 0: words, index }): Span => [index, index + words.length])
    .filter(
      ([start, end]) =>
        !denied.test(text.slice(Math.max(0, start - 25), start)) && !deniedBehind.test(text.slice(end)),
    );
}

/** `printer rosak, urgent!, since morning` loses a part between commas, `need urgent replacement` a word. */
function withoutUrgentWords(issue: string): string {
  const rest = findUrgentWords(issue)
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
