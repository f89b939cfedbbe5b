import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serveFolder } from '../fixtures/serve-folder';
import { exampleCall } from '../pages/call-screen';
import { getDataFolder, startPackaged, type PackagedRun } from '../packaged/packaged-program';
import { readProcessSandbox } from '../packaged/process-sandbox';
import { typePracticeTicket } from '../packaged/type-practice-ticket';
import { giveToUnprivilegedUser } from '../packaged/unprivileged-user';
import { expect, test } from './installed-test';

const appImage = process.env['HELPDESK_TEST_APPIMAGE'] ?? '';
const laterAppImage = process.env['HELPDESK_TEST_LATER_APPIMAGE'] ?? '';
const laterVersion = process.env['HELPDESK_TEST_LATER_VERSION'] ?? '';

/**
 * Starts a program as `nobody` on a system of its own: with the /etc of the test, and with a /dev/fuse that every user
 * may open, as udev makes it and a container does not.
 */
const onOwnSystem = `set -e
mount -t tmpfs none "$0/dev"
mknod -m 666 "$0/dev/fuse" c 10 229
mount --bind "$0/dev/fuse" /dev/fuse
mount --bind "$0/etc" /etc
exec setpriv --reuid 65534 --regid 65534 --clear-groups "$@"`;

const mayMount =
  spawnSync('unshare', ['--mount', 'true']).status === 0 &&
  readFileSync('/proc/filesystems', 'utf8').includes('\tfuse\n');
test.skip(!mayMount, 'this system has no FUSE, or lets root mount nothing');

const sha512 = async (file: string): Promise<string> =>
  createHash('sha512')
    .update(await readFile(file))
    .digest('hex');

function createPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'helpdesk-appimage-'));
  chmodSync(place, 0o755);
  for (const name of ['dev', 'apps', 'tmp', 'feed']) mkdirSync(join(place, name));
  execFileSync('cp', ['--archive', '/etc', join(place, 'etc')]);
  copyFileSync(appImage, join(place, 'apps/Helpdesk.AppImage'));
  return place;
}

