import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { serveFolder } from '../fixtures/serve-folder';
import { silentLog } from '../../src-main/log/log';
import { createDeferred } from '../../src-main/time/create-deferred';
import { scheduleTimeout } from '../../src-main/time/schedule-timeout';
import { readUpdateNotice } from '../../src-main/updates/read-update-notice';
import type { FeedParts } from '../../src-main/updates/request-from-feed';
import { createSelfUpdate } from '../../src-main/updates/self-update';
import { updateNoticeSchema } from '../../src-main/updates/update-notice';
import { openCall, openWine, type Wine } from './wine';

const required = (name: string): string => process.env[`HELPDESK_TEST_${name}`] ?? '';
const [version, laterVersion] = [required('VERSION'), required('LATER_VERSION')];
const user = userInfo().username;
const program = 'storehub-helpdesk.exe';
const dataFile = join('users', user, 'AppData/Local/StoreHub Helpdesk/live/helpdesk.db');

let wine: Wine;
test.beforeEach(() => {
  test.setTimeout(180_000);
  wine = openWine();
  const data = wine.onDriveC(dataFile);
  mkdirSync(join(data, '..'), { recursive: true });
  writeFileSync(data, 'the history');
});
test.afterEach(() => {
  expect(readFileSync(wine.onDriveC(dataFile), 'utf8')).toBe('the history');
  wine.end();
});

test('the program for Windows has the native modules of Windows, and no others', () => {
  const resources = join(required('WINDOWS_PROGRAM'), 'resources');
  const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), {
    recursive: true,
    withFileTypes: true,
  });
  const natives = unpacked
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(natives.map((path) => path.slice(resources.length)).toSorted()).toEqual([
    '/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    '/app.asar.unpacked/node_modules/keytar/prebuilds/win32-x64/keytar.node',
  ]);
  // A program of Windows begins so.
  for (const path of natives) expect(readFileSync(path).subarray(0, 2).toString()).toBe('MZ');
  expect(listPackage(join(resources, 'app.asar'), { isPack: false })).toContain('/out/main/main.js');
  expect(readdirSync(resources)).toEqual(
    expect.arrayContaining(['THIRD_PARTY_NOTICES.txt', 'sbom.cdx.json']),
  );
});

test('the program, the MSI and the EXE are signed, and a changed file is not', () => {
  const verify = (file: string) =>
    spawnSync('osslsigncode', ['verify', '-CAfile', required('SIGNER'), '-in', file], { encoding: 'utf8' });
  const files = [join(required('WINDOWS_PROGRAM'), program), required('MSI'), required('NSIS')];
  for (const file of files) expect(verify(file).stdout, file).toContain('Signature verification: ok');

  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-changed-'));
  const changed = readFileSync(required('NSIS'));
  changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1);
  writeFileSync(join(folder, 'changed.exe'), changed);
  expect(verify(join(folder, 'changed.exe')).status).not.toBe(0);
  rmSync(folder, { recursive: true });
});

test('the MSI installs for all users, upgrades in place, refuses an older version, and leaves the data', () => {
  const folder = wine.onDriveC('Program Files/StoreHub Helpdesk');
  const msiexec = (...args: string[]): number | null => wine.run('msiexec', ...args, '/qn').code;

  expect(msiexec('/i', windowsPath(required('MSI')))).toBe(0);
  expect(existsSync(join(folder, program))).toBe(true);
  expect(
    wine.readRegistry(String.raw`HKLM\Software\Classes\storehub-helpdesk`, 'URL Protocol'),
  ).not.toBeNull();
  expect(
    wine.readRegistry(String.raw`HKLM\Software\Classes\storehub-helpdesk\shell\open\command`, null),
  ).toBe(String.raw`"C:\Program Files\StoreHub Helpdesk\storehub-helpdesk.exe" "%1"`);
  expect(wine.readRegistry(String.raw`HKLM\Software\Classes\tel`, null)).toBeNull();
  expect(shortcuts()).toEqual([expect.stringContaining('Start Menu/Programs/')]);

  expect(msiexec('/i', windowsPath(required('LATER_MSI')))).toBe(0);
  expect(installedVersion('HKLM')).toBe(laterVersion);

  expect(msiexec('/i', windowsPath(required('MSI')))).toBe(installFailure);
  expect(installedVersion('HKLM')).toBe(laterVersion);
  expect(existsSync(join(folder, program))).toBe(true);

  expect(msiexec('/x', windowsPath(required('LATER_MSI')))).toBe(0);
  expect(existsSync(join(folder, program))).toBe(false);
  expect(shortcuts()).toEqual([]);
  expect(wine.readRegistry(String.raw`HKLM\Software\Classes\storehub-helpdesk`, 'URL Protocol')).toBeNull();
});

