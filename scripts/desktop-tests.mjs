import { join } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { isRoot, run } from './lib/run-command.mjs';
import { inputMethodCommands, screenReaderCommands, typingCommands } from './lib/programs-for-tests.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { packageFolder, projectFolder } from './lib/paths.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { requireSandbox } from './lib/chromium-sandbox.mjs';

// npm run screen-reader   a call, worked by real keys and by what Orca speaks alone
// npm run input-method    Chinese, typed by real keys into the pinyin of IBus
await runOrStop(async () => {
  requireLinux('The tests with programs of the desktop run');
  const [what = '', ...args] = process.argv.slice(2);
  const commands = what === 'screen-reader' ? screenReaderCommands() : inputMethodCommands();
  const electron = await prepareRuntime([...typingCommands(), ...keyringCommands(), ...commands]);
  requireSandbox(electron);
  await buildApp(electron);
  const cli = join(packageFolder('@playwright/test'), 'cli.js');
  const config = join(projectFolder, 'e2e', 'desktop', 'playwright.config.ts');
  const env = {
    ELECTRON_RUN_AS_NODE: undefined,
    HELPDESK_TEST_ELECTRON: electron.electronPath,
    HELPDESK_TEST_NO_SANDBOX: isRoot ? '1' : undefined,
  };
  const { code } = await run({
    file: process.execPath,
    args: [cli, 'test', '--config', config, `${what}.run`, ...args],
    env,
  });
  process.exitCode = code;
});
