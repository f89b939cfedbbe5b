import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { packageApp, packagedProgram } from './lib/package-app.mjs';
import { isRoot, run } from './lib/run-command.mjs';
import { displayCommands, withDisplay } from './lib/virtual-display.mjs';
import { keyringCommands, withKeyring } from './lib/run-with-keyring.mjs';
import { projectFolder } from './lib/paths.mjs';
import { runOrStop } from './lib/cli.mjs';
import { requireLinux } from './lib/require-linux.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { requireSandbox } from './lib/chromium-sandbox.mjs';
import { historyFile, seedHistory } from './lib/seed-history.mjs';

// npm run bench                      every figure that needs no history, 20 pairs each
// npm run bench -- --pairs 50 P1 P3  the figures P1 and P3, 50 pairs each
// npm run bench -- --history FOLDER  every figure, on a copy of FOLDER; an empty one first gets a million tickets
await runOrStop(async () => {
  requireLinux('The figures are taken');
  const electron = await prepareRuntime([...displayCommands(), ...keyringCommands(), 'dbus-daemon']);
  requireSandbox(electron);
  await buildApp(electron);
  const named = process.argv.slice(2).filter((argument) => /^P\d+$/.test(argument));
  if (named.length === 0 || named.includes('P12')) await packageApp(electron);
  const historyAt = process.argv.indexOf('--history');
  const folder = historyAt === -1 ? undefined : process.argv[historyAt + 1];
  if (folder !== undefined && !existsSync(historyFile(folder)))
    await seedHistory(electron, resolve(folder), 1_000_000);
  const scripts = join(projectFolder, 'scripts', 'lib', 'run-typescript.mjs');
  const args = [scripts, join(projectFolder, 'e2e', 'bench', 'bench.ts'), ...process.argv.slice(2)];
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
