import type { FieldCandidate } from './field-candidates';
import type { SegmentKind, WordRange } from './segmentable-text';
import type { SegmentationModel } from './segmentation-model';

/** A value for a field, and how many of 1 values like it are right. */
export type ChosenField = FieldCandidate & { readonly certainty: number };

/**
 * How certain a value must be, from 0 to 1. A wrong store is seen and corrected at once; a ticket needs the others.
 * `docs/decisions/quick-entry-model.md` says what each value gives.
 */
const requiredCertainty: Readonly<Record<SegmentKind, number>> = {
  name: 0.8,
  storeName: 0.5,
  issue: 0.8,
  address: 0.8,
};

/** Chooses for each field the most certain value that shares no word with a more certain one. */
export function chooseFields(
  candidates: readonly FieldCandidate[],
  { calibration }: Pick<SegmentationModel, 'calibration'>,
  required: Readonly<Record<SegmentKind, number>> = requiredCertainty,
): ChosenField[] {
  const rated = candidates.map((one) => ({
    ...one,
    certainty: toCertainty(one.evidence, calibration[one.kind]),
  }));
  const chosen: ChosenField[] = [];
  for (const one of rated.toSorted((a, b) => b.certainty - a.certainty)) {
    const isTaken = chosen.some(({ kind, ranges }) => kind === one.kind || overlap(ranges, one.ranges));
    if (one.certainty >= required[one.kind] && !isTaken) chosen.push(one);
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
