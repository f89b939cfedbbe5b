import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A script with a minimal visible effect, for Electron to run wherever it can be made to. */
export const createMarkingScript = (file: string): string =>
  `require('node:fs').writeFileSync(${JSON.stringify(file)}, 'reached');`;

/** Copies a folder with an Electron, using links, and replaces its program with the script. */
export async function copyWithForeignProgram(folder: string, copy: string, script: string): Promise<void> {
  await promisify(execFile)('cp', ['--archive', '--link', folder, copy]);
  const resources = join(copy, 'resources');
  await promisify(execFile)('sh', ['-c', 'rm -rf "$1"/*.asar "$1"/*.asar.unpacked', 'sh', resources]);
  await mkdir(join(resources, 'app'));
  await writeFile(
    join(resources, 'app', 'package.json'),
    JSON.stringify({ name: 'foreign', main: 'main.js' }),
  );
  await writeFile(join(resources, 'app', 'main.js'), script);
}