test('the MSI removes the older version within the transaction, so that an upgrade that fails brings it back', () => {
  const exported = spawnSync('msiinfo', ['export', required('MSI'), 'InstallExecuteSequence'], {
    encoding: 'utf8',
  });
  const order = exported.stdout
    .split('\n')
    .map((row) => row.trim().split('\t'))
    .map(([action = '', , position = '']) => ({ action, position: Number(position) }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ action }) => action);
  const begins = order.indexOf('InstallInitialize');
  expect(order.slice(begins, begins + 2)).toEqual(['InstallInitialize', 'RemoveExistingProducts']);
});

test('the MSI puts a shortcut on the desktop where it is asked to, and an upgrade keeps it or takes it away', () => {
  const msiexec = (...args: string[]): number | null => wine.run('msiexec', ...args, '/qn').code;
  const onDesktop = () => shortcuts().filter((file) => file.includes('Desktop/'));
  const noted = () => wine.readRegistry(String.raw`HKLM\Software\StoreHub Helpdesk`, 'DesktopShortcut');

  expect(msiexec('/i', windowsPath(required('MSI')), 'DESKTOPSHORTCUT=1')).toBe(0);
  expect(onDesktop()).toHaveLength(1);
  expect(msiexec('/i', windowsPath(required('LATER_MSI')))).toBe(0);
  expect(installedVersion('HKLM')).toBe(laterVersion);
  expect(onDesktop()).toHaveLength(1);
  expect(noted()).toBe('1');
  expect(msiexec('/x', windowsPath(required('LATER_MSI')))).toBe(0);
  expect(shortcuts()).toEqual([]);
  expect(noted()).toBeNull();

  expect(msiexec('/i', windowsPath(required('MSI')), 'DESKTOPSHORTCUT=1')).toBe(0);
  expect(msiexec('/i', windowsPath(required('LATER_MSI')), 'DESKTOPSHORTCUT=0')).toBe(0);
  expect(onDesktop()).toEqual([]);
  expect(noted()).toBeNull();
  expect(msiexec('/x', windowsPath(required('LATER_MSI')))).toBe(0);
});

test('the installer for one user installs, upgrades, never ends a call, refuses an older version, and leaves the data', async () => {
  const folder = wine.onDriveC(join('users', user, 'AppData/Local/Programs/storehub-helpdesk'));
  const install = (file: string): number | null => wine.run(windowsPath(file), '/S').code;

  expect(install(required('NSIS'))).toBe(0);
  expect(existsSync(join(folder, program))).toBe(true);
  expect(installedVersion('HKCU')).toBe(version);
  expect(
    wine.readRegistry(String.raw`HKCU\Software\Classes\storehub-helpdesk\shell\open\command`, null),
  ).toContain(String.raw`\Programs\storehub-helpdesk\storehub-helpdesk.exe" "%1"`);

  writeFileSync(join(folder, 'left by an older version'), '');
  const endCall = openCall(wine, user);
  const app = wine.start(join(folder, program), '--stay');
  await expect.poll(() => readArguments()).toContain('--stay');
  expect(install(required('LATER_NSIS'))).toBe(callOpen);
  expect(wine.run(join(folder, 'uninstall.exe'), '/S', `_?=${windowsFolder}`).code).toBe(callOpen);
  expect(installedVersion('HKCU')).toBe(version);
  expect(existsSync(join(folder, program))).toBe(true);
  endCall();
  await app.gone;

  expect(install(required('LATER_NSIS'))).toBe(0);
  expect(readArguments()).toContain('--quit');
  expect(installedVersion('HKCU')).toBe(laterVersion);
  expect(existsSync(join(folder, 'left by an older version'))).toBe(false);

  expect(install(required('NSIS'))).toBe(newerInstalled);
  expect(installedVersion('HKCU')).toBe(laterVersion);

  expect(wine.run(join(folder, 'uninstall.exe'), '/S').code).toBe(0);
  // It copies itself elsewhere and goes on there, to remove itself too.
  await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false);
  expect(wine.readRegistry(String.raw`HKCU\Software\Classes\storehub-helpdesk`, 'URL Protocol')).toBeNull();
  expect(installedVersion('HKCU')).toBeNull();
});

