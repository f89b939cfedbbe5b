import { expect, test } from 'vitest';
import stored from './trained-segmentation-model.json';
import { getSegmentationModel } from './trained-segmentation-model';
import { listFieldCandidates } from './field-candidates';
import { encodeWeight } from './feature-weight-encoding';
import { createSegmentFeatures } from './features-of-segments';
import { listFeaturesOfWords } from './features-of-words';
import { transitionCount } from './lattice';
import type { SegmentableText } from './segmentable-text';
import { decodeModel, scoreText, segmentationFeatureVersion, wordColumnCount } from './segmentation-model';
import { describeText } from './text-description';

function splitAtBlanks(text: string): SegmentableText {
  const words = text.split(' ').map((word, order, all) => ({
    text: word,
    plain: word.toLowerCase(),
    gap: order === 0 ? ('break' as const) : ('blank' as const),
    gapAfter: order === all.length - 1 ? ('break' as const) : ('blank' as const),
    classes: '',
    consumedBefore: '',
  }));
  return { words, consumedBehind: '', known: [] };
}

test('the stored model was trained with the features of this version', () => {
  expect(stored.featureVersion).toBe(segmentationFeatureVersion);
  expect(stored.transitions).toHaveLength(transitionCount);
});

test('the stored model knows the features that a usual line has', () => {
  const model = getSegmentationModel();
  const description = describeText(
    splitAtBlanks('printer rosak di Restoran Maju Jaya jalan besar Kajang'),
    model.usage,
  );
  const ofWords = listFeaturesOfWords(description).flat();
  const listSegmentFeatures = createSegmentFeatures(description);
  const ofSegments = [...description.words.keys()].flatMap((start) => listSegmentFeatures(start, start + 2));
  const share = (names: readonly string[], known: ReadonlyMap<string, unknown>) =>
    names.filter((name) => known.has(name)).length / names.length;

  expect(share(ofWords, model.wordWeights)).toBeGreaterThan(0.4);
  expect(share(ofSegments, model.segmentWeights)).toBeGreaterThan(0.25);
});

test('a weight keeps the nearest step, and the largest ones are cut off', () => {
  const weights = [0, 0.0125, -0.03, 9, -9];
  const model = decodeModel({
    ...stored,
    weightStep: 0.0125,
    wordFeatures: `b\t${weights.map((weight) => encodeWeight(weight, 0.0125)).join('')}`,
  });
  const decoded = [...(model.wordWeights.get('b') ?? [])].slice(0, weights.length);

  expect(decoded.map((weight) => Math.round(weight * 10_000))).toStrictEqual([0, 125, -250, 5500, -5500]);
  expect(wordColumnCount).toBe(13);
});

test('words that nobody has written yet get a score', () => {
  const scored = scoreText(splitAtBlanks('qwzx ŋŋŋ 𠀀𠀀 ۞'), getSegmentationModel());
  expect([...scored.outsideScores].every(Number.isFinite)).toBe(true);
  expect([...scored.segmentScores].some(Number.isFinite)).toBe(true);
  expect([...scored.segmentScores].some(Number.isNaN)).toBe(false);
});

test('a text without words has no values', () => {
  expect(listFieldCandidates({ words: [], consumedBehind: '', known: [] }, getSegmentationModel())).toEqual(
    [],
  );
});

test('a field that is known already has no values', () => {
  const text = { ...splitAtBlanks('Siti printer rosak'), known: ['name' as const] };
  const kinds = listFieldCandidates(text, getSegmentationModel()).map(({ kind }) => kind);
  expect(kinds).not.toContain('name');
  expect(kinds).toContain('issue');
});
