import type { Gap, SegmentableWord } from './segmentable-text';
import { getLetterCase, type TextDescription } from './text-description';

/** Lists the features of the words from `start` to the one before `end`, taken as one segment, as names. */
export type ListSegmentFeatures = (start: number, end: number) => string[];

/** The classes of words that a segment counts, by the letter that its signature has for them. */
const countedClasses = {
  C: /[CU]/,
  i: /I/,
  K: /K/,
  R: /R/,
  T: /[TL]/,
  N: /[Nn]/,
  Z: /Z/,
  S: /[SHs]/,
  P: /p/,
  F: /F/,
  V: /V/,
} as const;
/** The letters of `toUsage` that a segment counts. */
const countedUsages = ['u', 'n', 's', 'i', 'a'];
type CountedClass = keyof typeof countedClasses;

/** Prepares the features of all segments of a text: counts up to each word are made once. */
export function createSegmentFeatures(text: TextDescription): ListSegmentFeatures {
  const { words, mainClasses, shapes, plains, usages, casing } = text;
  const letterCases = shapes.map(getLetterCase);
  const count = createClassCounts(words);
  const usageCounts = countedUsages.map((letter) => ({
    letter,
    upTo: countUpTo(usages, (one) => one.charAt(0).toLowerCase() === letter),
  }));
  const capitals = countUpTo(letterCases, (one) => one === 'U' || one === 'h');
  const smalls = countUpTo(letterCases, (one) => one === 'l');
  const countGaps = createGapCounts(words);
  const summarise = createSummary(words);

  function describeCase(start: number, end: number): string {
    const [upper, lower] = [countBetween(capitals, start, end), countBetween(smalls, start, end)];
    if (upper === end - start) return 'U';
    if (lower === end - start) return 'l';
    if (upper === 0) return 'n';
    if (lower === 0) return 'M';
    return letterCases[start] === 'U' ? 'x' : 'y';
  }

  function sign(start: number, end: number): string {
    const has = (one: CountedClass) => count(one, start, end) > 0;
    const pickFirst = (...choices: CountedClass[]) => choices.find(has) ?? '';
    return `${pickFirst('C', 'i')}${pickFirst('K', 'R')}${pickFirst('T', 'N')}${pickFirst('Z')}${pickFirst('S')}${pickFirst('P')}`;
  }

  function listWords(start: number, end: number): string[] {
    const features: string[] = [];
    const [before, behind] = [words[start]?.gap ?? 'break', words[end - 1]?.gapAfter ?? 'break'];
    if (end - start < 5) {
      const classes = mainClasses.slice(start, end).join('');
      const cases = letterCases
        .slice(start, end)
        .map((one, order) => (order > 0 && words[start + order]?.gap !== 'blank' ? `${one}/` : one));
      features.push(`Q${classes}`, `R${cases.join('')}${casing}`, `QG${classes}|${before}|${behind}`);
    }
    if (end - start > 1)
      features.push(`f2${plains[start]} ${plains[start + 1]}`, `l2${plains[end - 2]} ${plains[end - 1]}`);
    features.push(
      `fw${plains[start]}|${before === 'blank' ? 0 : 1}`,
      `lw${plains[end - 1]}|${behind === 'blank' ? 0 : 1}`,
    );
    return features;
  }

  function listShares(start: number, end: number, length: string): string[] {
    const share = (part: number) => Math.round((4 * part) / (end - start));
    const countOf = (one: CountedClass) => count(one, start, end);
    return [
      `r${Math.min(countOf('C'), 3)}${Math.min(countOf('i'), 3)}|${length}`,
      `rn${share(countOf('N'))}|${length}`,
      `rp${share(countOf('P'))}|${length}`,
      `rf${share(countOf('F') + countOf('V'))}|${length}`,
      `rl${share(countBetween(smalls, start, end))}${casing}|${length}`,
    ];
  }

  /** What the words of a segment, and those beside it, are used for elsewhere. */
  function listUsages(start: number, end: number, length: string): string[] {
    const [first, last] = [usages[start] ?? '', usages[end - 1] ?? ''];
    const features = [
      `u<${usages[start - 1] ?? '^'}${gapOf(words[start]?.gap)}${first}`,
      `u>${last}${gapOf(words[end - 1]?.gapAfter)}${usages[end] ?? '$'}`,
      `uFL${first}|${last}|${length}`,
      ...usageCounts.map(
        ({ letter, upTo }) =>
          `ur${letter}${Math.round((4 * countBetween(upTo, start, end)) / (end - start))}|${length}`,
      ),
    ];
    if (end - start < 5) features.push(`uQ${usages.slice(start, end).join('')}`);
    return features;
  }

  /** Where a border divides two words with only a blank between them. */
  function listCuts(start: number, end: number): string[] {
    const features: string[] = [];
    if (start > 0 && words[start]?.gap === 'blank') {
      features.push(`cut<${letterCases[start - 1]}${letterCases[start]}${casing}`);
      if (tearsPlace(words[start - 1], words[start])) features.push('tornP<');
    }
    if (end < words.length && words[end - 1]?.gapAfter === 'blank') {
      features.push(`cut>${letterCases[end - 1]}${letterCases[end]}${casing}`);
      if (tearsPlace(undefined, words[end])) features.push('tornP>');
    }
    return features;
  }

  return (start, end) => {
    const length = groupLength(end - start);
    const signature = sign(start, end);
    const [first, last] = [words[start], words[end - 1]];
    if (first === undefined || last === undefined) return [];
    const [before, behind] = [first.gap, last.gapAfter];
    const [classBefore, classBehind] = [mainClasses[start - 1] ?? '^', mainClasses[end] ?? '$'];
    const isStart = start === stretchAt(text, start).start;
    const isEnd = end === stretchAt(text, end - 1).end;
    const { separators, brackets } = countGaps(start, end);
    const place = placeWithin(first, last, count('P', start, end));
    const consumedBehind = end < words.length ? consumedBetween(last, words[end]) : text.consumedBehind;
    const features = [
      `L${length}`,
      `S${signature}`,
      `SL${signature}|${length}`,
      `C${describeCase(start, end)}${casing}|${length}`,
      `G${before}|${behind}`,
      `GS${before}|${behind}|${signature}`,
      `B${classBefore}|${before}|${mainClasses[start]}`,
      `E${mainClasses[end - 1]}|${behind}|${classBehind}`,
      `FL${mainClasses[start]}|${mainClasses[end - 1]}|${length}`,
      `W${isStart ? 1 : 0}${isEnd ? 1 : 0}|${length}`,
      `WS${isStart ? 1 : 0}${isEnd ? 1 : 0}|${signature}`,
      `M${separators}|${brackets}`,
      `MS${separators}|${signature}`,
      `PN${classBefore}|${classBehind}|${signature}`,
      `pw${plains[start - 1] ?? '^'}|${before}`,
      `nw${plains[end] ?? '$'}|${behind}`,
      ...listWords(start, end),
      `cn${first.consumedBefore}|${consumedBehind}|${signature}`,
      `pos${start === 0 ? 'f' : 'm'}${end === words.length ? 'l' : 'm'}|${length}`,
      ...listShares(start, end, length),
      `oL${isStart ? '' : summarise(stretchAt(text, start).start, start)}|${signature}`,
      `oR${isEnd ? '' : summarise(end, stretchAt(text, end - 1).end)}|${signature}`,
    ];
    if (place !== '') features.push(`pa${place}|${signature}|${length}`);
    features.push(...listCuts(start, end), ...listUsages(start, end, length));
    return features;
  };
}