test('an EXE that cannot be unpacked says so, and leaves the installed version', () => {
  const install = (file: string): number | null => wine.run(windowsPath(file), '/S').code;
  const folder = wine.onDriveC(join('users', user, 'AppData/Local/Programs/storehub-helpdesk'));
  expect(install(required('NSIS'))).toBe(0);
  const list = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = list();
  // Nothing can be written into a folder whose name a file has.
  writeFileSync(`${folder}.storehub-helpdesk-new`, '');
  expect(install(required('LATER_NSIS'))).toBe(notWritten);
  expect(list()).toEqual(files);
  expect(installedVersion('HKCU')).toBe(version);
});

test('the app installs the version that latest.json of the packages names', async () => {
  expect(wine.run(windowsPath(required('NSIS')), '/S').code).toBe(0);
  expect(installedVersion('HKCU')).toBe(version);

  const feed = await serveFolder(dirname(required('LATER_NSIS')));
  const parts: FeedParts = {
    resolveProxy: () => Promise.resolve('DIRECT'),
    certificateAuthorities: () => [feed.certificate],
    userAgent: 'StoreHub-Helpdesk',
    log: silentLog,
  };
  const downloads = mkdtempSync(join(tmpdir(), 'helpdesk-updates-'));
  try {
    const from = new URL(`${feed.url}/latest.json`);
    const notice = updateNoticeSchema.parse(JSON.parse(await readUpdateNotice(from.href, parts)));
    expect(notice.version).toBe(laterVersion);
    const codes: Array<number | null> = [];
    const { promise: ready, resolve } = createDeferred<string | null>();
    const selfUpdate = createSelfUpdate({
      ...parts,
      folder: downloads,
      appVersion: version,
      updateInstaller: {
        entry: 'installer',
        start: (file) => codes.push(wine.run(windowsPath(file), '/S').code) === 1,
      },
      schedule: scheduleTimeout,
      random: () => 0,
      onReady: resolve,
    });
    selfUpdate.consider(notice, from);
    await ready;
    expect(installedVersion('HKCU')).toBe(version);
    const check = await selfUpdate.takeInstaller(() => Promise.resolve(true));
    (await check?.())?.();
    expect(codes).toEqual([0]);
    expect(installedVersion('HKCU')).toBe(laterVersion);
    const programs = wine.onDriveC(join('users', user, 'AppData/Local/Programs'));
    expect(readdirSync(programs)).toEqual(['storehub-helpdesk']);
  } finally {
    feed.close();
    rmSync(downloads, { recursive: true });
  }
});

/** Exit codes, as in docs/roll-out/install-on-windows.md. */
const [newerInstalled, notWritten, callOpen] = [3, 74, 75];
/** Windows Installer's own, 1603, as far as a code goes here. */
const installFailure = 1603 % 256;

const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;
const windowsFolder = `C:\\users\\${user}\\AppData\\Local\\Programs\\storehub-helpdesk`;

function installedVersion(root: 'HKLM' | 'HKCU'): string | null {
  return root === 'HKLM'
    ? wine.readRegistry(String.raw`HKLM\Software\StoreHub Helpdesk`, 'Version')
    : wine.readRegistry(
        String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\biz.storehub.helpdesk`,
        'DisplayVersion',
      );
}

/** Wine has one Start menu and desktop for a user where Windows has one for all users, so only their names are looked at. */
function shortcuts(): string[] {
  const files = readdirSync(wine.onDriveC(''), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('StoreHub Helpdesk.lnk'));
}

/** The command lines with which the stand-in program was started. */
function readArguments(): string {
  const file = wine.onDriveC(join('users', user, 'AppData/Local/Temp/storehub-helpdesk-stand-in.txt'));
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
