import { expect, test } from 'vitest';
import { findBestSegmentation, type Segment } from './find-best-segmentation';
import {
  getMarginal,
  indexOfEnd,
  indexOfTransition,
  stepCount,
  sumSegmentations,
  toUsedBits,
  transitionCount,
  useStep,
  type ScoredText,
} from './lattice';
import { listSegmentCandidates } from './segment-candidates';
import { gaps, segmentKinds, type Gap, type SegmentableText } from './segmentable-text';
import { mayBe } from './segmentation-model';

/** Numbers between -1 and 1 that look like chance, and are the same in each run. */
function scatter(length: number, seed: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => Math.sin((index + 1) * 12.9898 * seed) * 43758.5453).map(
    (value) => 2 * (value - Math.floor(value)) - 1,
  );
}

const transitions = scatter(transitionCount, 3);

function scoreByChance(gapsBefore: readonly Gap[], known: SegmentableText['known'] = []): ScoredText {
  const words = gapsBefore.map((gap, order) => ({
    text: 'x',
    plain: 'x',
    gap,
    gapAfter: gapsBefore[order + 1] ?? 'break',
    classes: '',
    consumedBefore: '',
  }));
  const candidates = listSegmentCandidates({ words, consumedBehind: '', known });
  const scores = scatter(candidates.starts.length * segmentKinds.length, 7);
  return {
    wordCount: words.length,
    gapsBefore: Uint8Array.from(gapsBefore, (gap) => gaps.indexOf(gap)),
    known: toUsedBits(known),
    candidates,
    segmentScores: scores.map((score, index) =>
      mayBe(candidates, Math.floor(index / segmentKinds.length), index % segmentKinds.length)
        ? score
        : -Infinity,
    ),
    outsideScores: scatter(words.length, 11),
  };
}

type Segmentation = { readonly segments: readonly Segment[]; readonly score: number };

/** Every segmentation from a word on, one by one, with its score. */
function listAll(text: ScoredText, word: number, state: number): Segmentation[] {
  if (word === text.wordCount) return [{ segments: [], score: transitions[indexOfEnd(state)] ?? 0 }];
  const { starts, ends } = text.candidates;
  const steps = [
    { step: 0, end: word + 1, score: text.outsideScores[word] ?? 0 },
    ...[...starts.keys()]
      .filter((candidate) => starts[candidate] === word)
      .flatMap((candidate) =>
        segmentKinds.map((_, kind) => ({
          step: kind + 1,
          end: ends[candidate] ?? 0,
          score: text.segmentScores[candidate * segmentKinds.length + kind] ?? -Infinity,
        })),
      ),
  ];
  return steps
    .filter(({ score }) => score > -Infinity)
    .flatMap(({ step, end, score }) => {
      const used = useStep(Math.floor(state / stepCount), step);
      if (used === undefined) return [];
      const kind = segmentKinds[step - 1];
      const own: Segment[] = kind === undefined ? [] : [{ kind, range: [word, end] }];
      const into = transitions[indexOfTransition(state, step, text.gapsBefore[word] ?? 0)] ?? 0;
      return listAll(text, end, used * stepCount + step).map((rest) => ({
        segments: [...own, ...rest.segments],
        score: into + score + rest.score,
      }));
    });
}

const texts: [why: string, text: ScoredText][] = [
  ['blanks', scoreByChance(['break', 'blank', 'blank', 'blank', 'blank'])],
  ['all gaps', scoreByChance(['break', 'comma', 'consumed', 'line', 'bracket', 'break'])],
  ['known fields', scoreByChance(['break', 'blank', 'comma', 'blank', 'blank'], ['name', 'address'])],
];

test.each(texts)('the best segmentation of a text with %s is the best of all', (_, text) => {
  const all = listAll(text, 0, text.known * stepCount);
  const best = all.toSorted((a, b) => b.score - a.score)[0];

  expect(all.length).toBeGreaterThan(100);
  expect(findBestSegmentation(text, transitions)).toStrictEqual(best?.segments);
});

test.each(texts)('sums and probabilities of a text with %s are those over all segmentations', (_, text) => {
  const all = listAll(text, 0, text.known * stepCount);
  const total = all.reduce((sum, { score }) => sum + Math.exp(score), 0);
  const lattice = sumSegmentations(text, transitions);
  const { starts, ends } = text.candidates;
  const differences = [...starts.keys()].flatMap((candidate) =>
    segmentKinds.map((kind, index) => {
      const having = all.filter(({ segments }) =>
        segments.some(
          (segment) =>
            segment.kind === kind &&
            segment.range[0] === starts[candidate] &&
            segment.range[1] === ends[candidate],
        ),
      );
      const probability = having.reduce((sum, { score }) => sum + Math.exp(score), 0) / total;
      return Math.abs(probability - getMarginal(text, lattice, candidate, index));
    }),
  );

  expect(lattice.total).toBeCloseTo(Math.log(total), 9);
  expect(Math.max(...differences)).toBeLessThan(1e-9);
});

test('a text without words has one segmentation', () => {
  const text = scoreByChance([]);
  expect(findBestSegmentation(text, transitions)).toStrictEqual([]);
  expect(sumSegmentations(text, transitions).total).toBeCloseTo(transitions[indexOfEnd(0)] ?? 0, 9);
});
