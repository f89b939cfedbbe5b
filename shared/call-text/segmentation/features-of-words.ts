import type { TextDescription } from './text-description';

/** Stands for the words in front of the first one and behind the last one. */
const edge = { front: '^', back: '$' };

/**
 * The features of each word as names: the word, its neighbours, their classes, shapes and gaps, and the stretch
 * that it stands in. A name that the model does not know has no weight.
 */
export function listFeaturesOfWords(text: TextDescription): string[][] {
  return text.words.map((_, at) => [
    'b',
    ...listNeighbours(text, at),
    ...listSpelling(text, at),
    ...listGaps(text, at),
    ...listStretch(text, at),
    ...listDistances(text, at),
    ...text.known.map((field) => `k${field}`),
    ...listConsumed(text, at),
    ...listUsages(text, at),
  ]);
}

function pick(list: readonly string[], at: number): string {
  if (at < 0) return edge.front;
  return list[at] ?? edge.back;
}

function listNeighbours({ plains, mainClasses, shapes, casing, words }: TextDescription, at: number) {
  const features = [-2, -1, 0, 1, 2].flatMap((step) => [
    `w${step}=${pick(plains, at + step)}`,
    `c${step}=${pick(mainClasses, at + step)}`,
  ]);
  const shape = pick(shapes, at);
  features.push(
    `s=${shape}${casing}`,
    `s-=${pick(shapes, at - 1)}|${shape}${casing}`,
    `s+=${shape}|${pick(shapes, at + 1)}${casing}`,
  );
  for (const one of words[at]?.classes ?? '') features.push(`f=${one}`);
  for (const one of words[at - 1]?.classes ?? '') features.push(`f-=${one}`);
  for (const one of words[at + 1]?.classes ?? '') features.push(`f+=${one}`);
  return features;
}

/** The characters of a Chinese word, the beginning and the end of another one. */
function listSpelling({ words, plains, shapes }: TextDescription, at: number): string[] {
  const text = words[at]?.text ?? '';
  if (pick(shapes, at).startsWith('h')) {
    const pairs = Array.from({ length: text.length - 1 }, (_, order) => `h2=${text.slice(order, order + 2)}`);
    return [
      `ha=${text.slice(0, 2)}`,
      `hz=${text.slice(-2)}`,
      `hy=${text.slice(-1)}`,
      `hb=${text.charAt(0)}`,
      ...pairs,
    ];
  }
  const plain = pick(plains, at);
  const features: string[] = [];
  if (plain.length > 3) features.push(`x3=${plain.slice(-3)}`, `p3=${plain.slice(0, 3)}`);
  if (plain.length > 5) features.push(`p4=${plain.slice(0, 4)}`, `x4=${plain.slice(-4)}`);
  return features;
}

function listGaps({ words, plains, mainClasses, shapes, casing }: TextDescription, at: number): string[] {
  const { gap = 'break', gapAfter = 'break' } = words[at] ?? {};
  const classOf = (step: number) => pick(mainClasses, at + step);
  const [own, plain] = [classOf(0), pick(plains, at)];
  const features = [
    `g=${gap}`,
    `G=${gapAfter}`,
    `gg=${gap}|${gapAfter}`,
    `gc=${gap}|${own}`,
    `Gc=${gapAfter}|${own}`,
    `gs=${gap}|${pick(shapes, at)}${casing}`,
    `gw=${gap}|${plain}`,
    `Gw=${gapAfter}|${plain}`,
    `cc-=${classOf(-1)}${gap === 'blank' ? '_' : '/'}${own}`,
    `cc+=${own}${gapAfter === 'blank' ? '_' : '/'}${classOf(1)}`,
    `c3=${classOf(-1)}${own}${classOf(1)}`,
    `c3-=${classOf(-2)}${classOf(-1)}${own}`,
    `c3+=${own}${classOf(1)}${classOf(2)}`,
  ];
  const [before, next] = [words[at - 1], words[at + 1]];
  if (next !== undefined) features.push(`G2=${next.gapAfter}`);
  if (before !== undefined) features.push(`g2=${before.gap}`);
  if (gap === 'blank') features.push(`ww-=${pick(plains, at - 1)} ${plain}`);
  if (gapAfter === 'blank') features.push(`ww+=${plain} ${pick(plains, at + 1)}`);
  return features;
}

