import { toStoredUsage } from './count-word-usage.mjs';

/** A feature whose weights are all smaller is left out of the model; so are weights near 0 of the others. */
const minWeight = 0.1375;
const minWeightBesideOthers = 0.0375;
/** What one character more or less of a weight means. */
const weightStep = 0.025;

/** Turns weights into the form of the model file, with the least telling features left out. */
export function toStoredModel(weights, numbers, usage, parser) {
  const { encodeWeight, segmentationFeatureVersion, segmentKinds, wordColumnCount } = parser;
  const encodeRow = (row) =>
    row
      .map((weight) => encodeWeight(Math.abs(weight) < minWeightBesideOthers ? 0 : weight, weightStep))
      .join('');
  const encode = (ids, values, width) =>
    [...ids]
      .map(([feature, id]) => [feature, [...values.subarray(id * width, (id + 1) * width)]])
      .filter(([, row]) => row.some((weight) => Math.abs(weight) >= minWeight))
      .map(([feature, row]) => `${feature}\t${encodeRow(row)}`)
      .toSorted()
      .join('\n');
  return {
    featureVersion: segmentationFeatureVersion,
    weightStep,
    usage: toStoredUsage(usage, parser),
    transitions: Array.from(weights.transitions, (weight) => Math.round(weight * 100) / 100),
    segmentFeatures: encode(numbers.ofSegments, weights.segments, segmentKinds.length),
    wordFeatures: encode(numbers.ofWords, weights.words, wordColumnCount),
  };
}

/** Writes a stored model with one line for each of its parts. */
export function formatModel(model) {
  const parts = Object.entries(model).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{${parts.join(',\n')}}\n`;
}
