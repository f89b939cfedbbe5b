import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../../lib/bundle-for-node.mjs';
import { projectCacheFolder, projectFolder } from '../../lib/paths.mjs';

/** What the product reads a text with. Training must see exactly the features that the product sees. */
const files = [
  'gazetteer/gazetteer',
  'call-text/add-service',
  'call-text/parse-call-text',
  'call-text/read-segmentable-text',
  'call-text/recognise-town-or-region',
  'call-text/segmentation/choose-fields',
  'call-text/segmentation/feature-weight-encoding',
  'call-text/segmentation/features-of-segments',
  'call-text/segmentation/features-of-words',
  'call-text/segmentation/field-candidates',
  'call-text/segmentation/lattice',
  'call-text/segmentation/segment-candidates',
  'call-text/segmentation/segmentable-text',
  'call-text/segmentation/segmentation-model',
  'call-text/segmentation/text-description',
  'call-text/segmentation/word-usage',
  'call-text/service-model/list-service-features',
  'call-text/service-model/service-model',
  'regions/parse-and-suggest-regions',
];

const folder = join(projectCacheFolder, 'call-text-parser');
const input = files.map((file) => [file.replaceAll('/', '-'), join(projectFolder, 'shared', `${file}.ts`)]);

/** Bundles these files of `shared` for Node. Returns all their exports in one object, with a `gazetteer`. */
export async function loadParser() {
  await bundleForNode(Object.fromEntries(input), folder);
  return loadBundledParser();
}

/** The same from the bundles that another thread has just made. */
export async function loadBundledParser() {
  const modules = await Promise.all(
    input.map(([name]) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)),
  );
  const parser = Object.assign({}, ...modules);
  return { ...parser, gazetteer: parser.createGazetteer(readJson('towns'), readJson('region-outlines')) };
}

const readJson = (name) =>
  JSON.parse(readFileSync(join(projectFolder, 'shared', 'gazetteer', `${name}.json`), 'utf8'));
