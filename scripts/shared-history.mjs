import { displayCommands } from './lib/virtual-display.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { postgresCommands } from './lib/programs-for-tests.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { checkArguments } from './lib/check-arguments.mjs';
import { runSharedHistoryTests } from './lib/run-shared-history-tests.mjs';

checkArguments(
  `npm run shared-history                 every row, with 20 PCs
npm run shared-history -- --short      every row, at the size that npm test -- shared-history runs
npm run shared-history -- D1 --runs 5  this row, at this size
npm run shared-history -- D1 --seed 5  this row, with the draws of the run that printed that seed

docs/testing.md says what each row tries.`,
);

await runOrStop(async () => {
  requireLinux('The tests of the shared history run');
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands(), ...postgresCommands()]);
  const { failed } = await runSharedHistoryTests(electron, process.argv.slice(2));
  process.exitCode = failed > 0 ? 1 : 0;
});
