/**
 * Fits, for each kind, how certain a candidate is by its evidence: logistic regression by AdaGrad steps. `rated` are
 * candidates of lines that the model has not learned from, each with `isRight`.
 */
export function calibrate(rated, parser) {
  return Object.fromEntries(
    parser.segmentKinds.map((kind) => [
      kind,
      fitLogistic(
        rated.filter((one) => one.kind === kind),
        parser,
      ),
    ]),
  );
}

const passes = 200;
const step = 0.1;
const decay = 1e-3;

function fitLogistic(rated, { toCertainty }) {
  const [{ evidence: first }] = rated;
  const weights = first.map(() => 0);
  const squares = first.map(() => 1);
  for (let pass = 0; pass < passes; pass += 1)
    for (const { evidence, isRight } of rated) {
      const surprise = (isRight ? 1 : 0) - toCertainty(evidence, weights);
      for (const [at, value] of evidence.entries()) {
        const slope = surprise * value - decay * weights[at];
        squares[at] += slope * slope;
        weights[at] += (step * slope) / Math.sqrt(squares[at]);
      }
    }
  return weights.map((weight) => Math.round(weight * 1000) / 1000);
}
