import { join } from 'node:path';
import {
  newestChromiumCommands,
  runNewestNodeAndChromiumTests,
} from './run-newest-node-and-chromium-tests.mjs';
import { buildApp } from './build.mjs';
import { crashTestCommands, runCrashTests } from './run-crash-tests.mjs';
import { listExhaustiveUnitTests } from './list-exhaustive-unit-tests.mjs';
import { npm, run } from './run-command.mjs';
import { displayCommands } from './virtual-display.mjs';
import { clockCommands, networkCommands, postgresCommands, typingCommands } from './programs-for-tests.mjs';
import { keyringCommands } from './run-with-keyring.mjs';
import { packageApp } from './package-app.mjs';
import { packageFolder, projectCacheFolder } from './paths.mjs';
import { prepareRuntime } from './prepare-runtime.mjs';
import { requireSystemPackages } from './install-system-packages.mjs';
import { runPlaywright } from './run-playwright.mjs';
import { runSharedHistoryTests } from './run-shared-history-tests.mjs';
import { runWindowsUnitTests, windowsUnitTestCommands } from './run-windows-unit-tests.mjs';
import { countsInVitest, runAndCountTests } from './run-and-count-tests.mjs';

/**
 * Returns every step in order. Steps that need Electron share one preparation. `npm test` skips steps on request; name
 * them or use `--all`.
 */
export function listTestSteps() {
  const electronOnce = once(() =>
    prepareRuntime([
      ...displayCommands(),
      ...typingCommands(),
      ...keyringCommands(),
      ...clockCommands(),
      ...networkCommands(),
      ...crashTestCommands(),
    ]),
  );
  const electronWithPostgresOnce = once(async () => {
    const electron = await electronOnce();
    await requireSystemPackages({ binaries: [], commands: postgresCommands() });
    return electron;
  });
  return [
    ...['format:check', 'lint', 'rules', 'unused'].map((name) => ({
      name,
      isBeside: true,
      run: () => runCheck(name),
    })),
    // `lint` checks the types in the same pass. The compiler alone takes as long again, and is to find nothing else.
    ...['types', 'rules:self-test'].map((name) => ({
      name,
      isBeside: true,
      isOnRequest: true,
      run: () => runCheck(name),
    })),
    // It mostly waits for downloads, while the checks compute.
    { name: 'setup', isBeside: true, run: () => passes(electronOnce()) },
    {
      name: 'unit',
      run: async (args = []) => runUnitTests('unit', await electronOnce(), [leaveOutExhaustive, ...args]),
    },
    { name: 'build', run: async () => passes(buildApp(await electronOnce())) },
    {
      name: 'window',
      needsLinux: true,
      run: async (args = []) => runWindowTests('window', await electronOnce(), args),
    },
    {
      name: 'window-exhaustive',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => runWindowTests('window-exhaustive', await electronOnce(), args),
    },
    {
      name: 'unit-exhaustive',
      isOnRequest: true,
      run: async (args = []) => {
        const files = args.length > 0 ? args : listExhaustiveUnitTests();
        return runUnitTests(
          'unit',
          await electronOnce(),
          ['--tags-filter=exhaustive', ...files],
          'unit-exhaustive',
        );
      },
    },
    {
      name: 'unit-postgres',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => runUnitTests('postgres', await electronWithPostgresOnce(), args),
    },
    {
      name: 'window-postgres',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => runWindowTests('window-postgres', await electronWithPostgresOnce(), args),
    },
    {
      name: 'ahead',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => {
        const electron = await electronOnce();
        await requireSystemPackages({ binaries: [], commands: newestChromiumCommands() });
        return runNewestNodeAndChromiumTests(electron, args);
      },
    },
    {
      name: 'windows',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => {
        await prepareRuntime(windowsUnitTestCommands());
        return runWindowsUnitTests(args);
      },
    },
    {
      name: 'crash',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => runCrashTests(await electronOnce(), ['--short', ...args]),
    },
    {
      name: 'shared-history',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => runSharedHistoryTests(await electronWithPostgresOnce(), ['--short', ...args]),
    },
    {
      name: 'packaged',
      isOnRequest: true,
      needsLinux: true,
      run: async (args = []) => runPackagedTests(await electronOnce(), args),
    },
  ];
}

async function runCheck(name) {
  const { code, output } = await run(npm('run', '--silent', name), { quiet: true });
  return { ...(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }), output };
}

const leaveOutExhaustive = '--tags-filter=!exhaustive';

/**
 * @param project of vitest.config.ts
 * @param name of the report
 */
function runUnitTests(project, electron, args, name = `unit-${project}`) {
  const report = join(projectCacheFolder, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = vitestCommand(electron, ['run', `--project=${project}`, ...reporters, ...args]);
  return runAndCountTests(() => run(command), report, countsInVitest);
}

/** Reruns the unit tests after each change until the person ends it. Returns the exit code. */
export async function watchUnitTests(args) {
  const electron = await prepareRuntime();
  const { code } = await run(vitestCommand(electron, ['watch', leaveOutExhaustive, ...args]));
  return code;
}

/** Electron runs the unit tests as Node, so that tests and app use the same binary of each native module. */
function vitestCommand({ electronPath }, args) {
  const cli = join(packageFolder('vitest'), 'vitest.mjs');
  return { file: electronPath, args: [cli, ...args], env: { ELECTRON_RUN_AS_NODE: '1' } };
}

async function runWindowTests(project, electron, args) {
  await buildApp(electron);
  return runPlaywright(project, electron, args);
}

async function runPackagedTests(electron, args) {
  await packageApp(electron);
  return runPlaywright('packaged', electron, args);
}

function once(work) {
  let result;
  return () => (result ??= work());
}

/** Passes unless the work throws. */
async function passes(work) {
  await work;
  return { passed: 1, failed: 0 };
}
