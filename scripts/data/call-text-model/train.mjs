/**
 * Trains the models of quick entry and writes shared/call-text/segmentation/trained-segmentation-model.json and
 * shared/call-text/service-model/trained-service-model.json. The same lines give the same files. It takes ten to thirty
 * minutes: one training for each half of the writers, whose lines are left out, and one on all lines, at the same time.
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
import { loadParser } from './load-parser.mjs';
import { makePlainExamples } from './make-examples.mjs';
import { readTrainingLines } from './read-training-lines.mjs';
import { formatModel } from './to-stored-model.mjs';
import { trainSegmentationInWorker } from './train-segmentation-in-worker.mjs';
import { makeServiceExamples, serviceOptions, trainServices } from './train-services.mjs';

/** Those whose lines the parser's lists of words were not made from. The lines of half of them are left out together. */
const judgedWriters = [
  [6, 8, 10, 11, 13, 16, 22, 24, 26],
  [7, 9, 12, 14, 15, 17, 21, 23, 25, 27],
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
const lines = readTrainingLines();
const serviceExamples = makeServiceExamples(lines, parser);

const isNotBy = (writers) => (line) => !writers.includes(line.writer);

function trainServiceModel(leftOut) {
  const { requiredCertainty: required } = serviceOptions;
  const trained = trainServices(serviceExamples.filter(isNotBy(leftOut)), parser);
  return { ...trained, requiredCertainty: required };
}

const [trainedOnAll, ...trainedOnOthers] = await Promise.all(
  [[], ...judgedWriters].map(trainSegmentationInWorker),
);
const folds = judgedWriters.flatMap((writers, half) => {
  const model = parser.decodeModel(trainedOnOthers[half]);
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
write('segmentation/trained-segmentation-model.json', { ...trainedOnAll, calibration, requiredCertainty });
write('service-model/trained-service-model.json', trainServiceModel([]));

function write(name, model) {
  const text = formatModel(model);
  writeFileSync(new URL(name, folder), text);
  console.log(`${name}: ${gzipSync(text, { level: 9 }).length} bytes compressed`);
}
