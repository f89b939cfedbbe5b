/**
 * Trains the models of quick entry and writes shared/call-text/segmentation/call-text-model.json and
 * shared/call-text/service-model/trained-service-model.json. The same lines give the same files. It takes some fifteen
 * minutes: one training for each half of the writers, whose lines are left out, and one on all lines.
 *
 *     npm run quick-entry:train
 *
 * It prints how the parser reads the lines of writers whom the models have not seen, for several required certainties.
 * docs/decisions/quick-entry-model.md says how to judge them.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { calibrate } from './calibrate.mjs';
import { formatFigures, judgeFolds, rateCandidates } from './cross-validate.mjs';
import { encodeExample, numberFeatures } from './encode-examples.mjs';
import { loadParser } from './load-parser.mjs';
import { makeExamples, makePlainExamples } from './make-examples.mjs';
import { readLines } from './read-lines.mjs';
import { formatModel, toStoredModel } from './store-model.mjs';
import { makeServiceExamples, serviceOptions, trainServices } from './train-services.mjs';
import { trainWeights } from './train-weights.mjs';

/** Those whose lines the parser's lists of words were not made from. The lines of half of them are left out together. */
const judgedWriters = [
  [6, 8, 10, 11, 13, 22],
  [7, 9, 12, 14, 15, 21, 23],
];
/**
 * How certain a value must be to be filled in. A wrong name or address sends a technician to the wrong door. An issue that
 * is a word too long or too short harms nobody, and a wrong store is seen and corrected at once.
 */
const requiredCertainty = { name: 0.7, storeName: 0.5, issue: 0.5, address: 0.7 };
/** What else is tried, for all fields, to show what a certainty costs. */
const triedCertainties = [0.5, 0.6, 0.7, 0.8, 0.9];
const folder = new URL('../../../shared/call-text/', import.meta.url);

const parser = await loadParser();
const lines = readLines();
const serviceExamples = makeServiceExamples(lines, parser);

const isNotBy = (writers) => (line) => !writers.includes(line.writer);

/** Trains the model of fields on all lines but those of some writers. */
function trainSegmentation(leftOut) {
  const startedAtMs = Date.now();
  const { examples, usage } = makeExamples(lines.filter(isNotBy(leftOut)), parser);
  const numbers = numberFeatures(examples, parser);
  const encoded = examples.map((example) => encodeExample(example, numbers, parser));
  const sizes = { wordCount: numbers.ofWords.size, segmentCount: numbers.ofSegments.size };
  const weights = trainWeights(encoded, sizes, parser);
  const seconds = Math.round((Date.now() - startedAtMs) / 1000);
  const featureCount = sizes.wordCount + sizes.segmentCount;
  console.log(`trained on ${examples.length} examples with ${featureCount} features in ${seconds} s`);
  return toStoredModel(weights, numbers, usage, parser);
}

function trainServiceModel(leftOut) {
  const { requiredCertainty: required } = serviceOptions;
  const trained = trainServices(serviceExamples.filter(isNotBy(leftOut)), parser);
  return { ...trained, requiredCertainty: required };
}

const folds = judgedWriters.flatMap((writers) => {
  const model = parser.decodeModel(trainSegmentation(writers));
  const serviceModel = parser.decodeServiceModel(trainServiceModel(writers));
  return writers.map((writer) => {
    const own = lines.filter((line) => line.writer === writer);
    const rated = makePlainExamples(own, parser).flatMap((example) => rateCandidates(example, model, parser));
    return { writer, lines: own, model, serviceModel, rated };
  });
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
write('segmentation/call-text-model.json', { ...trainSegmentation([]), calibration, requiredCertainty });
write('service-model/trained-service-model.json', trainServiceModel([]));

function write(name, model) {
  const text = formatModel(model);
  writeFileSync(new URL(name, folder), text);
  console.log(`${name}: ${gzipSync(text, { level: 9 }).length} bytes compressed`);
}
