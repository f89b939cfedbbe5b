import { displayCommands } from './lib/virtual-display.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { runMeasurements } from './lib/run-measurements.mjs';
import { runOrStop } from './lib/cli.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';

// npm run shared-history               two PCs sync into one PostgreSQL, killed forty times
// npm run shared-history -- --runs 10  ten times
await runOrStop(async () => {
  requireLinux('The tests of many desks run');
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands()]);
  const { failed } = await runMeasurements(electron, 'shared-history', process.argv.slice(2), {
    HELPDESK_DESK: 'headless-pc',
  });
  process.exitCode = failed > 0 ? 1 : 0;
});
