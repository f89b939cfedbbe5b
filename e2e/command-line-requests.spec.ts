import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quitExitCodes } from '../shared/app/quit-exit-codes';
import { explainNotOpened } from '../shared/errors/app-error';
import { findClosedPort } from './fake-storehub/fake-storehub';
import { en } from '../src-renderer/messages/catalogues';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { makeHistoryOfNewerApp } from './fixtures/history-of-newer-app';
import { openPrivateKeyring } from './fixtures/private-keyring';
import { runWithSwitch, startWithSwitch } from './fixtures/run-with-switch';
import { expect, fakeToken, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const askToQuit = async (userDataFolder: string): Promise<number> =>
  (await runWithSwitch('--quit', userDataFolder)).code;

test(
  'an installer is told of an open call, and so is the agent; later the app quits for it',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const gone = once(electron.process(), 'exit');
    const call = new CallScreen(page);
    await call.field('Issue').fill('The till does not start');
    await expect(page.getByText(/^Saved /).first()).toBeVisible();

    expect(await askToQuit(userDataFolder)).toBe(quitExitCodes.callOpen);
    await expect(page.getByText(en.app.quitAsked)).toBeVisible();
    await expect(call.field('Issue')).toBeFocused();

    await page.keyboard.press('F6');
    await expect(call.field('Issue')).toHaveValue('');
    await expect(page.getByText(en.app.quitAsked)).toHaveCount(0);
    expect(await askToQuit(userDataFolder)).toBe(quitExitCodes.quit);
    await gone;

    // Nothing runs any more.
    expect(await askToQuit(userDataFolder)).toBe(quitExitCodes.quit);
    const again = await start({ mode: 'practice' });
    await again.page.keyboard.press('Alt+1');
    await expect(new CallScreen(again.page).field('Issue')).toHaveValue('The till does not start');
  },
);

test(
  'an app that cannot open its history quits at once for IT, unless the agent has typed something',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    await (await start({ mode: 'practice' })).quit();
    makeHistoryOfNewerApp(userDataFolder);
    const notOpen = { kind: 'database', errorCode: 'newer-version', detail: '' } as const;
    const { sentence } = explainNotOpened(notOpen, 'en');
    const app = await start({ mode: 'practice', hasForm: false });
    const gone = once(app.electron.process(), 'exit');
    const { page } = app;
    await expect(page.getByText(sentence)).toBeVisible();

    await test.step('what was typed while it opened is on the screen only, and is not taken from it', async () => {
      const loading = await holdRequests(app, 'calls.list');
      await page.reload();
      await loading.expectAsked(1);
      await page
        .locator('#early-form')
        .getByRole('textbox', { name: 'Phone', exact: true })
        .fill('0123456789');
      expect(await askToQuit(userDataFolder)).toBe(quitExitCodes.callOpen);
      await loading.letGo();
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByText(en.calls.earlyText)).toBeVisible();
      expect(await askToQuit(userDataFolder)).toBe(quitExitCodes.callOpen);
    });

    await page.getByRole('button', { name: en.shortcuts.close }).click();
    await expect(page.getByText(en.calls.earlyText)).toBeHidden();
    expect(await askToQuit(userDataFolder)).toBe(quitExitCodes.quit);
    await gone;
  },
);

