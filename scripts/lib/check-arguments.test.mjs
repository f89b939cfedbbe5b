import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from './paths.mjs';

const names = ['bench', 'crash', 'package', 'screenshots', 'security', 'shared-history'];

function runScript(name, option) {
  const script = join(projectFolder, 'scripts', `${name}.mjs`);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return spawnSync(process.execPath, [script, option], { env, encoding: 'utf8' });
}

it.each(
  names.flatMap((name) => [
    [name, '--help'],
    [name, '-h'],
  ]),
)('npm run %s -- %s prints how it is called, and does nothing', (name, help) => {
  const { status, stdout, stderr } = runScript(name, help);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(new RegExp(`^npm run ${name} +\\S`));
  expect(lines.length).toBeGreaterThan(1);
});

it.each(names)('npm run %s with an option that there is not names it and how it is called', (name) => {
  const { status, stdout, stderr } = runScript(name, '--runz=5');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^There is no option --runz=5\\.\\n\\nnpm run ${name} +\\S`));
});
