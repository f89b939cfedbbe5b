import { buildApp } from './lib/build.mjs';
import { displayCommands } from './lib/virtual-display.mjs';
import { networkCommands, typingCommands } from './lib/programs-for-tests.mjs';
import { keyringCommands } from './lib/run-with-keyring.mjs';
import { runMeasurements } from './lib/run-measurements.mjs';
import { packageApp } from './lib/package-app.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { checkArguments } from './lib/check-arguments.mjs';
import { requireSandbox } from './lib/chromium-sandbox.mjs';

checkArguments(
  `npm run security                  every row, at its full size; S9 needs LibreOffice
npm run security -- S8 --runs 10  this row, at this size
npm run security -- S8 --seed 5   this row, with the draws of the run that printed that seed
npm run security -- --short       every row, at a small size

docs/testing.md says what each row tries.`,
);

await runOrStop(async () => {
  requireLinux('The security tests run');
  const electron = await prepareRuntime([
    ...displayCommands(),
    ...typingCommands(),
    ...keyringCommands(),
    ...networkCommands(),
  ]);
  requireSandbox(electron);
  await buildApp(electron);
  const args = process.argv.slice(2);
  const named = args.filter((argument) => /^S\d+$/.test(argument));
  if (named.length === 0 || named.includes('S12')) await packageApp(electron);
  const { failed } = await runMeasurements(electron, 'security/measurements', args, {
    HELPDESK_TEST_DB_WORKER: 'database-worker-entry',
  });
  process.exitCode = failed > 0 ? 1 : 0;
});
