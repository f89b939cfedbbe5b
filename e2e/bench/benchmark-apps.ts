import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { attachToPage, type DevToolsPage } from './devtools-pipe';
import { copyHistory, getHistoryFile } from './copy-history';

const projectFolder = join(import.meta.dirname, '../..');

/** A program to measure. It keeps its data folder from start to start. */
export type BenchmarkApp = {
  readonly start: () => Promise<StartedApp>;
  readonly remove: () => Promise<void>;
};

export type StartedApp = {
  readonly page: DevToolsPage;
  readonly pid: number;
  /** When the program was spawned, by `performance.now()`. */
  readonly spawnedAtMs: number;
};

type Environment = Readonly<Record<string, string>>;

/**
 * The app from source in its production build, live, with the given environment. With a history, it runs on a copy of
 * that folder's live history: `historyFile`.
 */
export async function createHelpdeskApp(
  env: Environment,
  history?: string,
): Promise<BenchmarkApp & { readonly historyFile: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-bench-'));
  if (history !== undefined) await copyBackedUp(history, folder);
  const app = createApp(folder, [projectFolder], {
    ...env,
    HELPDESK_USER_DATA: folder,
    HELPDESK_MODE: 'live',
  });
  return { ...app, historyFile: getHistoryFile(folder) };
}

/** A window with one field, in the same Electron. */
export async function createBlankApp(env: Environment): Promise<BenchmarkApp> {
  const folder = await mkdtemp(join(tmpdir(), 'blank-bench-'));
  return createApp(folder, [`--user-data-dir=${folder}`, join(import.meta.dirname, 'blank-window')], env);
}

async function copyBackedUp(history: string, folder: string): Promise<void> {
  const backups = join(dirname(await copyHistory(history, folder)), 'backups');
  await mkdir(backups);
  // Pretends that today's backup exists, since backups are measured separately.
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  await writeFile(join(backups, `helpdesk-000001-${stamp}Z-daily.db`), '');
}

function createApp(folder: string, args: readonly string[], env: Environment): BenchmarkApp {
  const running = new Set<ChildProcess>();
  return {
    async start() {
      const spawnedAtMs = performance.now();
      const sandbox = process.env['HELPDESK_TEST_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
      const child = spawn(
        process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
        [...sandbox, '--remote-debugging-pipe', ...args],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
      );
      running.add(child);
      child.once('exit', () => running.delete(child));
      return { page: await attachToPage(child), pid: child.pid ?? 0, spawnedAtMs };
    },
    async remove() {
      for (const child of running) child.kill('SIGKILL');
      for (const made of ['', '-witness', '-machine-witness'])
        await rm(`${folder}${made}`, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
