import { join } from 'node:path';
import { requireSandbox } from './chromium-sandbox.mjs';
import { packagedProgram } from './package-app.mjs';
import { packageFolder, projectCacheFolder } from './paths.mjs';
import { countsInPlaywright, runAndCountTests } from './run-and-count-tests.mjs';
import { isRoot, run } from './run-command.mjs';
import { withKeyring } from './run-with-keyring.mjs';
import { withDisplay } from './virtual-display.mjs';

/**
 * Runs the tests of a project of playwright.config.ts, on a screen and a keyring of their own.
 * @param {string} node the Node that runs the tests
 */
export function runPlaywright(project, electron, args, env = {}, node = process.execPath) {
  requireSandbox(electron);
  const report = join(projectCacheFolder, `${project}.json`);
  const cli = join(packageFolder('@playwright/test'), 'cli.js');
  const command = {
    file: node,
    args: [cli, 'test', `--project=${project}`, ...args],
    env: {
      ELECTRON_RUN_AS_NODE: undefined,
      HELPDESK_TEST_ELECTRON: electron.electronPath,
      HELPDESK_TEST_PACKAGED: packagedProgram,
      HELPDESK_TEST_NO_SANDBOX: isRoot ? '1' : undefined,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      ...env,
    },
  };
  return runAndCountTests(() => run(withKeyring(withDisplay(command))), report, countsInPlaywright);
}
