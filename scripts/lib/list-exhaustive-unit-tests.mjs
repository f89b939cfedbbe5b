import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './paths.mjs';

/** Lists the files with tests that have the tag `exhaustive`: Vitest would load all others, too, to find none in them. */
export function listExhaustiveUnitTests() {
  const files = ['shared', 'src-main', 'src-renderer'].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  return files.filter((file) => readFileSync(join(projectFolder, file), 'utf8').includes(`['exhaustive']`));
}
