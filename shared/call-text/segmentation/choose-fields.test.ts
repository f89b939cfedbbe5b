import { expect, test } from 'vitest';
import { getSegmentationModel } from './trained-segmentation-model';
import { chooseFields, toCertainty } from './choose-fields';
import type { FieldCandidate } from './field-candidates';
import { segmentKinds } from './segmentable-text';

const { calibration } = getSegmentationModel();

test.each(segmentKinds)('the likelier a value for %s is, the more certain it is', (kind) => {
  const odds = Array.from({ length: 101 }, (_, step) => (step - 50) / 5);
  const certainties = odds.map((own) => toCertainty([1, own, -2, 1, 0], calibration[kind]));

  expect(certainties).toStrictEqual(certainties.toSorted((a, b) => a - b));
  expect(certainties[0]).toBeLessThan(0.5);
  expect(certainties.at(-1)).toBeGreaterThan(0.5);
});

const sum = [0, 1];
const model = {
  calibration: { name: sum, storeName: sum, issue: sum, address: sum },
  requiredCertainty: { name: 0.7, storeName: 0.5, issue: 0.7, address: 0.7 },
};

function createCandidate(kind: FieldCandidate['kind'], [start, end]: [number, number], odds: number) {
  return { kind, ranges: [[start, end]], probability: 0.5, evidence: [1, odds] } as const;
}

test('of two values for a field, and of two that share a word, the more certain one is chosen', () => {
  const candidates = [
    createCandidate('name', [0, 1], 1),
    createCandidate('name', [0, 2], 3),
    createCandidate('storeName', [1, 3], 2),
    createCandidate('address', [3, 5], 1),
  ];
  const chosen = chooseFields(candidates, model).map(({ kind, ranges }) => [kind, ...ranges]);

  expect(chosen).toStrictEqual([
    ['name', [0, 2]],
    ['address', [3, 5]],
  ]);
});

test('a store needs less certainty than a name', () => {
  const candidates = [createCandidate('name', [0, 1], 0.5), createCandidate('storeName', [1, 2], 0.5)];
  expect(chooseFields(candidates, model).map(({ kind }) => kind)).toStrictEqual(['storeName']);
});
