/**
 * Trains the model of quick entry and writes shared/call-text/segmentation/call-text-model.json. The same lines give the
 * same file. It takes some ten minutes: one training for each writer whose lines are left out, and one on all lines.
 *
 *     npm run quick-entry:train
 *
 * It prints how the parser reads the lines of writers whom the model has not seen, for several required certainties.
 * docs/decisions/quick-entry-model.md says how to judge them.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { calibrate } from './calibrate.mjs';
import { countWrong, formatFigures, judgeFolds, rateCandidates } from './cross-validate.mjs';
import { encodeExample, numberFeatures } from './encode-examples.mjs';
import { loadParser } from './load-parser.mjs';
import { makeExamples } from './make-examples.mjs';
import { readLines } from './read-lines.mjs';
import { formatModel, toStoredModel } from './store-model.mjs';
import { trainWeights } from './train-weights.mjs';

/** Those whose lines the parser's lists of words were not made from. */
const judgedWriters = [6, 7, 8, 9, 10];
/** A wrong store is seen and corrected at once; a technician needs the others. */
const requiredForStore = 0.5;
const triedCertainties = [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
/** Of 1 line, how many may have a wrong value in a mandatory field: half as many as by the rules that came before. */
const wrongShare = 0.05;
const target = new URL('../../../shared/call-text/segmentation/call-text-model.json', import.meta.url);

const parser = await loadParser();
const lines = readLines();
const examples = makeExamples(lines, parser);
const numbers = numberFeatures(examples, parser);
const encoded = examples.map((example) => encodeExample(example, numbers, parser));
console.log(`${examples.length} examples, ${numbers.ofWords.size + numbers.ofSegments.size} features`);

/** The certainty that each field needs. */
const decideFrom = (certainty) => ({
  name: certainty,
  storeName: requiredForStore,
  issue: certainty,
  address: certainty,
});

/** Trains on all lines but those of a writer. */
function train(leftOut) {
  const startedAtMs = Date.now();
  const sizes = { wordCount: numbers.ofWords.size, segmentCount: numbers.ofSegments.size };
  const used = encoded.filter((_, index) => examples[index].writer !== leftOut);
  const weights = trainWeights(used, sizes, parser);
  console.log(`trained on ${used.length} examples in ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
  return weights;
}

const folds = judgedWriters.map((writer) => {
  const model = parser.decodeModel(toStoredModel(train(writer), numbers, parser));
  const unseen = examples.filter((example) => example.writer === writer && !example.isVaried);
  const rated = unseen.flatMap((example) => rateCandidates(example, model, parser));
  return { writer, lines: lines.filter((line) => line.writer === writer), model, rated };
});
const tried = triedCertainties.map((certainty) => {
  const judged = judgeFolds(folds, decideFrom(certainty), parser).flatMap((fold) => fold.judged);
  console.log(`from ${certainty}: ${formatFigures(judged)}`);
  return { certainty, isGood: countWrong(judged) <= wrongShare * judged.length };
});
const certainty = tried.find(({ isGood }) => isGood)?.certainty ?? triedCertainties.at(-1) ?? 1;
for (const { writer, judged } of judgeFolds(folds, decideFrom(certainty), parser))
  console.log(`writer ${writer}, from ${certainty}: ${formatFigures(judged)}`);

const calibration = calibrate(
  folds.flatMap(({ rated }) => rated),
  parser,
);
const stored = toStoredModel(train(undefined), numbers, parser);
const model = formatModel({ ...stored, calibration, requiredCertainty: decideFrom(certainty) });
writeFileSync(target, model);
console.log(`${gzipSync(model, { level: 9 }).length} bytes compressed`);
