import { segmentKinds, type SegmentKind, type WordRange } from './segmentable-text';
import {
  indexOfEnd,
  indexOfTransition,
  stateCount,
  stepCount,
  useStep,
  visitSteps,
  type ScoredText,
} from './lattice';

export type Segment = { readonly kind: SegmentKind; readonly range: WordRange };

/** The way into a state: from which word and state, and by which step. */
type Arrival = { readonly score: number; readonly word: number; readonly state: number };

const start: Arrival = { score: 0, word: -1, state: 0 };

/** The likeliest segmentation of all (Viterbi's algorithm), in the order of the text. */
export function findBestSegmentation(text: ScoredText, transitions: Float64Array): Segment[] {
  const { wordCount, known } = text;
  const arrivals = Array.from({ length: wordCount + 1 }, () => new Map<number, Arrival>());
  arrivals[0]?.set(known * stepCount, start);
  for (let word = 0; word < wordCount; word += 1) {
    const entries = findBestEntries(text, transitions, word, arrivals[word] ?? new Map());
    visitSteps(text, word, (step, end, score) => {
      for (const [state, entry] of entries[step] ?? []) {
        const found = { ...entry, score: entry.score + score };
        if (found.score > (arrivals[end]?.get(state)?.score ?? -Infinity)) arrivals[end]?.set(state, found);
      }
    });
  }
  return traceBack(arrivals, findLastState(arrivals[wordCount] ?? new Map(), transitions));
}

/** For each step from a word, the best way into it for each state that it leads to. */
function findBestEntries(
  { gapsBefore }: ScoredText,
  transitions: Float64Array,
  word: number,
  arrivals: ReadonlyMap<number, Arrival>,
): Map<number, Arrival>[] {
  const entries = Array.from({ length: stepCount }, () => new Map<number, Arrival>());
  for (const [state, { score: before }] of arrivals)
    for (const [step, best] of entries.entries()) {
      const used = useStep(Math.floor(state / stepCount), step);
      if (used === undefined) continue;
      const score = before + (transitions[indexOfTransition(state, step, gapsBefore[word] ?? 0)] ?? 0);
      const to = used * stepCount + step;
      if (score > (best.get(to)?.score ?? -Infinity)) best.set(to, { score, word, state });
    }
  return entries;
}

function findLastState(arrivals: ReadonlyMap<number, Arrival>, transitions: Float64Array): number {
  const scores = Array.from(
    { length: stateCount },
    (_, state) => (arrivals.get(state)?.score ?? -Infinity) + (transitions[indexOfEnd(state)] ?? 0),
  );
  return scores.indexOf(Math.max(...scores));
}

function traceBack(arrivals: readonly ReadonlyMap<number, Arrival>[], last: number): Segment[] {
  const segments: Segment[] = [];
  let [end, state] = [arrivals.length - 1, last];
  while (end > 0) {
    const arrival = arrivals[end]?.get(state);
    if (arrival === undefined) return [];
    const kind = segmentKinds[(state % stepCount) - 1];
    if (kind !== undefined) segments.push({ kind, range: [arrival.word, end] });
    [end, state] = [arrival.word, arrival.state];
  }
  return segments.toReversed();
}
