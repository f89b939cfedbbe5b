import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleForNode } from './bundle-for-node.mjs';
import { isRoot, run } from './run-command.mjs';
import { withDisplay } from './virtual-display.mjs';
import { withKeyring } from './run-with-keyring.mjs';
import { packagedProgram } from './package-app.mjs';
import { projectCacheFolder, projectFolder, userCacheFolder } from './paths.mjs';
import { runAndCountTests } from './run-and-count-tests.mjs';

/**
 * Measures the rows of a folder in e2e. Bundles its `run.ts` and the files in `beside` for Electron run as Node, so
 * that the app and the rows use the same SQLite binary. A row passes if it reaches its goal and its control does not.
 * @param beside further files of the folder, by the environment variable that holds their path
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
  return runAndCountTests(
    () => run(withKeyring(withDisplay(command))),
    report,
    (counts) => counts,
  );
}
