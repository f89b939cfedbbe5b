import { gaps, segmentKinds } from './segmentable-text';
import type { SegmentCandidates } from './segment-candidates';

/**
 * A text with the scores that a model gives it, in natural logarithms. `-Infinity` forbids a segment or leaving a word
 * out. `known` has a bit set for each kind that may not occur any more.
 */
export type ScoredText = {
  readonly wordCount: number;
  /** The gap before each word, as an index of `gaps`. */
  readonly gapsBefore: Uint8Array;
  readonly known: number;
  readonly candidates: SegmentCandidates;
  /** The score of candidate c as kind k is at `c * segmentKinds.length + k`. */
  readonly segmentScores: Float64Array;
  /** The score of each word as part of no segment. */
  readonly outsideScores: Float64Array;
};

/** What comes next in a text: 0 a word outside, k + 1 a segment of kind k. */
export const stepCount = segmentKinds.length + 1;
/** Name, store and address occur once; the bit of each says that it has occurred. An issue may have several pieces. */
const usedBits = [0, 1, 2, 0, 4] as const;
const usedCount = 8;
/** A state is what has been used, and the last step: `used * stepCount + step`. */
export const stateCount = usedCount * stepCount;
/** The score of each step from a state over a gap, then that of ending in a state. */
export const transitionCount = stateCount * stepCount * gaps.length + stateCount;

export function indexOfTransition(state: number, step: number, gap: number): number {
  return (state * stepCount + step) * gaps.length + gap;
}

export function indexOfEnd(state: number): number {
  return stateCount * stepCount * gaps.length + state;
}

/** @returns what is used behind a step, or undefined if the step is not allowed any more */
export function useStep(used: number, step: number): number | undefined {
  const bit = usedBits[step] ?? 0;
  return bit !== 0 && (used & bit) !== 0 ? undefined : used | bit;
}

/** The bits of kinds that a text has already, as in `ScoredText.known`. */
export function toUsedBits(kinds: readonly (typeof segmentKinds)[number][]): number {
  return kinds.reduce((used, kind) => used | (usedBits[segmentKinds.indexOf(kind) + 1] ?? 0), 0);
}

/**
 * The sums over all segmentations of a text, in logarithms. Before word w, `forward[w * stateCount + state]` sums the
 * ways there and `backward` the ways on. `entered[(w * stepCount + step) * usedCount + used]` sums the ways up to and
 * into a step from w, without its score; `left` the ways on from it, with its score.
 */
export type Lattice = {
  readonly forward: Float64Array;
  readonly entered: Float64Array;
  readonly backward: Float64Array;
  readonly left: Float64Array;
  /** The sum over all segmentations; `-Infinity` if none is allowed. */
  readonly total: number;
};

/** The index in `entered` and `left`. */
export function indexOfStep(word: number, step: number, used: number): number {
  return (word * stepCount + step) * usedCount + used;
}

/** Runs the forward and the backward algorithm of a semi-Markov chain (Sarawagi and Cohen, 2004). */
export function sumSegmentations(text: ScoredText, transitions: Float64Array): Lattice {
  const { forward, entered } = runForward(text, transitions);
  const { backward, left } = runBackward(text, transitions);
  let total = -Infinity;
  for (let state = 0; state < stateCount; state += 1)
    total = addLogarithms(
      total,
      at(forward, text.wordCount * stateCount + state) + at(transitions, indexOfEnd(state)),
    );
  return { forward, entered, backward, left, total };
}

