import { buildApp } from './lib/build.mjs';
import { displayCommands } from './lib/virtual-display.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { runPlaywright } from './lib/run-playwright.mjs';

// npm run managed-profiles           starts the app on 200 fresh profiles with one policy file
// npm run managed-profiles -- 20     on 20
await runOrStop(async () => {
  requireLinux('The profiles are started');
  const [count = '200'] = process.argv.slice(2);
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands()]);
  await buildApp(electron);
  const { failed } = await runPlaywright('window', electron, ['fresh-profiles-with-policies.spec.ts'], {
    HELPDESK_TEST_PROFILES: count,
  });
  process.exitCode = failed > 0 ? 1 : 0;
});
