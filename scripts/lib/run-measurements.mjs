import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleForNode } from './bundle-for-node.mjs';
import { isRoot, run } from './command.mjs';
import { withDisplay } from './display.mjs';
import { withKeyring } from './keyring.mjs';
import { packagedProgram } from './package-app.mjs';
import { projectCacheFolder, projectFolder, userCacheFolder } from './paths.mjs';
import { countTests } from './test-counts.mjs';

/**
 * Measures the rows of a folder in e2e: its `run.ts`, and whatever else it names, made into what Electron runs as Node,
 * so that one binary of SQLite serves app and rows. Each row that reaches its goal, with a control that does not,
 * counts as passed.
 * @param beside names of further files of the folder, by what environment variable they are found
 */
export async function runMeasurements(electron, folderName, args, beside = {}) {
  const source = (name) => join(projectFolder, 'e2e', folderName, `${name}.ts`);
  const folder = join(projectCacheFolder, `rows-${process.pid}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const names = ['run', ...Object.values(beside)];
  await bundleForNode(Object.fromEntries(names.map((name) => [name, source(name)])), folder);
  const report = join(folder, 'report.json');
  const command = {
    file: electron.electronPath,
    args: [join(folder, 'run.mjs'), ...args],
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      HELPDESK_TEST_ELECTRON: electron.electronPath,
      HELPDESK_TEST_NO_SANDBOX: isRoot ? '1' : undefined,
      HELPDESK_TEST_PACKAGED: packagedProgram,
      HELPDESK_ROWS_REPORT: report,
      HELPDESK_ROWS_NODE: process.execPath,
      HELPDESK_ROWS_CACHE: dirname(userCacheFolder),
      ...Object.fromEntries(
        Object.entries(beside).map(([variable, name]) => [variable, join(folder, `${name}.mjs`)]),
      ),
    },
  };
  return countTests(
    () => run(withKeyring(withDisplay(command))),
    report,
    (counts) => counts,
  );
}
