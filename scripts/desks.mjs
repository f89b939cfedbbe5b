import { displayCommands } from './lib/display.mjs';
import { keyringCommands } from './lib/keyring.mjs';
import { measuredRows } from './lib/measured-rows.mjs';
import { runOrStop } from './lib/report.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/runtime.mjs';

// npm run desks               two desks into one PostgreSQL, killed forty times
// npm run desks -- --runs 10  ten times
await runOrStop(async () => {
  requireLinux('The tests of many desks run');
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands()]);
  const { failed } = await measuredRows(electron, 'desks', process.argv.slice(2), { HELPDESK_DESK: 'desk' });
  process.exitCode = failed > 0 ? 1 : 0;
});
