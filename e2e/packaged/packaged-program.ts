import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { giveToUnprivilegedUser, unprivilegedUser } from './unprivileged-user';

const runFile = promisify(execFile);

/** The packaged program as a person uses it: its screen, its keyboard, and its files afterwards. */
export type PackagedRun = {
  readonly pid: number;
  /** Everything it has written to the terminal so far. */
  readonly output: () => string;
  /** Types a text at the caret. */
  readonly type: (text: string) => Promise<void>;
  readonly press: (...keys: string[]) => Promise<void>;
  /** The rows of a query on the practice database; none while there is no database yet. */
  readonly rows: <Row>(query: string) => Promise<Row[]>;
  /** Waits until it has ended for any reason. Returns its exit code, or null after a signal. */
  readonly gone: () => Promise<number | null>;
  readonly end: () => Promise<void>;
};

export type PackagedStart = {
  readonly program: string;
  readonly display: string;
  /** The configuration home. The data folder is inside it. */
  readonly configHome: string;
  readonly args?: readonly string[];
  /** Another user than `unprivilegedUser`. */
  readonly user?: { readonly uid?: number };
  readonly env?: Readonly<Record<string, string>>;
};

export function startPackaged(start: PackagedStart): PackagedRun {
  const child = spawn(start.program, start.args ?? [], {
    ...(start.user ?? unprivilegedUser),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DISPLAY: start.display,
      WAYLAND_DISPLAY: '',
      HOME: start.configHome,
      XDG_CONFIG_HOME: start.configHome,
      XDG_RUNTIME_DIR: start.configHome,
      ...start.env,
    },
  });
  const gone = once(child, 'exit');
  let output = '';
  const listen = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const env = { ...process.env, DISPLAY: start.display };
  return {
    pid: child.pid ?? 0,
    output: () => output,
    type: async (text) => {
      await runFile('xdotool', ['type', '--delay', '5', text], { env });
    },
    press: async (...keys) => {
      await runFile('xdotool', ['key', '--delay', '5', ...keys], { env });
    },
    rows: (query) => rowsOf(join(getDataFolder(start.configHome), 'practice', 'helpdesk.db'), query),
    gone: async () => {
      const [code] = (await gone) as [number | null];
      return code;
    },
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
    },
  };
}

/**
 * Creates a configuration home in which an agent has chosen practice, so that a token in the keyring has no effect.
 */
export async function createConfigHome(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-config-'));
  await mkdir(getDataFolder(folder), { recursive: true });
  await writeFile(join(getDataFolder(folder), 'settings.json'), JSON.stringify({ chosenMode: 'practice' }));
  await giveToUnprivilegedUser(folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Locates the program that this run packaged, and the files next to it. */
export function findPackagedProgram(): { program: string; folder: string; resources: string } {
  const program = process.env['HELPDESK_TEST_PACKAGED'] ?? '';
  if (!existsSync(program)) throw new Error('nothing is packaged: run npm test -- packaged');
  const folder = dirname(program);
  return { program, folder, resources: join(folder, 'resources') };
}

export function getDataFolder(configHome: string): string {
  return join(configHome, 'StoreHub Helpdesk');
}

/** Reads the database with a program other than the app, as an administrator could. */
async function rowsOf<Row>(file: string, query: string): Promise<Row[]> {
  if (!existsSync(file)) return [];
  const script = `const db = require('better-sqlite3')(${JSON.stringify(file)}, { readonly: true });
    try {
      console.log(JSON.stringify(db.prepare(${JSON.stringify(query)}).all()));
    } catch (error) {
      // Its tables are made in the moment after the file.
      if (!error.message.startsWith('no such table')) throw error;
      console.log('[]');
    }`;
  const { stdout } = await runFile(process.execPath, ['-e', script]);
  return JSON.parse(stdout) as Row[];
}
