import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { checkArguments } from './lib/check-arguments.mjs';
import { isRoot, run } from './lib/run-command.mjs';
import { displayCommands, withDisplay } from './lib/virtual-display.mjs';
import { screenCommands } from './lib/programs-for-tests.mjs';
import { keyringCommands, withKeyring } from './lib/run-with-keyring.mjs';
import { packageFolder, projectFolder } from './lib/paths.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { requireSandbox } from './lib/chromium-sandbox.mjs';

checkArguments(
  `npm run screenshots             the pictures of the README, into docs/
npm run screenshots -- states   pictures of every screen in every state, into test-results/states`,
);

await runOrStop(async () => {
  requireLinux('The pictures are taken');
  const electron = await prepareRuntime([...displayCommands(), ...screenCommands(), ...keyringCommands()]);
  requireSandbox(electron);
  await buildApp(electron);
  const cli = join(packageFolder('@playwright/test'), 'cli.js');
  const config = join(projectFolder, 'e2e', 'screenshots', 'playwright.config.ts');
  const [what = 'readme'] = process.argv.slice(2);
  const env = {
    ELECTRON_RUN_AS_NODE: undefined,
    HELPDESK_TEST_ELECTRON: electron.electronPath,
    HELPDESK_TEST_NO_SANDBOX: isRoot ? '1' : undefined,
  };
  const playwright = { file: process.execPath, args: [cli, 'test', '--config', config, `${what}.shot`], env };
  const { code } = await run(withKeyring(withDisplay(playwright)));
  process.exitCode = code;
});
