import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { bundleForNode } from './bundle-for-node.mjs';
import { isRoot, run } from './command.mjs';
import { withDisplay } from './display.mjs';
import { withKeyring } from './keyring.mjs';
import { projectCacheFolder, projectFolder } from './paths.mjs';
import { requireSandbox } from './sandbox.mjs';
import { countTests } from './test-counts.mjs';

/** What cuts the writes, and says no to them. */
export const crashCommands = () => (process.platform === 'linux' ? ['strace'] : []);

const source = (name) => join(projectFolder, 'e2e', 'crash', name);

/**
 * Pulls the plug in every way there is, against the built app and its own engine, run by Electron as Node so that one
 * binary of SQLite serves both. Each row that reaches its goal, with a control that does not, counts as passed.
 */
export async function crashRows(electron, args) {
  requireSandbox(electron);
  await buildApp(electron);
  const folder = join(projectCacheFolder, `crash-${process.pid}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await bundleForNode({ run: source('run.ts'), driver: source('driver.ts') }, folder);
  const report = join(folder, 'report.json');
  const command = {
    file: electron.electronPath,
    args: [join(folder, 'run.mjs'), ...args],
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      HELPDESK_TEST_ELECTRON: electron.electronPath,
      HELPDESK_TEST_NO_SANDBOX: isRoot ? '1' : undefined,
      HELPDESK_CRASH_DRIVER: join(folder, 'driver.mjs'),
      HELPDESK_CRASH_REPORT: report,
    },
  };
  return countTests(
    () => run(withKeyring(withDisplay(command))),
    report,
    (counts) => counts,
  );
}
