import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the output of an installed tool. An exit with an error is no failure: the tool has found something. */
export function runTool(root, packageName, command, parameters) {
  const home = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const program = join(home, typeof bin === 'string' ? bin : bin[command]);
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...parameters], options, (error, stdout, stderr) => {
      const hasFailed =
        error !== null && (typeof error.code !== 'number' || (stdout === '' && stderr !== ''));
      if (hasFailed) reject(new Error(`${command} did not run: ${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
}
