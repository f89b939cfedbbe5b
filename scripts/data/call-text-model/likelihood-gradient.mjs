/** Scores a text by weights that are still being trained; `scoreText` does the same for a finished model. */
export function scoreExample({ wordIds, segmentIds, scored }, weights, parser) {
  const columns = parser.wordColumnCount;
  const kinds = parser.segmentKinds.length;
  const { candidates, wordCount } = scored;
  /** @type {any} */
  const words = new Float64Array(wordCount * columns);
  addRows(words, weights.words, wordIds, columns);
  /** @type {any} */
  const inner = sumInner(words, wordCount, parser);
  /** @type {any} */
  const segmentScores = new Float64Array(candidates.starts.length * kinds);
  addRows(segmentScores, weights.segments, segmentIds, kinds);
  for (let index = 0; index < candidates.starts.length; index += 1) {
    const [start, end] = [candidates.starts[index], candidates.ends[index]];
    for (let kind = 0; kind < kinds; kind += 1)
      segmentScores[index * kinds + kind] = parser.mayBe(candidates, index, kind)
        ? segmentScores[index * kinds + kind] +
          words[start * columns + parser.columnOf.first(kind)] +
          inner[kind][end] -
          inner[kind][start + 1] +
          words[(end - 1) * columns + parser.columnOf.last(kind)]
        : Number.NEGATIVE_INFINITY;
  }
  const outsideScores = Float64Array.from({ length: wordCount }, (_, word) => words[word * columns]);
  return { ...scored, segmentScores, outsideScores };
}

/** Adds the weights of each row's features: `rows` as `toRows` makes them. */
function addRows(sums, weights, { ids, starts }, width) {
  for (let row = 0; row < starts.length - 1; row += 1)
    for (let at = starts[row]; at < starts[row + 1]; at += 1)
      for (let column = 0; column < width; column += 1)
        sums[row * width + column] += weights[ids[at] * width + column];
}

function sumInner(words, wordCount, parser) {
  return parser.segmentKinds.map((_, kind) => {
    /** @type {any} */
    const sums = new Float64Array(wordCount + 1);
    for (let word = 0; word < wordCount; word += 1)
      sums[word + 1] = sums[word] + words[word * parser.wordColumnCount + parser.columnOf.inner(kind)];
    return sums;
  });
}

/** The same text and transitions with all that is not right forbidden. */
export function maskWrong(scored, { isSegmentRight, mayBeOutside, mayEnd }, transitions, parser) {
  const forbidden = Number.NEGATIVE_INFINITY;
  const allowed = transitions.slice();
  for (const [state, may] of mayEnd.entries()) if (!may) allowed[parser.indexOfEnd(state)] = forbidden;
  return {
    transitions: allowed,
    scored: {
      ...scored,
      segmentScores: scored.segmentScores.map((score, at) => (isSegmentRight[at] === 1 ? score : forbidden)),
      outsideScores: scored.outsideScores.map((score, word) =>
        mayBeOutside[word] === 1 ? score : forbidden,
      ),
    },
  };
}

/** The slope of the likelihood for each column of each word, each kind of each candidate, and each transition. */
export function createGradient({ wordCount, segmentScores }, parser) {
  return {
    words: new Float64Array(wordCount * parser.wordColumnCount),
    segments: new Float64Array(segmentScores.length),
    transitions: new Float64Array(parser.transitionCount),
  };
}

const negligible = 1e-5;

/** Adds to a gradient how often each part is expected in the segmentations of a lattice, times `sign`. */
export function addExpectations(gradient, { scored, transitions, sums, sign }, parser) {
  addSegments(gradient, scored, sums, sign, parser);
  addOutside(gradient, scored, sums, sign, parser);
  addTransitions(gradient, { scored, transitions, sums, sign }, parser);
}

function addSegments(gradient, scored, sums, sign, parser) {
  const { columnOf, wordColumnCount: columns, segmentKinds, getMarginal } = parser;
  const { starts, ends } = scored.candidates;
  for (const [at, score] of scored.segmentScores.entries()) {
    if (score === Number.NEGATIVE_INFINITY) continue;
    const [candidate, kind] = [Math.floor(at / segmentKinds.length), at % segmentKinds.length];
    const expected = getMarginal(scored, sums, candidate, kind);
    if (expected < negligible) continue;
    const change = sign * expected;
    const [start, last] = [starts[candidate], ends[candidate] - 1];
    gradient.segments[at] += change;
    gradient.words[start * columns + columnOf.first(kind)] += change;
    for (let word = start + 1; word <= last; word += 1)
      gradient.words[word * columns + columnOf.inner(kind)] += change;
    gradient.words[last * columns + columnOf.last(kind)] += change;
  }
}

function addOutside(gradient, { wordCount, outsideScores }, { entered, backward, total }, sign, parser) {
  const { stateCount, stepCount, indexOfStep, wordColumnCount } = parser;
  for (let word = 0; word < wordCount; word += 1)
    for (let used = 0; used < stateCount / stepCount; used += 1) {
      const on = backward[(word + 1) * stateCount + used * stepCount];
      const expected = Math.exp(entered[indexOfStep(word, 0, used)] + outsideScores[word] + on - total);
      if (expected > negligible) gradient.words[word * wordColumnCount] += sign * expected;
    }
}

function addTransitions(gradient, { scored, transitions, sums, sign }, parser) {
  const { stateCount, stepCount, indexOfEnd, indexOfStep, indexOfTransition, useStep } = parser;
  const { forward, left, total } = sums;
  const { wordCount, gapsBefore } = scored;
  const add = (at, logarithm) => {
    const expected = Math.exp(logarithm - total);
    if (expected > negligible) gradient.transitions[at] += sign * expected;
  };
  for (let state = 0; state < stateCount; state += 1) {
    for (let word = 0; word < wordCount; word += 1)
      for (let step = 0; step < stepCount; step += 1) {
        const used = useStep(Math.floor(state / stepCount), step);
        if (used === undefined) continue;
        const at = indexOfTransition(state, step, gapsBefore[word]);
        add(at, forward[word * stateCount + state] + transitions[at] + left[indexOfStep(word, step, used)]);
      }
    const end = indexOfEnd(state);
    add(end, forward[wordCount * stateCount + state] + transitions[end]);
  }
}
