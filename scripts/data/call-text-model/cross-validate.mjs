import { calibrate } from './calibrate.mjs';
import { isRight, judgeLine } from './judge-values.mjs';

/** Rates the candidates of a line that the model has not learned from: what each is, and whether it is right. */
export function rateCandidates(example, model, parser) {
  const { remaining, source } = example;
  return parser.listFieldCandidates(remaining, model).map((candidate) => {
    const pieces = candidate.ranges.map(([start, end]) =>
      source.slice(remaining.words[start].span[0], remaining.words[end - 1].span[1]),
    );
    return { ...candidate, isRight: isRight(candidate.kind, pieces.join(' '), example, parser) };
  });
}

/**
 * Judges the whole parser for some required certainties. Each fold has the lines of one `writer`, a `model` and a
 * `serviceModel` that have not learned from them, and the `rated` candidates; it is calibrated by the candidates of the
 * other writers.
 */
export function judgeFolds(folds, requiredCertainty, parser) {
  return folds.map(({ writer, lines, model, serviceModel }) => {
    const others = folds.filter((fold) => fold.writer !== writer).flatMap(({ rated }) => rated);
    const complete = { ...model, calibration: calibrate(others, parser), requiredCertainty };
    const judged = lines.map((line) =>
      judgeLine(
        line,
        parser.parseCallText(line.text, parser.gazetteer, complete, serviceModel).fields,
        parser,
      ),
    );
    return { writer, judged };
  });
}

/** The shares of lines that are wholly right, and that have a wrong value in a mandatory field, as a text. */
export function formatFigures(judged) {
  const share = (count) => `${((100 * count) / judged.length).toFixed(1)} %`;
  const right = judged.filter(({ isWhollyRight }) => isWhollyRight).length;
  const wrong = judged.filter(({ hasWrongMandatory }) => hasWrongMandatory).length;
  return `${judged.length} lines, wholly right ${right} (${share(right)}), with a wrong value ${wrong} (${share(wrong)})`;
}
