import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test as base } from '../fixtures/test';
import { freePort, isOpen, marking, runToEnd, withForeignProgram } from './doors';
import { newConfigHome, packagedProgram, startPackaged, type PackagedRun } from './packaged-program';
import { openVirtualScreen, type VirtualScreen } from '../fixtures/virtual-screen';

type Fixtures = {
  readonly virtualScreen: VirtualScreen;
  readonly folder: string;
  readonly configHome: string;
};

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off its first parameter.
  virtualScreen: async ({}, use) => {
    const screen = await openVirtualScreen();
    await use(screen);
    await screen.close();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'helpdesk-doors-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  configHome: async ({}, use) => {
    const config = await newConfigHome();
    await use(config.folder);
    await config.remove();
  },
});

const electron = process.env['HELPDESK_TEST_ELECTRON'] ?? '';
const sandbox = process.env['HELPDESK_TEST_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
const blankWindow = join(import.meta.dirname, '../bench/blank-window');

/** Everything by which code or a debugger comes into an Electron program whose fuses are as they come. */
async function allDoors(folder: string) {
  const [inspectPort, signalPort, devToolsPort] = [await freePort(), await freePort(), await freePort()];
  const required = join(folder, 'required.cjs');
  const files = { asNode: join(folder, 'as-node'), options: join(folder, 'options') };
  await writeFile(required, marking(files.options));
  return {
    files,
    asNode: ['-e', marking(files.asNode)],
    nodeOptions: `--require ${required}`,
    inspect: [`--inspect=${inspectPort}`],
    signal: [`--inspect-port=${signalPort}`],
    devTools: [`--remote-debugging-port=${devToolsPort}`],
    ports: { inspectPort, signalPort, devToolsPort },
  };
}

/** How a fuse that lets something through is written into the binary. */
const enabled = '1'.codePointAt(0);

test('the fuses in the binary are the ones that were meant', async () => {
  const wire = await getCurrentFuseWire(packagedProgram().program);
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
});

test('no environment and no switch opens the packaged program', async ({
  virtualScreen,
  folder,
  configHome,
}) => {
  const { files, ports, ...doors } = await allDoors(folder);
  const elsewhere = join(folder, 'elsewhere');
  const app = startPackaged({
    program: packagedProgram().program,
    display: virtualScreen.display,
    configHome,
    args: [...doors.inspect, ...doors.devTools, ...doors.asNode],
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: doors.nodeOptions,
      HELPDESK_USER_DATA: elsewhere,
      HELPDESK_MODE: 'live',
      HELPDESK_API_URL: 'http://127.0.0.1:9/',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
  try {
    await untilItWorks(app);
    expect(Object.values(files).filter((file) => existsSync(file))).toEqual([]);
    expect(await isOpen(ports.inspectPort)).toBe(false);
    expect(await isOpen(ports.devToolsPort)).toBe(false);
    expect(existsSync(elsewhere)).toBe(false);
  } finally {
    await app.end();
  }
});

test('a signal that asks Node for a debugger gets none', async ({ virtualScreen, folder, configHome }) => {
  const { signal, ports } = await allDoors(folder);
  const app = startPackaged({
    program: packagedProgram().program,
    display: virtualScreen.display,
    configHome,
    args: signal,
    env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
  });
  try {
    await untilItWorks(app);
    const gone = app.gone();
    process.kill(app.pid, 'SIGUSR1');
    // Nobody minds the signal, so that it ends the program.
    await gone;
    expect(await isOpen(ports.signalPort)).toBe(false);
    expect(app.output()).not.toContain('Debugger listening');
  } finally {
    await app.end();
  }
});

test('a program laid beside the archive is not run', async ({ virtualScreen, folder, configHome }) => {
  const mark = join(folder, 'foreign');
  const copy = join(folder, 'copy');
  const { program, folder: packaged } = packagedProgram();
  await withForeignProgram(packaged, copy, marking(mark));
  await runToEnd(join(copy, program.slice(packaged.length + 1)), sandbox, {
    DISPLAY: virtualScreen.display,
    XDG_CONFIG_HOME: configHome,
  });
  expect(existsSync(mark)).toBe(false);
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
    args: [...doors.inspect, ...doors.devTools, blankWindow],
    env: { NODE_OPTIONS: doors.nodeOptions },
  });
  await expect.poll(() => isOpen(ports.inspectPort)).toBe(true);
  await expect.poll(() => isOpen(ports.devToolsPort)).toBe(true);
  expect(existsSync(files.options)).toBe(true);
  await blank.end();

  const signalled = startPackaged({
    program: electron,
    display: virtualScreen.display,
    configHome: folder,
    args: [...doors.signal, ...doors.devTools, blankWindow],
  });
  await expect.poll(() => isOpen(ports.devToolsPort)).toBe(true);
  process.kill(signalled.pid, 'SIGUSR1');
  await expect.poll(() => isOpen(ports.signalPort)).toBe(true);
  await signalled.end();

  const mark = join(folder, 'foreign');
  const copy = join(folder, 'copy');
  await withForeignProgram(dirname(electron), copy, `${marking(mark)} require('electron').app.exit();`);
  await runToEnd(join(copy, 'electron'), sandbox, display);
  expect(existsSync(mark)).toBe(true);
});

/** Started to the end: its first call is on disk. */
async function untilItWorks(app: PackagedRun): Promise<void> {
  await expect
    .poll(() => app.rows(`SELECT id FROM call WHERE place = 'open'`), { timeout: 30_000 })
    .toHaveLength(1);
}
