import { createSeededRandom } from '../../seed/seeded-random.mjs';
import { addExpectations, createGradient, maskWrong, scoreExample } from './expectations.mjs';

/**
 * Trains a semi-Markov conditional random field by stochastic gradient ascent on the likelihood of all segmentations
 * that are right (Sarawagi and Cohen, 2004), with AdaGrad steps (Duchi, Hazan and Singer, 2011). In each example half of
 * the features are left out at random, so that a line of unknown words is read by its order and form. The weights are
 * the mean of the last epochs.
 */
export const trainingOptions = {
  seed: 7,
  epochs: 6,
  averagedEpochs: 3,
  step: 0.1,
  transitionStep: 0.05,
  decay: 1e-4,
  leftOutShare: 0.5,
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
  const order = [...examples.keys()];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = leaveFeaturesOut(examples[index], leftOutShare, random);
      trainOn(example, weights, squares, parser);
    }
    if (epoch >= epochs - averagedEpochs) addTo(sums, weights);
  }
  return {
    words: sums.words.map((sum) => (sum / averagedEpochs) * (1 - leftOutShare)),
    segments: sums.segments.map((sum) => (sum / averagedEpochs) * (1 - leftOutShare)),
    transitions: sums.transitions.map((sum) => sum / averagedEpochs),
  };
}

function shuffle(list, random) {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [list[last], list[other]] = [list[other], list[last]];
  }
}

function addTo(sums, weights) {
  for (const [name, values] of Object.entries(weights))
    for (let at = 0; at < values.length; at += 1) sums[name][at] += values[at];
}

/** A feature of segments is left out of a whole line, so that its segments stay comparable. */
function leaveFeaturesOut(example, share, random) {
  const isKept = new Map();
  const keep = (id) => {
    const known = isKept.get(id);
    if (known !== undefined) return known;
    const kept = random.next() >= share;
    isKept.set(id, kept);
    return kept;
  };
  return {
    ...example,
    wordIds: example.wordIds.map((ids) => ids.filter(() => random.next() >= share)),
    segmentIds: example.segmentIds.map((ids) => ids.filter(keep)),
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
  const { step, transitionStep, decay } = trainingOptions;
  const columns = parser.wordColumnCount;
  const kinds = parser.segmentKinds.length;
  const move = (name, at, slope, rate) => {
    const values = weights[name];
    const change = slope - decay * values[at];
    squares[name][at] += change * change;
    values[at] += (rate * change) / Math.sqrt(squares[name][at]);
  };
  for (const [word, ids] of wordIds.entries())
    for (let column = 0; column < columns; column += 1) {
      const slope = gradient.words[word * columns + column] * weight;
      if (Math.abs(slope) > negligible)
        for (const id of ids) move('words', id * columns + column, slope, step);
    }
  for (const [at, value] of gradient.segments.entries()) {
    const slope = value * weight;
    if (Math.abs(slope) <= negligible) continue;
    const [candidate, kind] = [Math.floor(at / kinds), at % kinds];
    for (const id of segmentIds[candidate]) move('segments', id * kinds + kind, slope, step);
  }
  for (const [at, value] of gradient.transitions.entries()) {
    const slope = value * weight;
    if (Math.abs(slope) > negligible) move('transitions', at, slope, transitionStep);
  }
}
