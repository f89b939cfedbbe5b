import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { openPrivateBus } from '../../e2e/fixtures/private-session-bus';

const project = join(import.meta.dirname, '../..');

/**
 * Bundles the keychain once, so that each query can run in its own process: libsecret keeps its first connection for as
 * long as a process lives. The bundle is under node_modules, so that it finds keytar.
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
          vault: join(import.meta.dirname, 'token-vault.ts'),
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

/**
 * Each argument is one step: `method` or `method=argument` of the vault, or a direct call of keytar. Prints the result
 * of each.
 */
const askScript = `
import keytar from 'keytar';
import { createSystemKeychain } from './keychain.mjs';
import { createTokenVault } from './vault.mjs';
const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR, UNATTENDED } = process.env;
const schedule = (ms, run) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); };
const vault = createTokenVault(createSystemKeychain({
  account: 'api-token',
  platform: process.platform, uid: process.getuid(), schedule,
  isUnattended: UNATTENDED === '1',
  sessionBus: { address: DBUS_SESSION_BUS_ADDRESS ?? null, runtimeFolder: XDG_RUNTIME_DIR ?? null },
}), { info() {}, warn() {}, error() {} });
const outside = {
  plant: (text) => keytar.setPassword('storehub-helpdesk', 'api-token', text),
  steal: () => keytar.deletePassword('storehub-helpdesk', 'api-token'),
};
const answers = [];
for (const step of process.argv.slice(2)) {
  const [method, argument] = step.split('=');
  const beganMs = performance.now();
  const answer = await (outside[method] ?? vault[method])(argument);
  answers.push({ answer: answer ?? null, tookMs: performance.now() - beganMs });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
`;

export type KeychainAnswer = { readonly answer: unknown; readonly tookMs: number };

/** Opens a private bus, and runs processes that query the keychain on it. */
export async function openAskedBus(script: string) {
  const bus = await openPrivateBus();

  return {
    ...bus,

    /** Runs the steps in a new process. @returns the result of each */
    async ask(...steps: string[]): Promise<KeychainAnswer[]> {
      return askIn(bus.env, script, steps);
    },

    /** Does the same as a script does, with nobody to answer the system. */
    async askUnattended(...steps: string[]): Promise<KeychainAnswer[]> {
      return askIn({ ...bus.env, UNATTENDED: '1' }, script, steps);
    },

    /** Does the same without this bus, or with another one. */
    async askWithout(other: { address?: string }, ...steps: string[]): Promise<KeychainAnswer[]> {
      const { DBUS_SESSION_BUS_ADDRESS: _address, ...rest } = bus.env;
      const folder = join(bus.home, 'nothing');
      const elsewhere = other.address === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS: other.address };
      return askIn({ ...rest, XDG_RUNTIME_DIR: folder, ...elsewhere }, script, steps);
    },
  };
}

async function askIn(
  env: Readonly<Record<string, string>>,
  script: string,
  steps: string[],
): Promise<KeychainAnswer[]> {
  const printed = await new Promise<string>((done, failed) => {
    const options = { env: { ...env, ELECTRON_RUN_AS_NODE: '1' }, timeout: 60_000 };
    execFile(process.execPath, [script, ...steps], options, (error, stdout) => {
      if (error === null) done(stdout);
      else failed(new Error('asking failed', { cause: error }));
    });
  });
  return JSON.parse(printed) as KeychainAnswer[];
}
