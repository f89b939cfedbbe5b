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
import { formatFigures, judgeFolds, rateCandidates } from './cross-validate.mjs';
import { encodeExample, numberFeatures } from './encode-examples.mjs';
import { loadParser } from './load-parser.mjs';
import { makeExamples } from './make-examples.mjs';
import { readLines } from './read-lines.mjs';
import { formatModel, toStoredModel } from './store-model.mjs';
import { trainWeights } from './train-weights.mjs';

/** Those whose lines the parser's lists of words were not made from. */
const judgedWriters = [6, 7, 8, 9, 10];
/**
 * How certain a value must be to be filled in. A wrong name or address sends a technician to the wrong door. An issue that
 * is a word too long or too short harms nobody, and a wrong store is seen and corrected at once.
 */
const requiredCertainty = { name: 0.8, storeName: 0.5, issue: 0.6, address: 0.8 };
/** What else is tried, for all fields, to show what a certainty costs. */
const triedCertainties = [0.5, 0.6, 0.7, 0.8, 0.9];
const target = new URL('../../../shared/call-text/segmentation/call-text-model.json', import.meta.url);

const parser = await loadParser();
const lines = readLines();
const examples = makeExamples(lines, parser);
const numbers = numberFeatures(examples, parser);
const encoded = examples.map((example) => encodeExample(example, numbers, parser));
console.log(`${examples.length} examples, ${numbers.ofWords.size + numbers.ofSegments.size} features`);

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
for (const certainty of triedCertainties) {
  const required = Object.fromEntries(Object.keys(requiredCertainty).map((kind) => [kind, certainty]));
  const judged = judgeFolds(folds, required, parser).flatMap((fold) => fold.judged);
  console.log(`all fields from ${certainty}: ${formatFigures(judged)}`);
}
const chosen = judgeFolds(folds, requiredCertainty, parser);
for (const { writer, judged } of chosen) console.log(`writer ${writer}: ${formatFigures(judged)}`);
console.log(`all writers: ${formatFigures(chosen.flatMap(({ judged }) => judged))}`);

const calibration = calibrate(
  folds.flatMap(({ rated }) => rated),
  parser,
);
const stored = toStoredModel(train(undefined), numbers, parser);
const model = formatModel({ ...stored, calibration, requiredCertainty });
writeFileSync(target, model);
console.log(`${gzipSync(model, { level: 9 }).length} bytes compressed`);