test(
  'a monitor and a script ask the running app by switches, with a screen and without',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, keyring }) => {
    const { electron, page } = await start({ mode: 'practice', keyring: keyring.env });
    const gone = once(electron.process(), 'exit');
    const call = new CallScreen(page);

    await test.step('a monitor reads how the app is, and nothing of a caller', async () => {
      await call.field('Name').fill('Ahmad Ibrahim');
      await expect(page.getByText(/^Saved /).first()).toBeVisible();
      const open = await runWithSwitch('--health', userDataFolder, { env: keyring.env });
      const health = JSON.parse(open.output) as { readonly version: string };
      expect(health).toMatchObject({
        isHealthy: true,
        problems: [],
        token: 'none',
        history: { live: null, practice: { backups: expect.any(Number) as unknown, outboxAtClose: null } },
        running: {
          version: health.version,
          isHistoryOpen: true,
          mode: 'practice',
          outbox: { waiting: 0, oldestWaiting: null, uncertain: 0, rejected: 0, openCalls: 1, blocker: null },
        },
      });
      expect(open).toMatchObject({ code: 0, output: expect.not.stringContaining('Ahmad') });
      await expect(call.field('Name')).toHaveValue('Ahmad Ibrahim');
    });

    await test.step('a script puts the token into the keychain, and the running app knows it', async () => {
      const askToTake = (input: string | Buffer) =>
        runWithSwitch('--take-token', userDataFolder, { env: keyring.env, input });
      expect(await askToTake('\n')).toMatchObject({
        code: 65,
        errors: expect.stringContaining('Nothing came'),
      });
      expect(await askToTake('abcdef')).toMatchObject({
        code: 65,
        errors: expect.stringContaining('not of the form of a token'),
      });
      expect(await keyring.readToken()).toBeNull();
      // As Windows PowerShell writes a file.
      expect((await askToTake(Buffer.from('\uFEFFtk_testWindows000\r\n', 'utf16le'))).code).toBe(0);
      expect(await keyring.readToken()).toBe('tk_testWindows000');
      await page.getByRole('button', { name: en.app.settings }).click();
      await expect(page.getByText('s000')).toBeVisible();
      expect((await runWithSwitch('--take-token', userDataFolder, { input: fakeToken })).code).toBe(69);
    });

    await test.step('each switch does its work without a screen, as over ssh or under a timer', async () => {
      const env = { ...keyring.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
      const taken = await runWithSwitch('--take-token', userDataFolder, { env, input: `${fakeToken}\n` });
      expect(taken.code).toBe(0);
      expect(await keyring.readToken()).toBe(fakeToken);
      await expect(page.getByText(fakeToken.slice(-4))).toBeVisible();
      expect((await runWithSwitch('--take-server-password', userDataFolder, { env, input: '' })).code).toBe(
        65,
      );
      const health = await runWithSwitch('--health', userDataFolder, { env });
      expect(health.code).toBe(0);
      expect(JSON.parse(health.output)).toMatchObject({ token: 'present', running: { isHistoryOpen: true } });
      await page.keyboard.press('Escape');
      await page.keyboard.press('F6');
      await expect(call.field('Name')).toHaveValue('');
      expect((await runWithSwitch('--quit', userDataFolder, { env })).code).toBe(quitExitCodes.quit);
      await gone;
      expect((await runWithSwitch('--quit', userDataFolder, { env })).code).toBe(quitExitCodes.quit);
    });

    await test.step('a monitor reads of an app that is not open; no keychain is reached without a session bus', async () => {
      const closed = await runWithSwitch('--health', userDataFolder);
      expect(closed.code).toBe(1);
      expect(JSON.parse(closed.output)).toMatchObject({
        problems: ['keychain'],
        token: 'no-session-bus',
        history: { practice: { outboxAtClose: { waiting: 0, uncertain: 0, openCalls: 1 } } },
        running: null,
      });
    });
  },
);

test('a keychain that would ask for a password is not waited for', async ({ userDataFolder }) => {
  // Debian installs this program with the keyring.
  const prompter = { 'org.gnome.keyring.SystemPrompter': '/usr/libexec/gcr-prompter' };
  const keyring = await openPrivateKeyring(prompter);
  try {
    await keyring.lock();
    for (const request of ['--take-token', '--take-server-password']) {
      const { code, errors } = await runWithSwitch(request, userDataFolder, {
        env: keyring.env,
        input: fakeToken,
      });
      expect([request, code, errors]).toEqual([
        request,
        69,
        expect.stringContaining('The keychain would ask for a password'),
      ]);
    }
  } finally {
    await keyring.close();
  }
});