function gapOf(gap: Gap | undefined): string {
  return gap === 'blank' ? '_' : '/';
}

function stretchAt({ stretches, stretchOf }: TextDescription, at: number) {
  return stretches[stretchOf[at] ?? 0] ?? { start: at, end: at + 1 };
}

function groupLength(length: number): string {
  if (length < 5) return String(length);
  if (length < 7) return '6';
  if (length < 10) return '9';
  return length < 15 ? 'e' : 'z';
}

/** For each word and behind the last one, how many of the words before fit. */
function countUpTo<Item>(list: readonly Item[], fits: (item: Item) => boolean): Uint16Array {
  const counts = new Uint16Array(list.length + 1);
  for (const [at, item] of list.entries()) counts[at + 1] = (counts[at] ?? 0) + (fits(item) ? 1 : 0);
  return counts;
}

function countBetween(counts: Uint16Array, start: number, end: number): number {
  return (counts[end] ?? 0) - (counts[start] ?? 0);
}

function createClassCounts(words: readonly SegmentableWord[]) {
  const counts = new Map<string, Uint16Array>();
  for (const [name, pattern] of Object.entries(countedClasses))
    counts.set(
      name,
      countUpTo(words, ({ classes }) => pattern.test(classes)),
    );
  return (one: CountedClass, start: number, end: number) => {
    const ofClass = counts.get(one);
    return ofClass === undefined ? 0 : countBetween(ofClass, start, end);
  };
}

/** Counts the gaps within a segment; more than three are counted as three. */
function createGapCounts(words: readonly SegmentableWord[]) {
  const [commas, lines, breaks, brackets] = (['comma', 'line', 'break', 'bracket'] as const).map((kind) =>
    countUpTo(words, ({ gap }) => gap === kind),
  );
  return (start: number, end: number) => {
    const countOf = (counts: Uint16Array | undefined) =>
      counts === undefined ? 0 : countBetween(counts, start + 1, end);
    const separators = [commas, lines, breaks].map((counts) => Math.min(countOf(counts), 3)).join('');
    return { separators, brackets: countOf(brackets) };
  };
}

function consumedBetween(last: SegmentableWord, next: SegmentableWord | undefined): string {
  return last.gapAfter === 'consumed' ? (next?.consumedBefore ?? '') : '';
}

/** Whether a segment with places ends with one, begins with one, or has them within. */
function placeWithin(first: SegmentableWord, last: SegmentableWord, places: number): string {
  if (places === 0) return '';
  if (last.classes.includes('p')) return 'e';
  return first.classes.includes('p') ? 's' : 'i';
}

/** Whether a border between two words divides the name of a place. */
function tearsPlace(before: SegmentableWord | undefined, next: SegmentableWord | undefined): boolean {
  const classes = next?.classes ?? '';
  const isInside = classes.includes('p') && !/[Pr]/.test(classes);
  return isInside && (before?.classes.includes('p') ?? true);
}

/**
 * Prepares a summary of what the words of a range are of: `C` a complaint, `K` a shop, `T` a person, `P` a place, `o`
 * anything else.
 */
function createSummary(words: readonly SegmentableWord[]): (start: number, end: number) => string {
  const kinds = words.map(({ classes }) => {
    const one = summaryClasses.find(([, pattern]) => pattern.test(classes))?.[0];
    return one ?? (/[FX]/.test(classes) ? '' : 'o');
  });
  const counts = ['C', 'K', 'T', 'P', 'o'].map((kind) => ({
    kind,
    upTo: countUpTo(kinds, (one) => one === kind),
  }));
  return (start, end) =>
    counts.map(({ kind, upTo }) => (countBetween(upTo, start, end) > 0 ? kind : '')).join('');
}

const summaryClasses = [
  ['C', /[CUI]/],
  ['K', /K/],
  ['T', /[TNn]/],
  ['P', /[pSZ]/],
] as const;
