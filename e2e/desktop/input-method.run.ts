import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endProcess } from './end-process';
import { expect, test as base } from '../fixtures/test';
import { CallScreen, exampleCall } from '../pages/call-screen';

const runFile = promisify(execFile);

const test = base.extend<{ readonly pinyin: { readonly env: Readonly<Record<string, string>> } }>({
  pinyin: async ({ keyring }, use) => {
    // IBus and the app find each other through a file in the configuration home.
    const home = {
      HOME: keyring.home,
      XDG_RUNTIME_DIR: keyring.home,
      XDG_CONFIG_HOME: join(keyring.home, 'config'),
      XDG_CACHE_HOME: join(keyring.home, 'cache'),
    };
    const env = { ...process.env, ...keyring.env, ...home };
    const daemon = spawn('ibus-daemon', ['--replace', '--panel=disable'], { env, stdio: 'ignore' });
    // The command fails where there is no desktop to tell, although it has chosen the engine.
    const chosen = async () => {
      await runFile('ibus', ['engine', 'libpinyin'], { env }).catch(() => undefined);
      return (await runFile('ibus', ['engine'], { env }).catch(() => ({ stdout: '' }))).stdout.trim();
    };
    await expect.poll(chosen, { timeout: 20_000 }).toBe('libpinyin');
    await use({ env: { ...home, GTK_IM_MODULE: 'ibus', XMODIFIERS: '@im=ibus' } });
    await endProcess(daemon);
  },
});

test('Chinese is typed into a call by real keys and pinyin, and no key of it does anything else', async ({
  pinyin,
  startLive,
  storeHub,
}) => {
  const { page } = await startLive({ env: pinyin.env });
  const call = new CallScreen(page);
  const issue = call.field('Issue');
  await call.fillExample({ Issue: '' });
  const type = (text: string) => runFile('xdotool', ['type', '--delay', '120', text]);
  const press = (key: string) => runFile('xdotool', ['key', key]);
  /** Begins a composition of 打印机. */
  const compose = async () => {
    await issue.fill('');
    await issue.focus();
    await type('dayinji');
    await expect(issue).toHaveValue('打印机');
  };

  await test.step('a digit chooses the characters, and no service and no sentence', async () => {
    await compose();
    await press('1');
    await expect(issue).toHaveValue('打印机');
    await type('huaile');
    await press('space');
    await expect(issue).toHaveValue('打印机坏了');
    await call.expectFields({ ...exampleCall, Issue: '打印机坏了' });
  });

  await test.step('Enter keeps the letters, and adds no line', async () => {
    await compose();
    await press('Return');
    await expect(issue).toHaveValue('dayinji');
  });

  await test.step('Escape gives the composition up, and leaves nothing', async () => {
    await compose();
    await press('Escape');
    await expect(issue).toHaveValue('');
    await expect(issue).toBeFocused();
  });

  for (const key of ['F2', 'F3', 'F5', 'F6', 'F8', 'F9', 'F11', 'ctrl+Return', 'ctrl+k', 'alt+1']) {
    await test.step(`${key} does nothing while a composition is on`, async () => {
      await compose();
      await press(key);
      // A key that is certainly handled after it.
      await press('Escape');
      await expect(issue).not.toHaveValue('打印机');
      await expect(issue).toBeFocused();
      await expect(call.send).toBeVisible();
      await call.expectFields({ ...exampleCall, Issue: await issue.inputValue() });
    });
  }
  expect(storeHub.requests).toHaveLength(0);

  await test.step('without a composition the same keys are real', async () => {
    await issue.fill('打印机坏了');
    await press('F9');
    await call.expectOutcome('Created');
    expect(JSON.parse(storeHub.requests[0]?.bodyText ?? '{}')).toMatchObject({
      Ticket: { Issue: '打印机坏了' },
    });
  });
});