test('the AppImage is used by an ordinary user, and updates itself from a feed when no call is open', async ({
  virtualScreen,
  configHome,
}, testInfo) => {
  test.setTimeout(300_000);
  const place = createPlace();
  const program = join(place, 'apps/Helpdesk.AppImage');
  await giveToUnprivilegedUser(join(place, 'apps'));
  await giveToUnprivilegedUser(join(place, 'tmp'));
  const feed = await serveFolder(join(place, 'feed'));
  writeFileSync(join(place, 'etc/ssl/certs/ca-certificates.crt'), feed.certificate);
  mkdirSync(join(place, 'etc/storehub-helpdesk'), { recursive: true });
  writeFileSync(
    join(place, 'etc/storehub-helpdesk/policies.json'),
    JSON.stringify({ UpdateNotice: `${feed.url}/latest.json`, InstallUpdates: true }),
  );
  const announce = async (version: string, sum: string): Promise<void> => {
    const { size } = await stat(laterAppImage);
    const described = { file: basename(laterAppImage), sha512: sum, bytes: size };
    const notice = { version, appImage: described, downloadWithinMinutes: 0 };
    writeFileSync(join(place, 'feed/latest.json'), JSON.stringify(notice));
  };
  const laterSum = await sha512(laterAppImage);
  await symlink(laterAppImage, join(place, 'feed', basename(laterAppImage)));
  await announce(laterVersion, laterSum);

  const start = (...args: string[]): PackagedRun =>
    startPackaged({
      program: 'unshare',
      args: ['--mount', 'sh', '-c', onOwnSystem, place, program, ...args],
      user: {},
      display: virtualScreen.display,
      configHome,
      env: { TMPDIR: join(place, 'tmp'), DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    });
  const log = (): Promise<string> => readFile(join(getDataFolder(configHome), 'logs/helpdesk.log'), 'utf8');
  const countInLog = async (event: string): Promise<number> => (await log()).split(event).length - 1;
  const quit = async (app: PackagedRun): Promise<void> => {
    process.kill(app.pid, 'SIGTERM');
    expect(await app.gone()).toBe(0);
    // Nothing of it stays mounted.
    await expect.poll(() => readdirSync(join(place, 'tmp'))).toEqual([]);
  };
  const openPhones = (app: PackagedRun) =>
    app.rows(`SELECT fields ->> '$.phone' AS phone FROM call WHERE status = 'open'`);
  let app: PackagedRun | undefined;
  try {
    await test.step('one ticket, with the sandbox on', async () => {
      app = start();
      await typePracticeTicket(app);
      expect(await readFile(`/proc/${app.pid}/cmdline`, 'utf8')).not.toContain('no-sandbox');
      expect(await readFile(`/proc/${app.pid}/mountinfo`, 'utf8')).toContain('fuse.squashfuse');
      expect(await readProcessSandbox(app.pid)).toEqual({ seccomp: 'filter', mayGainPrivileges: false });
      await app.press('F9');
      const sent = `SELECT id FROM ticket WHERE state = 'created' AND name = '${exampleCall.Name}'`;
      await expect.poll(async () => app?.rows(sent)).toHaveLength(1);
    });

    await test.step('an open call keeps the version', async () => {
      if (app === undefined) return;
      await expect.poll(() => countInLog('update downloaded'), { timeout: 60_000 }).toBe(1);
      await app.press('F2');
      await expect.poll(() => openPhones(app as PackagedRun)).toEqual([{ phone: '' }]);
      await app.type('60123456789');
      await expect.poll(() => openPhones(app as PackagedRun)).toEqual([{ phone: '60123456789' }]);
      await quit(app);
      expect(await countInLog('update waits')).toBe(1);
      expect(await sha512(program)).toBe(await sha512(appImage));
    });

    await test.step('without one, the next start is the newer version', async () => {
      app = start();
      await expect.poll(() => countInLog('update downloaded'), { timeout: 60_000 }).toBe(2);
      await app.press('F6');
      await expect.poll(() => openPhones(app as PackagedRun)).toEqual([{ phone: '' }]);
      await quit(app);
      expect(await countInLog('update started')).toBe(1);
      expect(await sha512(program)).toBe(laterSum);
      const health = start('--health');
      await health.gone();
      await expect.poll(health.output).toContain('"dataFolder"');
    });

    await test.step('it starts itself again, as after an argument that is too long to hand on', async () => {
      const first = start('x'.repeat(20_000));
      expect(await first.gone()).toBe(0);
      await expect.poll(() => countInLog('app started'), { timeout: 30_000 }).toBe(3);
      await expect.poll(() => countInLog('history opened'), { timeout: 30_000 }).toBe(3);
      expect(await start('--quit').gone()).toBe(0);
      await expect.poll(() => readdirSync(join(place, 'tmp'))).toEqual([]);
    });

    await test.step('another sum is refused', async () => {
      await announce('9.9.9', 'a'.repeat(128));
      app = start();
      await expect
        .poll(log, { timeout: 60_000 })
        .toContain('update refused {"version":"9.9.9","reason":"wrong-sum"}');
      await quit(app);
      expect(await sha512(program)).toBe(laterSum);
    });
  } finally {
    writeFileSync(testInfo.outputPath('screen.png'), await virtualScreen.screenshot());
    await app?.end();
    feed.close();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('where there is no FUSE, the AppImage says so, and unpacks itself', () => {
  const place = createPlace();
  const run = (...args: string[]) => {
    // A system whose /dev/fuse is no device.
    const script = 'mount --bind /dev/null /dev/fuse && cd "$0" && exec "$@"';
    const words = [
      '--mount',
      'sh',
      '-c',
      script,
      join(place, 'tmp'),
      join(place, 'apps/Helpdesk.AppImage'),
      ...args,
    ];
    const { status, stderr } = spawnSync('unshare', words, { encoding: 'utf8' });
    return { status, stderr };
  };
  try {
    const refused = run('--health');
    expect(refused.status).toBe(127);
    expect(refused.stderr).toContain('--appimage-extract');
    expect(run('--appimage-extract').status).toBe(0);
    const unpacked = join(place, 'tmp/squashfs-root');
    const program = process.env['HELPDESK_TEST_PACKAGED'] ?? '';
    const { status, stdout } = spawnSync('diff', ['--recursive', join(program, '..'), unpacked], {
      encoding: 'utf8',
    });
    // What is beside the program there is what a desktop shows.
    const added = ['.DirIcon', 'AppRun', 'storehub-helpdesk.desktop', 'storehub-helpdesk.png'];
    expect(stdout.trim().split('\n').toSorted()).toEqual(
      [
        ...added.map((name) => `Only in ${unpacked}: ${name}`),
        `Only in ${join(unpacked, 'resources')}: appimage-runtime`,
      ].toSorted(),
    );
    expect(status).toBe(1);
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
});