test('a switch that a signal ends before its work is done does not end with 0, with a screen and without', async ({
  userDataFolder,
  keyring,
}) => {
  for (const screen of [{}, { DISPLAY: '', WAYLAND_DISPLAY: '' }]) {
    const asking = startWithSwitch('--take-token', userDataFolder, { ...keyring.env, ...screen });
    const ended = once(asking, 'exit');
    // More than a pipe holds: it is written once the switch reads it, which then waits for the end.
    await new Promise((resolve) => asking.stdin.write('x'.repeat(1_000_000), resolve));
    process.kill(-(asking.pid ?? 0), 'SIGTERM');
    // Chromium ends itself by a trap where its own processes have ended first.
    expect([
      [143, null],
      [null, 'SIGTERM'],
      [null, 'SIGTRAP'],
    ]).toContainEqual(await ended);
  }
  expect(await keyring.readToken()).toBeNull();
});

test('a monitor reads of a data folder that may not be used', async ({ userDataFolder, keyring }) => {
  const file = join(userDataFolder, 'file');
  await writeFile(file, '');
  const { code, output } = await runWithSwitch('--health', join(file, 'data'), { env: keyring.env });
  expect(JSON.parse(output)).toMatchObject({ problems: ['folder-not-usable'], running: null });
  expect(code).toBe(1);
});

test(
  'IT reads by which route tickets would go, beside an app that is open, and that nothing listens there',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder, keyring }) => {
    const { page } = await start({ mode: 'practice', keyring: keyring.env });
    const port = await findClosedPort();
    const env = { HELPDESK_API_URL: `http://127.0.0.1:${port}/api/ticket/create` };
    for (const screen of [{}, { DISPLAY: '', WAYLAND_DISPLAY: '' }]) {
      const { code, output } = await runWithSwitch('--check-connection', userDataFolder, {
        env: { ...env, ...screen },
      });
      const address = `127.0.0.1:${port}`;
      expect(JSON.parse(output)).toMatchObject({ address, routes: 'DIRECT', problem: 'connection-refused' });
      expect(code).toBe(1);
    }
    await expect(new CallScreen(page).field('Phone')).toBeVisible();
  },
);

test('without a screen --help prints the switches, and a usual start says what it needs', async ({
  userDataFolder,
}) => {
  const env = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const help = await runWithSwitch('--help', userDataFolder, { env });
  expect(help.output).toContain('--take-server-password');
  expect(help.code).toBe(0);

  const usual = await runWithSwitch('', userDataFolder, { env });
  expect(usual.errors).toContain('needs a screen');
  expect(usual.code).toBe(1);
});

test(
  'an app that is open is found after IT has changed the policy of its data folder',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }) => {
    const { page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await call.field('Issue').fill('The till does not start');
    await expect(page.getByText(/^Saved /).first()).toBeVisible();
    const elsewhere = join(userDataFolder, 'elsewhere');
    await mkdir(elsewhere);
    const policies = join(userDataFolder, 'policies.json');
    await writeFile(policies, JSON.stringify({ DataFolder: elsewhere }));
    const env = { HELPDESK_POLICIES: policies, HELPDESK_MODE: 'practice' };

    expect((await runWithSwitch('--quit', userDataFolder, { env })).code).toBe(quitExitCodes.callOpen);
    const health = JSON.parse((await runWithSwitch('--health', userDataFolder, { env })).output) as object;
    expect(health).toMatchObject({ dataFolder: userDataFolder, running: { isHistoryOpen: true } });
    // A second start shows the app that is open, and ends.
    await runWithSwitch('', userDataFolder, { env });
    await expect(call.field('Issue')).toHaveValue('The till does not start');

    await page.keyboard.press('F6');
    await expect(call.field('Issue')).toHaveValue('');
    expect((await runWithSwitch('--quit', userDataFolder, { env })).code).toBe(quitExitCodes.quit);
    await test.step('once it has quit, the policy counts', async () => {
      const { output } = await runWithSwitch('--health', userDataFolder, { env });
      expect(JSON.parse(output)).toMatchObject({ dataFolder: elsewhere, running: null });
      const next = await start({ mode: 'practice', env });
      expect(readdirSync(elsewhere)).toContain('practice');
      const gone = once(next.electron.process(), 'exit');
      expect((await runWithSwitch('--quit', userDataFolder, { env })).code).toBe(quitExitCodes.quit);
      await gone;
    });
  },
);
