import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { packageApp, packagedProgram } from './lib/package-app.mjs';
import { isRoot, run } from './lib/run-command.mjs';
import { displayCommands, withDisplay } from './lib/virtual-display.mjs';
import { keyringCommands, withKeyring } from './lib/run-with-keyring.mjs';
import { projectCacheFolder, projectFolder } from './lib/paths.mjs';
import { postgresCommands } from './lib/programs-for-tests.mjs';
import { runOrStop } from './lib/run-or-stop.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { checkArguments } from './lib/check-arguments.mjs';
import { requireSandbox } from './lib/chromium-sandbox.mjs';
import { historyFile, seedHistory } from './lib/seed-history.mjs';

checkArguments(
  `npm run bench                      every figure that needs no history, 20 pairs each
npm run bench -- --pairs 50 P1 P3  the figures P1 and P3, 50 pairs each
npm run bench -- --history FOLDER  every figure, on a copy of FOLDER; an empty one first gets a million tickets
npm run bench -- --report          every figure over a million tickets, what it costs as the history grows, and two calls
                                   against a web form, written into docs/performance.md; hours
npm run bench -- --report P1 P14   these figures, written there beside the others
npm run bench -- --report P13      what it costs as the history grows
npm run bench -- P15               a day of work, half an hour: 1,000 tickets, 5,000 searches, exports, backups, sharing
npm run bench -- P15 --tickets 250 --leak 40
                                   a day of 250 tickets, with a leak of 40 kB a ticket: then it must miss its goal

docs/testing.md says what each figure is.`,
);

const growthSizes = [10_000, 100_000, 1_000_000];
/** Figures that there are only over a long history. */
const ofHistory = new Set(['P2', 'P5', 'P6', 'P7', 'P9', 'P10', 'P11', 'P12']);

await runOrStop(async () => {
  requireLinux('The figures are taken');
  const electron = await prepareRuntime([
    ...displayCommands(),
    ...keyringCommands(),
    'dbus-daemon',
    ...postgresCommands(),
  ]);
  requireSandbox(electron);
  await buildApp(electron);
  const named = process.argv.slice(2).filter((argument) => /^P\d+$/.test(argument));
  if (named.length === 0 || named.includes('P12')) await packageApp(electron);
  const given = process.argv.slice(2).filter((argument) => argument !== 'P13');
  const isReport = given.includes('--report');
  const seeded = async (count, folder = join(projectCacheFolder, `seeded-${count}`)) => {
    if (!existsSync(historyFile(folder))) await seedHistory(electron, resolve(folder), count);
    return folder;
  };
  const historyAt = given.indexOf('--history');
  if (historyAt !== -1) await seeded(1_000_000, given[historyAt + 1]);
  else if (isReport && (named.length === 0 || named.some((figure) => ofHistory.has(figure))))
    given.push('--history', await seeded(1_000_000));
  if (isReport && (named.length === 0 || named.includes('P13')))
    for (const count of growthSizes) given.push('--growth', await seeded(count));
  // Named alone, no other figure is measured.
  if (named.includes('P13')) given.push('P13');
  const scripts = join(projectFolder, 'scripts', 'lib', 'run-typescript.mjs');
  const args = [scripts, join(projectFolder, 'e2e', 'bench', 'bench.ts'), ...given];
  const env = {
    ELECTRON_RUN_AS_NODE: undefined,
    HELPDESK_TEST_ELECTRON: electron.electronPath,
    HELPDESK_BENCH_INSTALLED: dirname(packagedProgram),
    HELPDESK_BENCH_ELECTRON: electron.distFolder,
    HELPDESK_TEST_NO_SANDBOX: isRoot ? '1' : undefined,
  };
  const { code } = await run(withKeyring(withDisplay({ file: process.execPath, args, env })));
  process.exitCode = code;
});
