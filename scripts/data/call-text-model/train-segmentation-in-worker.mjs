import { Worker } from 'node:worker_threads';

/** The examples of all lines, as numbers, take about 2 GB. */
const resourceLimits = { maxOldGenerationSizeMb: 8000 };

/** Trains the model of fields on all lines but those of some writers. Several trainings run at the same time. */
export async function trainSegmentationInWorker(leftOut) {
  const file = new URL('train-segmentation.mjs', import.meta.url);
  const worker = new Worker(file, { workerData: { leftOut }, resourceLimits });
  const { model, report } = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  console.log(report);
  return model;
}