function runForward(text: ScoredText, transitions: Float64Array): Pick<Lattice, 'forward' | 'entered'> {
  const { wordCount, known } = text;
  const forward = new Float64Array((wordCount + 1) * stateCount).fill(-Infinity);
  const entered = new Float64Array(wordCount * stepCount * usedCount).fill(-Infinity);
  forward[known * stepCount] = 0;
  for (let word = 0; word < wordCount; word += 1) {
    const gap = at(text.gapsBefore, word);
    for (let state = 0; state < stateCount; state += 1) {
      const before = at(forward, word * stateCount + state);
      if (before === -Infinity) continue;
      for (let step = 0; step < stepCount; step += 1) {
        const used = useStep(Math.floor(state / stepCount), step);
        if (used === undefined) continue;
        const to = indexOfStep(word, step, used);
        entered[to] = addLogarithms(
          at(entered, to),
          before + at(transitions, indexOfTransition(state, step, gap)),
        );
      }
    }
    visitSteps(text, word, (step, end, score) => {
      for (let used = 0; used < usedCount; used += 1) {
        const to = end * stateCount + used * stepCount + step;
        forward[to] = addLogarithms(at(forward, to), at(entered, indexOfStep(word, step, used)) + score);
      }
    });
  }
  return { forward, entered };
}

function runBackward(text: ScoredText, transitions: Float64Array): Pick<Lattice, 'backward' | 'left'> {
  const { wordCount } = text;
  const backward = new Float64Array((wordCount + 1) * stateCount).fill(-Infinity);
  const left = new Float64Array(wordCount * stepCount * usedCount).fill(-Infinity);
  for (let state = 0; state < stateCount; state += 1)
    backward[wordCount * stateCount + state] = at(transitions, indexOfEnd(state));
  for (let word = wordCount - 1; word >= 0; word -= 1) {
    visitSteps(text, word, (step, end, score) => {
      for (let used = 0; used < usedCount; used += 1) {
        const from = indexOfStep(word, step, used);
        left[from] = addLogarithms(
          at(left, from),
          at(backward, end * stateCount + used * stepCount + step) + score,
        );
      }
    });
    const gap = at(text.gapsBefore, word);
    for (let state = 0; state < stateCount; state += 1) {
      let sum = -Infinity;
      for (let step = 0; step < stepCount; step += 1) {
        const used = useStep(Math.floor(state / stepCount), step);
        if (used !== undefined)
          sum = addLogarithms(
            sum,
            at(transitions, indexOfTransition(state, step, gap)) + at(left, indexOfStep(word, step, used)),
          );
      }
      backward[word * stateCount + state] = sum;
    }
  }
  return { backward, left };
}

/** Calls `visit` for each step that is allowed from a word, with the word behind it and its score. */
export function visitSteps(
  { candidates: { firstOf, ends }, segmentScores, outsideScores }: ScoredText,
  word: number,
  visit: (step: number, end: number, score: number) => void,
): void {
  if (at(outsideScores, word) > -Infinity) visit(0, word + 1, at(outsideScores, word));
  for (let one = at(firstOf, word); one < at(firstOf, word + 1); one += 1)
    for (let step = 1; step < stepCount; step += 1) {
      const score = at(segmentScores, one * segmentKinds.length + step - 1);
      if (score > -Infinity) visit(step, at(ends, one), score);
    }
}

/** The probability that a segment of a kind has exactly the words of a candidate that begins at `word`. */
export function getMarginal(
  { candidates: { starts, ends }, segmentScores }: ScoredText,
  { entered, backward, total }: Lattice,
  candidate: number,
  kind: number,
): number {
  const [start, end, step] = [at(starts, candidate), at(ends, candidate), kind + 1];
  let sum = -Infinity;
  for (let used = 0; used < usedCount; used += 1)
    sum = addLogarithms(
      sum,
      at(entered, indexOfStep(start, step, used)) + at(backward, end * stateCount + used * stepCount + step),
    );
  return Math.exp(sum + at(segmentScores, candidate * segmentKinds.length + kind) - total);
}

/** A number so many times less changes no digit of a sum. */
const negligible = 37;

/** The logarithm of the sum of two numbers given as logarithms. */
function addLogarithms(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  const more = Math.max(a, b);
  const difference = Math.abs(a - b);
  return difference > negligible ? more : more + Math.log1p(Math.exp(-difference));
}

/** Every index is within its list; the type of the compiler cannot say so. */
function at(list: Float64Array | Int32Array | Int16Array | Uint8Array, index: number): number {
  return list[index] ?? 0;
}
