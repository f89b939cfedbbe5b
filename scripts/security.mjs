import { buildApp } from './lib/build.mjs';
import { displayCommands, networkCommands, typingCommands } from './lib/display.mjs';
import { keyringCommands } from './lib/keyring.mjs';
import { measuredRows } from './lib/measured-rows.mjs';
import { runOrStop } from './lib/report.mjs';
import { prepareRuntime } from './lib/runtime.mjs';
import { requireSandbox } from './lib/sandbox.mjs';

// npm run security                  every row, at its full size; S9 wants LibreOffice
// npm run security -- S8 --runs 10  this row, at that size
await runOrStop(async () => {
  const electron = await prepareRuntime([
    ...displayCommands(),
    ...typingCommands(),
    ...keyringCommands(),
    ...networkCommands(),
  ]);
  requireSandbox(electron);
  await buildApp(electron);
  const { failed } = await measuredRows(electron, 'security/engine', process.argv.slice(2), {
    HELPDESK_TEST_DB_WORKER: 'db-worker',
  });
  process.exitCode = failed > 0 ? 1 : 0;
});
