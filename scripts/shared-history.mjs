import { displayCommands } from './lib/virtual-display.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { runMeasurements } from './lib/run-measurements.mjs';
import { runOrStop } from './lib/cli.mjs';
import { postgresCommands } from './lib/postgres-commands.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';

// npm run shared-history               20 PCs through one PostgreSQL: kills, freshness, stolen credentials
// npm run shared-history -- --short    fewer PCs and tickets
// npm run shared-history -- D1 --seed 5
await runOrStop(async () => {
  requireLinux('The tests of the shared history run');
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands(), ...postgresCommands()]);
  const { failed } = await runMeasurements(electron, 'shared-history', process.argv.slice(2), {
    HELPDESK_DESK: 'headless-pc',
  });
  process.exitCode = failed > 0 ? 1 : 0;
});
