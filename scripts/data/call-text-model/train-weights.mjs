import { createSeededRandom } from '../../seed/seeded-random.mjs';
import { shuffle } from './shuffle.mjs';
import { addExpectations, createGradient, maskWrong, scoreExample } from './likelihood-gradient.mjs';

/**
 * Trains a semi-Markov conditional random field by stochastic gradient ascent on the likelihood of all segmentations
 * that are right (Sarawagi and Cohen, 2004), with AdaGrad steps (Duchi, Hazan and Singer, 2011). In each example some
 * features are left out at random, so that a line of unknown words is read by its order and form. The weights are
 * the mean of the last epochs.
 */
export const trainingOptions = {
  seed: 7,
  epochs: 8,
  averagedEpochs: 3,
  /** After so many epochs, features whose weights are all smaller are left out for good; the others make up for them. */
  epochsOfAll: 4,
  minWeight: 0.12,
  step: 0.1,
  transitionStep: 0.05,
  decay: 1e-4,
  leftOutShare: 0.4,
  firstSquare: 0.1,
};

export function trainWeights(examples, { wordCount, segmentCount }, parser) {
  const { epochs, averagedEpochs, leftOutShare, seed } = trainingOptions;
  const sizes = {
    words: wordCount * parser.wordColumnCount,
    segments: segmentCount * parser.segmentKinds.length,
    transitions: parser.transitionCount,
  };
  /** @returns {any} */
  const create = (value) =>
    Object.fromEntries(
      Object.entries(sizes).map(([name, size]) => [name, new Float64Array(size).fill(value)]),
    );
  const weights = create(0);
  const squares = create(trainingOptions.firstSquare);
  const sums = create(0);
  const random = createSeededRandom(seed);
  const leaveFeaturesOut = createFeatureDropper(segmentCount, leftOutShare, random);
  const order = [...examples.keys()];
  let kept = examples;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    if (epoch === trainingOptions.epochsOfAll) kept = leaveWeakFeaturesOut(examples, weights, parser);
    shuffle(order, random);
    for (const index of order) trainOn(leaveFeaturesOut(kept[index]), weights, squares, parser);
    if (epoch >= epochs - averagedEpochs) addTo(sums, weights);
  }
  return {
    words: sums.words.map((sum) => (sum / averagedEpochs) * (1 - leftOutShare)),
    segments: sums.segments.map((sum) => (sum / averagedEpochs) * (1 - leftOutShare)),
    transitions: sums.transitions.map((sum) => sum / averagedEpochs),
  };
}

function addTo(sums, weights) {
  for (const [name, values] of Object.entries(weights))
    for (let at = 0; at < values.length; at += 1) sums[name][at] += values[at];
}

/** Leaves the features out whose weights are all small, and forgets these weights. */
function leaveWeakFeaturesOut(examples, weights, { wordColumnCount, segmentKinds }) {
  const ofWords = findStrong(weights.words, wordColumnCount);
  const ofSegments = findStrong(weights.segments, segmentKinds.length);
  return examples.map((example) => ({
    ...example,
    wordIds: filterRows(example.wordIds, (id) => ofWords[id] === 1),
    segmentIds: filterRows(example.segmentIds, (id) => ofSegments[id] === 1),
  }));
}

/** The features of each row that are kept: `rows` as `toRows` makes them. */
function filterRows({ ids, starts }, isKept) {
  const kept = new Int32Array(ids.length);
  const keptStarts = new Int32Array(starts.length);
  let count = 0;
  for (let row = 0; row < starts.length - 1; row += 1) {
    for (let at = starts[row]; at < starts[row + 1]; at += 1)
      if (isKept(ids[at])) {
        kept[count] = ids[at];
        count += 1;
      }
    keptStarts[row + 1] = count;
  }
  return { ids: kept.slice(0, count), starts: keptStarts };
}

/** Which features have a weight that is large enough; the weights of the others become 0. */
function findStrong(values, width) {
  const isStrong = new Uint8Array(values.length / width);
  for (let id = 0; id < isStrong.length; id += 1) {
    const row = values.subarray(id * width, (id + 1) * width);
    if (row.some((weight) => Math.abs(weight) >= trainingOptions.minWeight)) isStrong[id] = 1;
    else row.fill(0);
  }
  return isStrong;
}

/** Leaves features out of examples. One of segments is left out of a whole line, so that its segments stay comparable. */
function createFeatureDropper(segmentCount, share, random) {
  const lineOf = new Int32Array(segmentCount);
  const isKept = new Uint8Array(segmentCount);
  let line = 0;
  const keep = (id) => {
    if (lineOf[id] !== line) {
      lineOf[id] = line;
      isKept[id] = random.next() >= share ? 1 : 0;
    }
    return isKept[id] === 1;
  };
  return (example) => {
    line += 1;
    return {
      ...example,
      wordIds: filterRows(example.wordIds, () => random.next() >= share),
      segmentIds: filterRows(example.segmentIds, keep),
    };
  };
}

/** One step. An example without a right segmentation, as between two words of one, teaches nothing. */
function trainOn(example, weights, squares, parser) {
  const scored = scoreExample(example, weights, parser);
  const right = maskWrong(scored, example.right, weights.transitions, parser);
  const rightSums = parser.sumSegmentations(right.scored, right.transitions);
  if (rightSums.total === Number.NEGATIVE_INFINITY) return;
  const allSums = parser.sumSegmentations(scored, weights.transitions);
  const gradient = createGradient(scored, parser);
  addExpectations(gradient, { scored, transitions: weights.transitions, sums: allSums, sign: -1 }, parser);
  addExpectations(gradient, { ...right, sums: rightSums, sign: 1 }, parser);
  climb(example, gradient, weights, squares, parser);
}

const negligible = 1e-4;

function climb({ wordIds, segmentIds, weight }, gradient, weights, squares, parser) {
  const { step, transitionStep } = trainingOptions;
  const climbRows = ({ ids, starts }, name, width, slopes) => {
    const [values, sums] = [weights[name], squares[name]];
    for (let at = 0; at < slopes.length; at += 1) {
      const slope = slopes[at] * weight;
      if (Math.abs(slope) <= negligible) continue;
      const [row, column] = [Math.floor(at / width), at % width];
      for (let one = starts[row]; one < starts[row + 1]; one += 1)
        move(values, sums, ids[one] * width + column, slope, step);
    }
  };
  climbRows(wordIds, 'words', parser.wordColumnCount, gradient.words);
  climbRows(segmentIds, 'segments', parser.segmentKinds.length, gradient.segments);
  for (let at = 0; at < gradient.transitions.length; at += 1) {
    const slope = gradient.transitions[at] * weight;
    if (Math.abs(slope) > negligible)
      move(weights.transitions, squares.transitions, at, slope, transitionStep);
  }
}

/** One AdaGrad step of one weight. */
function move(values, squares, at, slope, rate) {
  const change = slope - trainingOptions.decay * values[at];
  squares[at] += change * change;
  values[at] += (rate * change) / Math.sqrt(squares[at]);
}
