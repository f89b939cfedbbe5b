import type { FieldCandidate } from './field-candidates';
import type { WordRange } from './segmentable-text';
import type { SegmentationModel } from './segmentation-model';

/** A value for a field, and how many of 1 values like it are right. */
export type ChosenField = FieldCandidate & { readonly certainty: number };

/** Chooses for each field the most certain value that shares no word with a more certain one. */
export function chooseFields(
  candidates: readonly FieldCandidate[],
  { calibration, requiredCertainty }: Pick<SegmentationModel, 'calibration' | 'requiredCertainty'>,
): ChosenField[] {
  const rated = candidates.map((one) => ({
    ...one,
    certainty: toCertainty(one.evidence, calibration[one.kind]),
  }));
  const chosen: ChosenField[] = [];
  for (const one of rated.toSorted((a, b) => b.certainty - a.certainty)) {
    const isTaken = chosen.some(({ kind, ranges }) => kind === one.kind || overlap(ranges, one.ranges));
    if (one.certainty >= requiredCertainty[one.kind] && !isTaken) chosen.push(one);
  }
  return chosen;
}

/** The logistic function of the weighed evidence: how often a value with such evidence is right. */
export function toCertainty(evidence: readonly number[], weights: readonly number[]): number {
  const sum = evidence.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function overlap(some: readonly WordRange[], others: readonly WordRange[]): boolean {
  return some.some(([start, end]) => others.some(([from, to]) => start < to && from < end));
}
