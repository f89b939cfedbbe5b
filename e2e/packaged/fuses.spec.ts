import { existsSync, readdirSync } from 'node:fs';
import { link, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { createMarkingScript, copyWithForeignProgram } from './copy-with-foreign-program';
import { runToEnd } from './run-to-end';
import { findFreePort, isPortOpen } from './local-ports';
import { unprivilegedUser } from './unprivileged-user';
import { getDataFolder, findPackagedProgram, startPackaged, type PackagedRun } from './packaged-program';
import { countWithstoodAttack } from '../fixtures/count-withstood-attack';
import { expect, test } from './packaged-test';
import { readProcessSandbox } from './process-sandbox';

const electron = process.env['HELPDESK_TEST_ELECTRON'] ?? '';
const sandbox = process.env['HELPDESK_TEST_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
const blankWindow = join(import.meta.dirname, '../bench/blank-window');

/** Every way to bring code or a debugger into an Electron program with default fuses. */
async function allDoors(folder: string) {
  const [inspectPort, signalPort, devToolsPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
  const required = join(folder, 'required.cjs');
  const files = { asNode: join(folder, 'as-node'), options: join(folder, 'options') };
  await writeFile(required, createMarkingScript(files.options));
  return {
    files,
    asNode: ['-e', createMarkingScript(files.asNode)],
    nodeOptions: `--require ${required}`,
    inspect: [`--inspect=${inspectPort}`],
    signal: [`--inspect-port=${signalPort}`],
    devTools: [`--remote-debugging-port=${devToolsPort}`],
    ports: { inspectPort, signalPort, devToolsPort },
  };
}

/** The value of an enabled fuse in the binary. */
const enabled = '1'.codePointAt(0);

test('the fuses in the binary are the ones that were meant', async () => {
  const wire = await getCurrentFuseWire(findPackagedProgram().program);
  const states = Object.values(FuseV1Options)
    .filter((option) => typeof option === 'number')
    .map((option) => [FuseV1Options[option], wire[option] === enabled]);
  expect(Object.fromEntries(states)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
  for (const [fuse] of states) countWithstoodAttack('S2', `fuse ${fuse}`);
});

/** Electron considers a program named `electron` as not packaged. */
for (const name of ['storehub-helpdesk', 'electron']) {
  test(`no variable opens the packaged program as ${name}, and its sandbox is on`, async ({
    packaged,
    virtualScreen,
    folder,
    configHome,
  }) => {
    const { files, nodeOptions } = await allDoors(folder);
    const elsewhere = join(folder, 'elsewhere');
    const app = startPackaged({
      program: await underName(packaged.program, name),
      display: virtualScreen.display,
      configHome,
      env: {
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: nodeOptions,
        HELPDESK_USER_DATA: elsewhere,
        HELPDESK_MODE: 'live',
        // An app that reads this variable would reject the address and exit.
        HELPDESK_API_URL: 'http://storehub.example/',
        // An app that reads this variable would show no page.
        ELECTRON_RENDERER_URL: 'http://127.0.0.1:9',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      },
    });
    try {
      await untilItWorks(app);
      expect(Object.values(files).filter((file) => existsSync(file))).toEqual([]);
      expect(existsSync(elsewhere)).toBe(false);
      countWithstoodAttack('S2', 'ELECTRON_RUN_AS_NODE');
      countWithstoodAttack('S2', 'NODE_OPTIONS');
      for (const variable of variables) countWithstoodAttack('S14', `${name} ${variable}`);
      expect(await readProcessSandbox(app.pid)).toEqual({ seccomp: 'filter', mayGainPrivileges: false });
    } finally {
      await app.end();
    }
  });

  test(`the packaged program as ${name} does not start with what weakens it`, async ({
    packaged,
    virtualScreen,
    folder,
    configHome,
  }) => {
    const program = await underName(packaged.program, name);
    const { ports, files, ...doors } = await allDoors(folder);
    const before = readdirSync(getDataFolder(configHome));
    const refused: string[] = [];
    const conditions: ReadonlyArray<{ args?: readonly string[]; env?: Readonly<Record<string, string>> }> = [
      { args: doors.devTools },
      { args: doors.inspect },
      { args: doors.asNode, env: { ELECTRON_RUN_AS_NODE: '1' } },
      ...weakening.map((argument) => ({ args: [argument] })),
      { env: { NODE_DEBUG: 'http' } },
      { env: { NODE_V8_COVERAGE: join(folder, 'coverage') } },
      { env: { ELECTRON_ENABLE_LOGGING: 'file', ELECTRON_LOG_FILE: join(folder, 'log') } },
    ];
    for (const { args = [], env = {} } of conditions) {
      const run = { args, env: { ...env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' } };
      const app = startPackaged({ program, display: virtualScreen.display, configHome, ...run });
      const what = [...args, ...Object.keys(env)].join(' ');
      try {
        expect(await app.gone(), what).toBe(refusedExitCode);
        // Its last words may be read after it has ended.
        await expect.poll(app.output, what).toContain('StoreHub Helpdesk does not start with');
        refused.push(what.replaceAll(/\d+|\/\S+/g, '…'));
      } finally {
        await app.end();
      }
    }
    expect(await isPortOpen(ports.devToolsPort)).toBe(false);
    expect(await isPortOpen(ports.inspectPort)).toBe(false);
    expect(existsSync(files.asNode)).toBe(false);
    expect(readdirSync(getDataFolder(configHome))).toEqual(before);
    countWithstoodAttack('S2', '--inspect');
    countWithstoodAttack('S2', '--remote-debugging-port');
    for (const what of refused) countWithstoodAttack('S14', `${name} ${what}`);
  });
}

/** For an invalid command line, according to sysexits.h. */
const refusedExitCode = 64;

const weakening = [
  '--no-sandbox',
  ' --no-sandbox',
  '--disable-seccomp-filter-sandbox',
  '--user-data-dir=/tmp/helpdesk-elsewhere',
  '--js-flags=--trace-gc',
  '--enable-features=NetworkServiceInProcess2',
  '--proxy_server=127.0.0.1:9',
];

/** The variables that have no effect, according to the first test. */
const variables = [
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'HELPDESK_USER_DATA',
  'HELPDESK_MODE',
  'HELPDESK_API_URL',
];

/** Adds another name for the program's file, in the same folder. */
async function underName(program: string, name: string): Promise<string> {
  const other = join(dirname(program), name);
  if (!existsSync(other)) await link(program, other);
  return other;
}

test('a signal that asks Node for a debugger gets none', async ({ packaged, virtualScreen, configHome }) => {
  const app = startPackaged({
    program: packaged.program,
    display: virtualScreen.display,
    configHome,
    env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
  });
  try {
    await untilItWorks(app);
    const gone = app.gone();
    process.kill(app.pid, 'SIGUSR1');
    // Nothing handles the signal, so it ends the program.
    await gone;
    expect(app.output()).not.toContain('Debugger listening');
    countWithstoodAttack('S2', 'SIGUSR1');
  } finally {
    await app.end();
  }
});

test('a program laid beside the archive is not run', async ({
  packaged,
  virtualScreen,
  folder,
  configHome,
}) => {
  const mark = join(folder, 'foreign');
  const copy = join(folder, 'copy');
  await copyWithForeignProgram(packaged.folder, copy, createMarkingScript(mark));
  const env = { DISPLAY: virtualScreen.display, HOME: configHome, XDG_CONFIG_HOME: configHome };
  await runToEnd(join(copy, basename(packaged.program)), [], env, unprivilegedUser);
  expect(existsSync(mark)).toBe(false);
  countWithstoodAttack('S2', 'a folder beside the archive');
});

test('the same doors are open in an Electron whose fuses are as they come', async ({
  virtualScreen,
  folder,
}) => {
  const { files, ports, ...doors } = await allDoors(folder);
  const display = { DISPLAY: virtualScreen.display };
  await runToEnd(electron, doors.asNode, { ...display, ELECTRON_RUN_AS_NODE: '1' });
  expect(existsSync(files.asNode)).toBe(true);

  const blank = startPackaged({
    program: electron,
    display: virtualScreen.display,
    configHome: folder,
    user: {},
    args: [...sandbox, ...doors.inspect, ...doors.devTools, blankWindow],
    env: { NODE_OPTIONS: doors.nodeOptions },
  });
  await expect.poll(() => isPortOpen(ports.inspectPort)).toBe(true);
  await expect.poll(() => isPortOpen(ports.devToolsPort)).toBe(true);
  expect(existsSync(files.options)).toBe(true);
  // Checks that the same reading also detects a missing sandbox.
  if (sandbox.length > 0)
    await expect.poll(() => readProcessSandbox(blank.pid)).toMatchObject({ seccomp: 'off' });
  await blank.end();

  const signalled = startPackaged({
    program: electron,
    display: virtualScreen.display,
    configHome: folder,
    user: {},
    args: [...sandbox, ...doors.signal, ...doors.devTools, blankWindow],
  });
  await expect.poll(() => isPortOpen(ports.devToolsPort)).toBe(true);
  process.kill(signalled.pid, 'SIGUSR1');
  await expect.poll(() => isPortOpen(ports.signalPort)).toBe(true);
  await signalled.end();

  const mark = join(folder, 'foreign');
  const copy = join(folder, 'copy');
  await copyWithForeignProgram(
    dirname(electron),
    copy,
    `${createMarkingScript(mark)} require('electron').app.exit();`,
  );
  await runToEnd(join(copy, 'electron'), sandbox, display);
  expect(existsSync(mark)).toBe(true);
});

/** Waits until the app has started completely: its first call is on disk. */
async function untilItWorks(app: PackagedRun): Promise<void> {
  await expect
    .poll(() => app.rows(`SELECT id FROM call WHERE status = 'open'`), { timeout: 30_000 })
    .toHaveLength(1);
}
