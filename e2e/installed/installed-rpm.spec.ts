import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';

const packages = {
  first: process.env['HELPDESK_TEST_RPM'] ?? '',
  later: process.env['HELPDESK_TEST_LATER_RPM'] ?? '',
};
const laterVersion = process.env['HELPDESK_TEST_LATER_VERSION'] ?? '';
const program = 'opt/storehub-helpdesk/storehub-helpdesk';

/** What rpm says of every root that is not the system's own. */
const ofTheRoot = 'warning: private mounts in chroot not implemented\n';

/**
 * A system of its own below a folder: a database of rpm and a shell for the package's scripts. The libraries that it
 * asks for are those of its distribution, so they are not looked for.
 */
function createRoot() {
  const root = mkdtempSync(join(tmpdir(), 'helpdesk-rpm-'));
  for (const name of ['bin', 'dev']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'dev/null'), '');
  copyFileSync('/bin/busybox', join(root, 'bin/busybox'));
  for (const name of ['sh', 'chmod', 'unshare']) symlinkSync('busybox', join(root, 'bin', name));
  const rpm = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('rpm', ['--root', root, ...args], { encoding: 'utf8' });
    return { code: status, output: (stdout + stderr).replace(ofTheRoot, '') };
  };
  /** Everything but the records of rpm itself, and the folders that belong to the system and not to one package. */
  const list = () =>
    readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .map((entry) => ({
        path: relative(root, join(entry.parentPath, entry.name)),
        isFolder: entry.isDirectory(),
      }))
      .filter(({ path }) => !/^(?:var\/lib\/rpm|usr\/lib\/sysimage)\//.test(path))
      .filter(({ path, isFolder }) => !isFolder || path.includes('storehub-helpdesk'))
      .map(({ path }) => path);
  return { root, rpm, list, remove: () => rmSync(root, { recursive: true, force: true }) };
}

test('the rpm is installed in a root of its own, upgraded, not downgraded, and removed with the data kept', () => {
  test.setTimeout(300_000);
  const { root, rpm, list, remove } = createRoot();
  const at = (path: string) => join(root, path);
  try {
    expect(rpm('--initdb')).toMatchObject({ code: 0 });
    const data = at('home/agent/.config/StoreHub Helpdesk/live/helpdesk.db');
    mkdirSync(dirname(data), { recursive: true });
    writeFileSync(data, 'history');
    const before = list();

    expect(rpm('--install', '--nodeps', packages.first)).toEqual({ code: 0, output: '' });
    expect(statSync(at(program)).mode & 0o777).toBe(0o755);
    expect(statSync(at('opt/storehub-helpdesk/chrome-sandbox'))).toMatchObject({ uid: 0 });
    // There is no /proc in this root, so the script took it for a system without user namespaces.
    expect(statSync(at('opt/storehub-helpdesk/chrome-sandbox')).mode & 0o7777).toBe(0o4755);
    expect(lstatSync(at('usr/bin/storehub-helpdesk')).isSymbolicLink()).toBe(true);
    const entry = readFileSync(at('usr/share/applications/storehub-helpdesk.desktop'), 'utf8');
    expect(entry).toContain('Exec=storehub-helpdesk %U');
    expect(entry).not.toContain('no-sandbox');
    // The script has set what differs from the package.
    const changed = rpm('--verify', '--nodeps', 'storehub-helpdesk').output.split('\n').filter(Boolean);
    expect(changed).toEqual([expect.stringMatching(/^\.M\.+ +\/opt\/storehub-helpdesk\/chrome-sandbox$/)]);

    expect(rpm('--upgrade', '--nodeps', packages.later)).toEqual({ code: 0, output: '' });
    expect(rpm('--query', '--queryformat', '%{VERSION}', 'storehub-helpdesk').output).toBe(laterVersion);
    const downgrade = rpm('--upgrade', '--nodeps', packages.first);
    expect(downgrade.code).not.toBe(0);
    expect(downgrade.output).toContain('already installed');
    // What dnf does by itself, and rpm only where it is told to.
    const forced = rpm('--upgrade', '--oldpackage', '--nodeps', packages.first);
    expect(forced.code).not.toBe(0);
    expect(forced.output).toContain(`${laterVersion} is installed`);
    expect(rpm('--query', '--queryformat', '%{VERSION}', 'storehub-helpdesk').output).toBe(laterVersion);
    expect(existsSync(at(program))).toBe(true);

    expect(rpm('--erase', 'storehub-helpdesk')).toEqual({ code: 0, output: '' });
    expect(list().filter((name) => !before.includes(name))).toEqual([]);
    expect(readFileSync(data, 'utf8')).toBe('history');
  } finally {
    remove();
  }
});
