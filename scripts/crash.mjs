import { crashTestCommands, runCrashTests } from './lib/run-crash-tests.mjs';
import { displayCommands } from './lib/virtual-display.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { checkArguments } from './lib/check-arguments.mjs';

checkArguments(
  `npm run crash                        every row, at its full size
npm run crash -- R3 --runs 10000     this row, at this size
npm run crash -- R3 --seed 5         this row, with the draws of the run that printed that seed
npm run crash -- --short             every row, at the size that npm test -- crash runs

docs/testing.md says what each row does.`,
);

await runOrStop(async () => {
  requireLinux('The crash tests run');
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands(), ...crashTestCommands()]);
  const { failed } = await runCrashTests(electron, process.argv.slice(2));
  process.exitCode = failed > 0 ? 1 : 0;
});
