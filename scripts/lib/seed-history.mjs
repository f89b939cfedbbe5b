import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from './bundle-for-node.mjs';
import { run } from './run-command.mjs';
import { projectCacheFolder, projectFolder } from './paths.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';

export const historyFile = (userData) => join(userData, 'live', 'helpdesk.db');

/**
 * Makes a live history of `count` tickets in a user data folder. It gets its name only once it is complete, so an
 * existing history can be measured.
 */
export async function seedHistory({ electronPath }, userData, count) {
  const file = historyFile(userData);
  if (existsSync(file)) throw new Stop(`There is a history already: ${file}`);
  const startMs = performance.now();
  const [bundles, unfinished] = [join(projectCacheFolder, 'seed'), join(userData, 'unfinished')];
  const source = join(projectFolder, 'src-main', 'history', 'bulk-history.fixture.ts');
  await bundleForNode({ 'bulk-history': source }, bundles);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(userData, { recursive: true, mode: 0o700 });

  const script = join(projectFolder, 'scripts', 'seed', 'write-history.mjs');
  const bundle = pathToFileURL(join(bundles, 'bulk-history.mjs')).href;
  const { code } = await run({
    file: electronPath,
    args: [script, String(count), join(unfinished, 'helpdesk.db'), bundle],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (code !== 0) throw new Stop('The history could not be written; the message is above.');
  await rename(unfinished, join(userData, 'live'));
  say(`${count} tickets in ${secondsSince(startMs)}: ${file}`);
}
