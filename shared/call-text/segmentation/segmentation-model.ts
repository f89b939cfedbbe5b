import { gaps, segmentKinds, type SegmentableText, type SegmentKind } from './segmentable-text';
import { createSegmentFeatures } from './features-of-segments';
import { decodeWeights } from './feature-weight-encoding';
import { listFeaturesOfWords } from './features-of-words';
import { toUsedBits, type ScoredText } from './lattice';
import { listSegmentCandidates, type SegmentCandidates } from './segment-candidates';
import { describeText } from './text-description';
import { decodeUsage, type WordUsage } from './word-usage';

/**
 * A semi-Markov conditional random field. Each feature of a word has a weight for every column: outside, then as
 * first, inner and last word of each kind. Each feature of a segment has a weight for every kind.
 */
export type SegmentationModel = {
  readonly wordWeights: ReadonlyMap<string, Float32Array>;
  readonly segmentWeights: ReadonlyMap<string, Float32Array>;
  readonly usage: WordUsage;
  /** See `indexOfTransition` and `indexOfEnd`. */
  readonly transitions: Float64Array;
  /** For each kind, the weights of `SegmentCandidate.evidence`. */
  readonly calibration: Readonly<Record<SegmentKind, readonly number[]>>;
  /** How certain a value must be to be filled in, from 0 to 1. */
  readonly requiredCertainty: Readonly<Record<SegmentKind, number>>;
};

/** Columns of a word's weights: 0 outside; a segment of kind k has its first word, inner words and last word there. */
export const wordColumnCount = 1 + 3 * segmentKinds.length;
export const columnOf = {
  first: (kind: number): number => 1 + 3 * kind,
  inner: (kind: number): number => 2 + 3 * kind,
  last: (kind: number): number => 3 + 3 * kind,
};

/**
 * The score of a segment is the sum of the weights of its features: those of the segment, of its first word as the first,
 * of all other words as inner ones, and of its last word also as the last.
 */
export function scoreText(text: SegmentableText, model: SegmentationModel): ScoredText {
  const description = describeText(text, model.usage);
  const wordScores = listFeaturesOfWords(description).map((features) =>
    sumWeights(features, model.wordWeights, wordColumnCount),
  );
  const candidates = listSegmentCandidates(text);
  const segmentFeatures = createSegmentFeatures(description);
  const innerUpTo = sumInner(wordScores);
  const segmentScores = new Float64Array(candidates.starts.length * segmentKinds.length).fill(-Infinity);
  for (const [index, start] of candidates.starts.entries()) {
    const end = candidates.ends[index] ?? 0;
    const weights = sumWeights(segmentFeatures(start, end), model.segmentWeights, segmentKinds.length);
    for (const kind of segmentKinds.keys()) {
      if (!mayBe(candidates, index, kind)) continue;
      segmentScores[index * segmentKinds.length + kind] =
        (weights[kind] ?? 0) +
        (wordScores[start]?.[columnOf.first(kind)] ?? 0) +
        (innerUpTo[kind]?.[end] ?? 0) -
        (innerUpTo[kind]?.[start + 1] ?? 0) +
        (wordScores[end - 1]?.[columnOf.last(kind)] ?? 0);
    }
  }
  return {
    wordCount: text.words.length,
    gapsBefore: Uint8Array.from(text.words, ({ gap }) => gaps.indexOf(gap)),
    known: toUsedBits(text.known),
    candidates,
    segmentScores,
    outsideScores: Float64Array.from(wordScores, (scores) => scores[0] ?? 0),
  };
}

export function mayBe({ kinds }: SegmentCandidates, candidate: number, kind: number): boolean {
  return (((kinds[candidate] ?? 0) >> kind) & 1) === 1;
}

function sumWeights(
  features: readonly string[],
  weightsOf: ReadonlyMap<string, Float32Array>,
  count: number,
): Float64Array {
  const sums = new Float64Array(count);
  for (const feature of features) {
    const weights = weightsOf.get(feature);
    if (weights === undefined) continue;
    for (let column = 0; column < count; column += 1)
      sums[column] = (sums[column] ?? 0) + (weights[column] ?? 0);
  }
  return sums;
}

/** For each kind and each word, and behind the last one, the sum of all words before as inner ones. */
function sumInner(wordScores: readonly Float64Array[]): Float64Array[] {
  return segmentKinds.map((_, kind) => {
    const sums = new Float64Array(wordScores.length + 1);
    for (const [at, scores] of wordScores.entries())
      sums[at + 1] = (sums[at] ?? 0) + (scores[columnOf.inner(kind)] ?? 0);
    return sums;
  });
}

/** A model as it is stored: see `decodeWeights`. */
export type StoredSegmentationModel = {
  /** Which features the weights belong to: `segmentationFeatureVersion` when it was trained. */
  readonly featureVersion: number;
  readonly weightStep: number;
  readonly wordFeatures: string;
  readonly segmentFeatures: string;
  /** The words of each usage: see `decodeUsage`. */
  readonly usage: Readonly<Record<string, string>>;
  readonly transitions: readonly number[];
  readonly calibration: Readonly<Record<SegmentKind, readonly number[]>>;
  readonly requiredCertainty: Readonly<Record<SegmentKind, number>>;
};

/** Raised whenever a feature changes: a model of another version no longer fits. */
export const segmentationFeatureVersion = 2;

export function decodeModel(stored: StoredSegmentationModel): SegmentationModel {
  return {
    wordWeights: decodeWeights(stored.wordFeatures, wordColumnCount, stored.weightStep),
    segmentWeights: decodeWeights(stored.segmentFeatures, segmentKinds.length, stored.weightStep),
    usage: decodeUsage(stored.usage),
    transitions: Float64Array.from(stored.transitions),
    calibration: stored.calibration,
    requiredCertainty: stored.requiredCertainty,
  };
}