function listStretch({ words, plains, stretches, stretchOf, mainClasses }: TextDescription, at: number) {
  const order = stretchOf[at] ?? 0;
  const stretch = stretches[order];
  if (stretch === undefined) return [];
  const { start, end, counts, complaints, signature, length } = stretch;
  const isElsewhere = (classes: string) =>
    stretches.some((other) => other !== stretch && classes.split('').some((one) => other.counts[one]))
      ? 1
      : 0;
  const [isComplaint, hasShop] = [complaints > 0 ? 1 : 0, counts['K'] ? 1 : 0];
  const hasPerson = counts['T'] || counts['N'] ? 1 : 0;
  const plain = words[at]?.plain ?? '';
  const isRepeated =
    plain.length > 2 && words.some((other, index) => index !== at && other.plain === plain) ? 1 : 0;
  return [
    `st=${signature}`,
    `stl=${signature}|${length}`,
    `sp=${Math.min(at - start, 3)}|${signature}`,
    `se=${Math.min(end - 1 - at, 3)}|${signature}`,
    `sti=${placeAmong(order, stretches.length)}|${length}`,
    `sn=${Math.min(stretches.length, 8)}`,
    `ps=${stretches[order - 1]?.signature ?? edge.front}|${signature}`,
    `ns=${signature}|${stretches[order + 1]?.signature ?? edge.back}`,
    `oC=${isElsewhere('CU')}|${isComplaint}|${length}`,
    `oK=${isElsewhere('K')}|${hasShop}|${length}`,
    `oT=${isElsewhere('TN')}|${hasPerson}|${length}`,
    `oA=${isElsewhere('ZS')}|${isElsewhere('P')}|${pick(mainClasses, at)}`,
    `h=${pick(plains, start)}`,
    `rep=${isRepeated}|${pick(mainClasses, at)}`,
  ];
}

function placeAmong(order: number, count: number): 'f' | 'l' | 'm' {
  if (order === 0) return 'f';
  return order === count - 1 ? 'l' : 'm';
}

/** How far away, to the left and to the right, the nearest word of some classes is within the stretch. */
function listDistances({ words, stretches, stretchOf }: TextDescription, at: number): string[] {
  const { start, end } = stretches[stretchOf[at] ?? 0] ?? { start: at, end: at + 1 };
  const distance = (classes: RegExp, step: number) => {
    for (let far = 1; far < 12; far += 1) {
      const other = at + far * step;
      if (other < start || other >= end) return 'e';
      if (classes.test(words[other]?.classes ?? '')) return groupDistance(far);
    }
    return 'x';
  };
  return Object.entries(distanceClasses).map(
    ([name, classes]) => `n${name}=${distance(classes, -1)}|${distance(classes, 1)}`,
  );
}

const distanceClasses = { C: /[CU]/, K: /K/, T: /[TNn]/, S: /[SZQ]/, P: /p/ };

function groupDistance(distance: number): number {
  if (distance < 4) return distance;
  return distance < 7 ? 5 : 9;
}

function listConsumed(
  { words, mainClasses, stretches, stretchOf, consumedBehind }: TextDescription,
  at: number,
) {
  const word = words[at];
  const signature = stretches[stretchOf[at] ?? 0]?.signature ?? '';
  const own = pick(mainClasses, at);
  const features: string[] = [];
  const before = word?.consumedBefore ?? '';
  if (before !== '') features.push(`cb=${before}|${own}`, `cbs=${before}|${signature}`);
  const behind = words[at + 1]?.consumedBefore ?? consumedBehind;
  if (behind !== '' && (word?.gapAfter === 'consumed' || at + 1 === words.length))
    features.push(`ca=${behind}|${own}`, `cas=${behind}|${signature}`);
  return features;
}

/** What the word and its neighbours are used for elsewhere. */
function listUsages({ usages, words, casing, shapes }: TextDescription, at: number): string[] {
  const of = (step: number) => pick(usages, at + step);
  const { gap = 'break', gapAfter = 'break' } = words[at] ?? {};
  const [before, behind] = [gap === 'blank' ? '_' : '/', gapAfter === 'blank' ? '_' : '/'];
  return [
    `u=${of(0)}`,
    `u-=${of(-1)}${before}${of(0)}`,
    `u+=${of(0)}${behind}${of(1)}`,
    `u3=${of(-1)}${before}${of(0)}${behind}${of(1)}`,
    `u3-=${of(-2)}${of(-1)}${before}${of(0)}`,
    `u3+=${of(0)}${behind}${of(1)}${of(2)}`,
    `us=${of(0)}${pick(shapes, at)}${casing}`,
  ];
}
