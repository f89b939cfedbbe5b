import { execFile, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import { expect, test as base } from '../fixtures/test';
import { startSpeechRecorder } from './record-speech';
import { endProcess } from './end-process';

const runFile = promisify(execFile);

/** An agent who sees nothing: presses real keys, and knows only what the screen reader says. */
export type BlindAgent = {
  /** Presses keys, and waits until something that matches was spoken since. Returns it. */
  readonly press: (keys: readonly string[], until: RegExp) => Promise<string>;
  readonly type: (text: string) => Promise<void>;
  /**
   * Presses Tab, and returns the control that is spoken. Orca is silent where the caret of a field arrives before the
   * focus; its key KP_Enter (where am I) then says it, as its users know.
   */
  readonly tab: () => Promise<string>;
  /** Presses the button that has the focus, and returns what is spoken of the control that gets it. */
  readonly activate: (until: RegExp) => Promise<string>;
  /** Waits until something that matches is spoken by itself. */
  readonly hear: (until: RegExp) => Promise<string>;
};

/** What Orca says of a control, behind its name. */
const control = /\b(entry|combo box|radio button|check box|button|list box)\b|^Read back|^Paste or type/;

const silenceMs = 4_000;

/** Nothing is spoken but what the app says: no echo of keys, and no reading of the whole page. */
const quiet = { enableKeyEcho: false, sayAllOnLoad: false, pageSummaryOnLoad: false };
const profile = { profile: ['Default', 'default'], pronunciations: {}, keybindings: {} };
const orcaSettings = {
  general: { startingProfile: profile.profile, ...quiet },
  pronunciations: {},
  keybindings: {},
  profiles: { default: { ...profile, ...quiet } },
};

export const test = base.extend<{ readonly listener: BlindAgent }>({
  // On the bus of the keyring, since an app has one session bus.
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off its first parameter.
  keyring: async ({}, use) => {
    const keyring = await openPrivateKeyring({ 'org.a11y.Bus': '/usr/libexec/at-spi-bus-launcher' });
    await use(keyring);
    await keyring.close();
  },
  listener: async ({ keyring }, use, testInfo) => {
    const { home } = keyring;
    const env = {
      ...process.env,
      ...keyring.env,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      LANG: 'C.UTF-8',
    };
    await mkdir(join(home, 'data', 'orca'), { recursive: true });
    await writeFile(join(home, 'data', 'orca', 'user-settings.conf'), JSON.stringify(orcaSettings));
    const speech = await startSpeechRecorder(home, env);
    const orca = spawn('orca', ['--replace', `--debug-file=${testInfo.outputPath('orca.txt')}`], {
      env: { ...env, ...speech.env },
      stdio: 'ignore',
    });
    let spokenCount = 0;
    const since = (): readonly string[] => speech.read().slice(spokenCount);
    const hear = async (until: RegExp): Promise<string> => {
      await expect
        .poll(() => since().some((spoken) => until.test(spoken)) || since(), { message: `spoken: ${until}` })
        .toBe(true);
      return since().find((spoken) => until.test(spoken)) ?? '';
    };
    const isHeardSoon = async (until: RegExp): Promise<boolean> => {
      const startMs = performance.now();
      const isSpoken = () => since().some((spoken) => until.test(spoken));
      await expect.poll(() => isSpoken() || performance.now() - startMs > silenceMs).toBe(true);
      return isSpoken();
    };
    const actAndHear = async (args: readonly string[], until: RegExp): Promise<string> => {
      spokenCount = speech.read().length;
      await runFile('xdotool', args, { env });
      return hear(until);
    };
    const moveAndHear = async (key: string, until: RegExp): Promise<string> => {
      spokenCount = speech.read().length;
      await runFile('xdotool', ['key', key], { env });
      if (!(await isHeardSoon(until))) await runFile('xdotool', ['key', 'KP_Enter'], { env });
      return hear(until);
    };
    await hear(/Screen reader on/);
    await use({
      press: (keys, until) => actAndHear(['key', '--delay', '60', ...keys], until),
      type: async (text) => {
        await runFile('xdotool', ['type', '--delay', '60', text], { env });
      },
      tab: () => moveAndHear('Tab', control),
      activate: (until) => moveAndHear('space', until),
      hear,
    });
    await writeFile(testInfo.outputPath('spoken.txt'), `${speech.read().join('\n')}\n`);
    await endProcess(orca);
    await speech.close();
  },
});

export { expect };
