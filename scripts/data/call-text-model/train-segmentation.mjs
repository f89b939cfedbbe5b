/**
 * Trains the model of fields on all lines but those of some writers, in a thread of its own: see
 * `train-segmentation-in-worker.mjs`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { encodeExample, numberFeatures } from './encode-examples.mjs';
import { loadBundledParser } from './load-parser.mjs';
import { makeExamples } from './make-examples.mjs';
import { readTrainingLines } from './read-training-lines.mjs';
import { toStoredModel } from './to-stored-model.mjs';
import { trainWeights } from './train-weights.mjs';

const startedAtMs = Date.now();
const parser = await loadBundledParser();
const lines = readTrainingLines().filter(({ writer }) => !workerData.leftOut.includes(writer));
const { examples, usage } = makeExamples(lines, parser);
const numbers = numberFeatures(examples, parser);
const encoded = examples.map((example) => encodeExample(example, numbers, parser));
const sizes = { wordCount: numbers.ofWords.size, segmentCount: numbers.ofSegments.size };
const weights = trainWeights(encoded, sizes, parser);
const seconds = Math.round((Date.now() - startedAtMs) / 1000);
const featureCount = sizes.wordCount + sizes.segmentCount;
parentPort?.postMessage({
  model: toStoredModel(weights, numbers, usage, parser),
  report: `trained on ${examples.length} examples with ${featureCount} features in ${seconds} s`,
});
