import { execFile, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { quitExitCodes } from '../../shared/app/quit-exit-codes';
import { fakeToken } from '../fixtures/test';
import { exampleCall } from '../pages/call-screen';
import { getDataFolder, startPackaged, type PackagedRun } from '../packaged/packaged-program';
import { readProcessSandbox } from '../packaged/process-sandbox';
import { typePhone, typePracticeTicket } from '../packaged/type-practice-ticket';
import { expect, test } from './installed-test';

const runFile = promisify(execFile);
const program = '/usr/bin/storehub-helpdesk';
const deb = process.env['HELPDESK_TEST_DEB'] ?? '';
const laterDeb = process.env['HELPDESK_TEST_LATER_DEB'] ?? '';
const laterVersion = process.env['HELPDESK_TEST_LATER_VERSION'] ?? '';

/** Everything that the deb puts outside of /opt and /usr/share/doc. */
const placed = [
  program,
  '/opt/storehub-helpdesk',
  '/etc/apparmor.d/storehub-helpdesk',
  '/usr/share/applications/storehub-helpdesk.desktop',
  '/usr/share/doc/storehub-helpdesk',
  '/usr/share/icons/hicolor/scalable/apps/storehub-helpdesk.svg',
];

function dpkg(...args: string[]): { readonly code: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('dpkg', args, { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

test('the deb is installed, used, upgraded over the open app, and removed with the data kept', async ({
  keyring,
  virtualScreen,
  configHome,
}, testInfo) => {
  test.setTimeout(300_000);
  expect(placed.filter(isThere), 'nothing is installed yet').toEqual([]);
  const start = (...args: string[]): PackagedRun =>
    startPackaged({ program, args, display: virtualScreen.display, configHome, env: keyring.env });
  const askToQuit = async (): Promise<number | null> => start('--quit').gone();
  await keyring.writeToken(fakeToken);
  let app: PackagedRun | undefined;
  try {
    await test.step('install', async () => {
      expect(dpkg('-i', deb)).toMatchObject({ code: 0 });
      expect(placed.filter((path) => !isThere(path))).toEqual([]);
      await runFile('desktop-file-validate', ['/usr/share/applications/storehub-helpdesk.desktop']);
      expect(statSync('/opt/storehub-helpdesk/chrome-sandbox').uid).toBe(0);
      const { stdout } = await runFile('xdg-mime', [
        'query',
        'default',
        'x-scheme-handler/storehub-helpdesk',
      ]);
      expect(stdout.trim()).toBe('storehub-helpdesk.desktop');
      expect(foreignFiles('/opt/storehub-helpdesk')).toEqual([]);
    });

    await test.step('one ticket, as an ordinary user with the sandbox on', async () => {
      app = start();
      await typePracticeTicket(app);
      expect(statSync(`/proc/${app.pid}`).uid).not.toBe(0);
      expect(readFileSync(`/proc/${app.pid}/cmdline`, 'utf8')).not.toContain('no-sandbox');
      expect(await readProcessSandbox(app.pid)).toEqual({ seccomp: 'filter', mayGainPrivileges: false });
      await app.press('F9');
      await expect.poll(() => tickets(app)).toHaveLength(1);
    });

    await test.step('an upgrade over the open app keeps what is typed before and after', async () => {
      await app?.press('F2');
      await expect.poll(() => openCalls(app)).toEqual([{ issue: '', phone: '' }]);
      await app?.type('60123');
      await expect.poll(() => openCalls(app)).toEqual([{ issue: '', phone: '60123' }]);
      expect(await askToQuit()).toBe(quitExitCodes.callOpen);

      expect(dpkg('-i', laterDeb)).toMatchObject({ code: 0 });
      await app?.type('456789');
      await expect.poll(() => openCalls(app)).toEqual([{ issue: '', phone: '60123456789' }]);
      await writeFile(testInfo.outputPath('upgraded.png'), await virtualScreen.screenshot());
      await app?.press('F6');
      await expect.poll(() => openCalls(app)).toEqual([{ issue: '', phone: '' }]);
      expect(await askToQuit()).toBe(quitExitCodes.quit);
      expect(await app?.gone()).toBe(0);

      app = start();
      // On disk an open call is from the run before. Only what is typed says that the app is there to be asked.
      await typePhone(app, '60129876543');
      expect(await parkedPhones(app)).toEqual([{ phone: '60123456789' }]);
      await app.press('F6');
      await expect.poll(() => parkedPhones(app)).toHaveLength(2);
      expect(await askToQuit()).toBe(quitExitCodes.quit);
    });

    await test.step('an older version is refused', () => {
      const downgrade = dpkg('-i', deb);
      expect(downgrade.code).not.toBe(0);
      expect(downgrade.output).toContain(`${laterVersion} is installed`);
      const { output } = dpkg('-s', 'storehub-helpdesk');
      expect(output).toContain('Status: install ok installed');
      expect(output).toContain(`Version: ${laterVersion}`);
    });

    await test.step('removed, it leaves the data and nothing else', async () => {
      expect(dpkg('-r', 'storehub-helpdesk')).toMatchObject({ code: 0 });
      expect(placed.filter(isThere)).toEqual([]);
      expect(existsSync(getDataFolder(configHome))).toBe(true);
      expect(await tickets(app)).toHaveLength(1);
    });
  } finally {
    await writeFile(testInfo.outputPath('screen.png'), await virtualScreen.screenshot());
    await app?.end();
    dpkg('--purge', 'storehub-helpdesk');
  }
});

type Call = { readonly phone: string; readonly issue: string };

const callFields = `fields ->> '$.phone' AS phone, fields ->> '$.issue' AS issue`;

async function openCalls(app: PackagedRun | undefined): Promise<Call[]> {
  return (await app?.rows<Call>(`SELECT ${callFields} FROM call WHERE status = 'open'`)) ?? [];
}

async function parkedPhones(app: PackagedRun | undefined): Promise<unknown[]> {
  return (await app?.rows(`SELECT fields ->> '$.phone' AS phone FROM call WHERE status = 'parked'`)) ?? [];
}

async function tickets(app: PackagedRun | undefined): Promise<unknown[]> {
  return (
    (await app?.rows(`SELECT id FROM ticket WHERE state = 'created' AND name = '${exampleCall.Name}'`)) ?? []
  );
}

/** Files that an ordinary user could change, or cannot read. */
function foreignFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const { uid, mode } = statSync(`${folder}/${name}`);
    return uid !== 0 || (mode & 0o022) !== 0 || (mode & 0o004) === 0;
  });
}
