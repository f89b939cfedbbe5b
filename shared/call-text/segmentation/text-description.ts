import type { SegmentableText, SegmentableWord } from './segmentable-text';
import { findUsage, type WordUsage } from './word-usage';

/** Words between two gaps that are no blank or bracket, with how many of them are of each class. */
export type Stretch = {
  readonly start: number;
  readonly end: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly complaints: number;
  readonly signature: string;
  readonly length: string;
};

/** A text with what the features of its words and segments share. All lists are as long as `words`. */
export type TextDescription = SegmentableText & {
  /** The most telling class of each word; `o` without any. */
  readonly mainClasses: readonly string[];
  readonly shapes: readonly string[];
  /** The words in lower case with every digit as 0. */
  readonly plains: readonly string[];
  /** What the lines that the model has learned from use each word for. */
  readonly usages: readonly string[];
  readonly stretches: readonly Stretch[];
  /** The index of the stretch of each word. */
  readonly stretchOf: readonly number[];
  /** `c` if the text has capitals, `l` if it is written in small letters. */
  readonly casing: 'c' | 'l';
};

export function describeText(text: SegmentableText, usage: Pick<WordUsage, 'get'>): TextDescription {
  const { words } = text;
  const plains = words.map(({ plain }) => plain.replaceAll(/\d/g, '0'));
  const { stretches, stretchOf } = splitIntoStretches(words);
  return {
    ...text,
    mainClasses: words.map(getMainClass),
    shapes: words.map(({ text: word }) => getShape(word)),
    plains,
    usages: plains.map((plain) => findUsage(plain, usage)),
    stretches,
    stretchOf,
    casing: readCasing(words),
  };
}

const classesByWeight = 'rPpZSGHQTLKCUINnRFXVDm'.split('');

function getMainClass({ classes }: SegmentableWord): string {
  return classesByWeight.find((one) => classes.includes(one)) ?? 'o';
}

function getShape(word: string): string {
  if (/\p{Script=Han}/u.test(word)) return `h${Math.min(word.length, 5)}`;
  if (/^\p{Lu}\p{Ll}+/u.test(word)) return 'Xx';
  if (/^\p{Lu}+$/u.test(word)) return 'XX';
  if (/^\p{Ll}+$/u.test(word)) return 'x';
  if (/^\d+$/.test(word)) return `d${Math.min(word.length, 6)}`;
  return /\d/.test(word) ? 'xd' : 'm';
}

/** The kind of a shape: capital, small letter, Chinese, digit, or mixed. */
export function getLetterCase(shape: string): 'U' | 'l' | 'h' | 'd' | 'm' {
  if (shape === 'Xx' || shape === 'XX') return 'U';
  if (shape === 'x') return 'l';
  if (shape.startsWith('h')) return 'h';
  return shape.startsWith('d') || shape === 'xd' ? 'd' : 'm';
}

function readCasing(words: readonly SegmentableWord[]): 'c' | 'l' {
  const lettered = words.filter(({ text }) => /\p{Ll}|\p{Lu}/u.test(text));
  const capitals = lettered.filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text));
  return capitals.length > 0 && capitals.length >= lettered.length * 0.12 ? 'c' : 'l';
}

function splitIntoStretches(
  words: readonly SegmentableWord[],
): Pick<TextDescription, 'stretches' | 'stretchOf'> {
  const ranges: [number, number][] = [];
  const stretchOf = words.map(({ gap }, at) => {
    const last = ranges.at(-1);
    if (last === undefined || (gap !== 'blank' && gap !== 'bracket')) ranges.push([at, at + 1]);
    else last[1] = at + 1;
    return ranges.length - 1;
  });
  const stretches = ranges.map(([start, end]) => describeStretch(words.slice(start, end), start, end));
  return { stretches, stretchOf };
}

function describeStretch(words: readonly SegmentableWord[], start: number, end: number): Stretch {
  const counts: Record<string, number> = {};
  for (const { classes } of words) for (const one of classes) counts[one] = (counts[one] ?? 0) + 1;
  const complaints = countAll(counts, 'CUI');
  const signature = [
    signOfComplaint(counts, complaints),
    counts['K'] ? 'K' : '',
    signOfPerson(counts),
    ...['Z', 'S'].map((one) => (counts[one] ? one : '')),
    countAll(counts, 'Pr') > 0 ? 'P' : '',
    counts['D'] ? 'D' : '',
  ].join('');
  return { start, end, counts, complaints, signature, length: groupStretchLength(end - start) };
}

function countAll(counts: Readonly<Record<string, number>>, classes: string): number {
  return classes.split('').reduce((sum, one) => sum + (counts[one] ?? 0), 0);
}

function signOfComplaint(counts: Readonly<Record<string, number>>, complaints: number): string {
  if (counts['C']) return 'C';
  if (complaints > 1) return 'I';
  return complaints > 0 ? 'i' : '';
}

function signOfPerson(counts: Readonly<Record<string, number>>): string {
  if (countAll(counts, 'TL') > 0) return 'T';
  if (counts['N']) return 'N';
  return counts['n'] ? 'n' : '';
}

function groupStretchLength(length: number): string {
  if (length < 4) return String(length);
  if (length < 6) return '5';
  return length < 9 ? '8' : '9';
}
