import { segmentKinds, type SegmentableText, type SegmentKind, type WordRange } from './segmentable-text';
import { findBestSegmentation } from './find-best-segmentation';
import { getMarginal, sumSegmentations, type Lattice, type ScoredText } from './lattice';
import { mayBe, scoreText, type SegmentationModel } from './segmentation-model';
import { toComparableWords } from './to-comparable-words';

/** A possible value of a field: the words of a segment. An issue may have several. */
export type FieldCandidate = {
  readonly kind: SegmentKind;
  readonly ranges: readonly WordRange[];
  /** The probability of all segments that say the same, with or without small words. */
  readonly probability: number;
  /** What the calibration weighs: see `listEvidence`. */
  readonly evidence: readonly number[];
};

/** Segments that say the same, and the likeliest of them. */
type Group = { readonly ranges: readonly WordRange[]; readonly probability: number };

const minProbability = 0.001;
const candidatesPerKind = 3;

/** The likeliest values of each field that no label has filled, with the likeliest of each field first. */
export function listFieldCandidates(text: SegmentableText, model: SegmentationModel): FieldCandidate[] {
  if (text.words.length === 0) return [];
  const scored = scoreText(text, model);
  const lattice = sumSegmentations(scored, model.transitions);
  const best = findBestSegmentation(scored, model.transitions);
  return segmentKinds
    .filter((kind) => !text.known.includes(kind))
    .flatMap((kind) => {
      const groups = groupByMeaning(text, kind, listLikely(scored, lattice, kind));
      const pieces = best.filter((segment) => segment.kind === kind).map(({ range }) => range);
      const all = pieces.length > 1 ? withPieces(text, kind, groups, pieces) : groups;
      const sorted = [...all.values()].toSorted((a, b) => b.probability - a.probability);
      return sorted.slice(0, candidatesPerKind).map((group, order) => ({
        kind,
        ...group,
        evidence: listEvidence(text, group, sorted[order === 0 ? 1 : 0]?.probability ?? 0),
      }));
    });
}

function listLikely(scored: ScoredText, lattice: Lattice, kind: SegmentKind): Group[] {
  const index = segmentKinds.indexOf(kind);
  const { starts, ends } = scored.candidates;
  const found: Group[] = [];
  for (const [candidate, start] of starts.entries()) {
    if (!mayBe(scored.candidates, candidate, index)) continue;
    const probability = getMarginal(scored, lattice, candidate, index);
    if (probability > minProbability)
      found.push({ ranges: [[start, ends[candidate] ?? start]], probability });
  }
  return found.toSorted((a, b) => b.probability - a.probability);
}

/** In `Puan Rohani printer jam, Rohani`, the name with its title is the better one, although it is less likely. */
const minOfFuller = 0.01;

function countWords(ranges: readonly WordRange[] = []): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0);
}

function groupByMeaning(
  text: SegmentableText,
  kind: SegmentKind,
  segments: readonly Group[],
): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { ranges, probability } of segments) {
    const key = toComparableWords(text, kind, ranges);
    const group = groups.get(key);
    const isFuller =
      kind === 'name' && probability > minOfFuller && countWords(ranges) > countWords(group?.ranges);
    groups.set(key, {
      ranges: group === undefined || isFuller ? ranges : group.ranges,
      probability: (group?.probability ?? 0) + probability,
    });
  }
  return groups;
}

/** Adds an issue of several pieces, which is as likely as its least likely piece. Each piece alone is half as likely. */
function withPieces(
  text: SegmentableText,
  kind: SegmentKind,
  groups: ReadonlyMap<string, Group>,
  pieces: readonly WordRange[],
): Map<string, Group> {
  const keys = pieces.map((piece) => toComparableWords(text, kind, [piece]));
  const probability = Math.min(...keys.map((key) => groups.get(key)?.probability ?? 0));
  const halved = [...groups].map(([key, group]): [string, Group] => [
    key,
    keys.includes(key) ? { ...group, probability: group.probability / 2 } : group,
  ]);
  return new Map([...halved, [toComparableWords(text, kind, pieces), { ranges: pieces, probability }]]);
}

/** Its own odds and those of the likeliest other value, whether it fills all between two gaps, and its pieces. */
function listEvidence(
  { words }: SegmentableText,
  { ranges, probability }: Group,
  probabilityOfOther: number,
): number[] {
  const [start, end] = [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0];
  const isBehindGap = start === 0 || words[start]?.gap !== 'blank';
  const isWhole = isBehindGap && words[end - 1]?.gapAfter !== 'blank';
  return [
    1,
    toLogarithmicOdds(probability),
    toLogarithmicOdds(probabilityOfOther),
    isWhole ? 1 : 0,
    ranges.length > 1 ? 1 : 0,
  ];
}

function toLogarithmicOdds(probability: number): number {
  const minShare = 0.0001;
  return Math.log(Math.max(probability, minShare) / Math.max(1 - probability, minShare));
}
