import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from './paths.mjs';

it.each(
  ['bench', 'crash', 'security', 'shared-history'].flatMap((name) => [
    [name, '--help'],
    [name, '-h'],
  ]),
)('npm run %s -- %s prints how it is called, and does nothing', (name, help) => {
  const script = join(projectFolder, 'scripts', `${name}.mjs`);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, help], { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(new RegExp(`^npm run ${name} +\\S`));
  expect(lines.length).toBeGreaterThan(2);
});
