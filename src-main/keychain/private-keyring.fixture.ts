import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const project = join(import.meta.dirname, '../..');

/** False where there is no GNOME Keyring to test with. */
export const hasKeyring =
  process.platform === 'linux' &&
  ['dbus-daemon', 'gnome-keyring-daemon'].every((name) => spawnSync('which', [name]).status === 0);

/**
 * Bundles the keychain once, so that each question can be asked by a process of its own: libsecret keeps its
 * first connection for as long as a process lives. Under node_modules, where keytar can be found from.
 */
export async function bundleKeychain(): Promise<{ readonly script: string; readonly remove: () => void }> {
  const cache = join(project, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'keychain-'));
  await build({
    root: project,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      outDir: folder,
      rolldownOptions: {
        input: {
          keychain: join(import.meta.dirname, 'system-keychain.ts'),
          keeper: join(import.meta.dirname, 'token-keeper.ts'),
        },
        external: ['keytar'],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  const script = join(folder, 'ask.mjs');
  writeFileSync(script, askScript);
  return {
    script,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Each argument is one step, `method` or `method=argument`, or a call of keytar's own; prints what each gave. */
const askScript = `
import keytar from 'keytar';
import { createSystemKeychain } from './keychain.mjs';
import { createTokenKeeper } from './keeper.mjs';
const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env;
const schedule = (ms, run) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); };
const keeper = createTokenKeeper(createSystemKeychain({
  platform: process.platform, uid: process.getuid(), schedule,
  sessionBus: { address: DBUS_SESSION_BUS_ADDRESS ?? null, runtimeFolder: XDG_RUNTIME_DIR ?? null },
}));
const outside = {
  plant: (text) => keytar.setPassword('storehub-helpdesk', 'api-token', text),
  steal: () => keytar.deletePassword('storehub-helpdesk', 'api-token'),
};
const answers = [];
for (const step of process.argv.slice(2)) {
  const [method, argument] = step.split('=');
  const beganMs = performance.now();
  const answer = await (outside[method] ?? keeper[method])(argument);
  answers.push({ answer: answer ?? null, tookMs: performance.now() - beganMs });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
`;

export type Asked = { readonly answer: unknown; readonly tookMs: number };

/** A session bus with a home of its own, on which nothing is started by itself. */
export async function openPrivateBus(script: string) {
  const home = mkdtempSync(join(tmpdir(), 'keyring-'));
  const socket = join(home, 'bus');
  const env: Record<string, string> = {
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
    ELECTRON_RUN_AS_NODE: '1',
  };
  const config = join(home, 'bus.conf');
  writeFileSync(config, busWithoutServices(socket));
  const bus = spawn('dbus-daemon', ['--nofork', '--print-address', `--config-file=${config}`], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let keyring: ChildProcess | undefined;
  await once(bus.stdout, 'data');

  return {
    /** Starts the keyring, unlocked by its password, or as after a login that did not unlock it. */
    async startKeyring(state: 'unlocked' | 'locked'): Promise<void> {
      const unlock = state === 'unlocked' ? ['--unlock'] : [];
      keyring = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      keyring.stdin?.end('private');
      while (JSON.stringify(await askIn(env, script, ['state'])).includes('absent')) {
        if (keyring.exitCode !== null) throw new Error('the keyring did not start');
      }
    },

    async stopKeyring(): Promise<void> {
      await ended(keyring);
    },

    freezeKeyring(): void {
      keyring?.kill('SIGSTOP');
    },

    /** What each step gave, in a process of its own. */
    async ask(...steps: string[]): Promise<Asked[]> {
      return askIn(env, script, steps);
    },

    /** The same without this bus, or with another one. */
    async askWithout(other: { address?: string }, ...steps: string[]): Promise<Asked[]> {
      const { DBUS_SESSION_BUS_ADDRESS: _address, ...rest } = env;
      const folder = join(home, 'nothing');
      const elsewhere = other.address === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS: other.address };
      return askIn({ ...rest, XDG_RUNTIME_DIR: folder, ...elsewhere }, script, steps);
    },

    /** The files below the home that hold the text as it is. */
    filesWith(text: string): string[] {
      return readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => {
        const file = join(home, name);
        return statSync(file).isFile() && readFileSync(file).includes(text);
      });
    },

    async close(): Promise<void> {
      await ended(keyring);
      await ended(bus);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Without folders of services: nothing is started because somebody asked for it. */
function busWithoutServices(socket: string): string {
  return `<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;
}

async function askIn(env: Record<string, string>, script: string, steps: string[]): Promise<Asked[]> {
  const printed = await new Promise<string>((done, failed) => {
    execFile(process.execPath, [script, ...steps], { env, timeout: 60_000 }, (error, stdout) => {
      if (error === null) done(stdout);
      else failed(new Error('asking failed', { cause: error }));
    });
  });
  return JSON.parse(printed) as Asked[];
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
