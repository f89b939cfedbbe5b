import { createSeededRandom } from '../../seed/seeded-random.mjs';
import { shuffle } from './shuffle.mjs';

/**
 * Trains the model of services: a multinomial logistic regression by stochastic gradient ascent with AdaGrad steps. Where
 * several services are right, all together are made likelier.
 */
export const serviceOptions = {
  seed: 7,
  passes: 12,
  step: 0.2,
  decay: 1e-3,
  firstSquare: 0.1,
  minCount: 3,
  /** A feature whose weights are all smaller is left out of the model. */
  minWeight: 0.2,
  weightOfTests: 0.1,
  weightOfOthers: 3,
  weightOfNone: 3,
  requiredCertainty: 0.8,
};
const weightStep = 0.03;

/** The lines with an issue whose service is known. */
export function makeServiceExamples(lines, parser) {
  return lines
    .filter(
      ({ values, writer, isComplete }) =>
        values.issue !== undefined && (writer > 0 || isComplete === true || values.serviceId !== undefined),
    )
    .map((line) => {
      const { values, text, writer, mayBeEmpty } = line;
      const right = values.serviceId ?? [0];
      const source = parser.parseMarkedParts(text, parser.gazetteer).source.text;
      return {
        writer,
        features: parser.listServiceFeatures(parser.readServiceText(values.issue[0], source)),
        isRight: parser.serviceChoices.map((choice) => right.includes(choice)),
        weight: weightOf({ writer, right, mayBeEmpty }),
      };
    });
}

/** Lines that need a repair are many, above all those of the tests; lines of other services or of none are few. */
function weightOf({ writer, right, mayBeEmpty }) {
  const { weightOfTests, weightOfOthers, weightOfNone } = serviceOptions;
  const weightOfKind = { 0: weightOfNone, 18: 1 }[right[0]] ?? weightOfOthers;
  const isOfTest = writer === 0 && right[0] === 18;
  return weightOfKind * (isOfTest ? weightOfTests : 1) * (mayBeEmpty.includes('serviceId') ? 0.5 : 1);
}

/** @returns the weights of each feature, in the form of the model file */
export function trainServices(examples, parser) {
  const { seed, passes, step, decay, firstSquare, minCount } = serviceOptions;
  const random = createSeededRandom(seed);
  const numbers = numberFeatures(examples, minCount);
  const width = parser.serviceChoices.length;
  /** @type {any} */
  const weights = new Float64Array(numbers.size * width);
  /** @type {any} */
  const squares = new Float64Array(numbers.size * width).fill(firstSquare);
  const idsOf = examples.map(({ features }) => features.flatMap((feature) => numbers.get(feature) ?? []));
  const move = (at, slope) => {
    if (slope === 0) return;
    const change = slope - decay * weights[at];
    squares[at] += change * change;
    weights[at] += (step * change) / Math.sqrt(squares[at]);
  };
  const order = [...examples.keys()];
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    for (const index of order) {
      const slopes = slopesOf({ ...examples[index], ids: idsOf[index] }, weights, width);
      for (const id of idsOf[index])
        for (const [choice, slope] of slopes.entries()) move(id * width + choice, slope);
    }
  }
  return toStoredServices(numbers, weights, parser);
}

function numberFeatures(examples, minCount) {
  const counts = new Map();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= minCount).map(([feature]) => feature);
  return new Map(names.map((name, id) => [name, id]));
}

/** How much likelier each choice is to be made; 0 where the difference teaches nothing. */
function slopesOf({ ids, isRight, weight }, weights, width) {
  const sums = Array.from({ length: width }, (_, choice) =>
    ids.reduce((sum, id) => sum + weights[id * width + choice], 0),
  );
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const totalOfRight = shares.reduce((sum, share, choice) => sum + (isRight[choice] ? share : 0), 0);
  return shares.map((share, choice) => {
    const slope = weight * ((isRight[choice] ? share / totalOfRight : 0) - share / total);
    return Math.abs(slope) < negligible ? 0 : slope;
  });
}

const negligible = 1e-5;

function toStoredServices(numbers, weights, { encodeWeight, serviceChoices, serviceFeatureVersion }) {
  const width = serviceChoices.length;
  const features = [...numbers]
    .map(([feature, id]) => [feature, [...weights.subarray(id * width, (id + 1) * width)]])
    .filter(([, row]) => row.some((weight) => Math.abs(weight) >= serviceOptions.minWeight))
    .map(([feature, row]) => `${feature}\t${row.map((weight) => encodeWeight(weight, weightStep)).join('')}`)
    .toSorted()
    .join('\n');
  return { featureVersion: serviceFeatureVersion, weightStep, features };
}
