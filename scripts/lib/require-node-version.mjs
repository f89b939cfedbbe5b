import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './paths.mjs';
import { Stop } from './run-or-stop.mjs';

export function requireNodeVersion() {
  const { engines } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  if (!nodeSatisfies(engines.node)) {
    throw new Stop(`Node ${engines.node} is needed; this is Node ${process.versions.node}.`);
  }
}

/** Whether the running Node meets a range such as ">=22.12.0", the only form used here. */
export function nodeSatisfies(range, version = process.versions.node) {
  const wanted = numbers(range);
  const actual = numbers(version);
  const differing = wanted.findIndex((part, index) => part !== (actual[index] ?? 0));
  return differing === -1 || (actual[differing] ?? 0) > wanted[differing];
}

const numbers = (text) => text.match(/\d+/g).map(Number);
