import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectFolder = join(import.meta.dirname, '../..');

/** One question to a store of the app's own database thread. @returns the time until its answer, in ms */
export async function asked(...question: Parameters<typeof timesOf>): Promise<number> {
  return (await timesOf(...question)).answerMs;
}

/** The app's own database thread opens a file to write, as at every start. @returns how long that takes, in ms */
export async function opened(file: string): Promise<number> {
  return (await timesOf(file, 'views', 'views', [], 'write')).openingMs;
}

async function timesOf(
  file: string,
  store: string,
  method: string,
  args: unknown[],
  access = 'read',
): Promise<{ answerMs: number; openingMs: number }> {
  const script = join(import.meta.dirname, 'ask-database.mjs');
  const worker = join(projectFolder, 'out/main/db-worker.js');
  // A new one each time, beside the data folder: no opening depends on the one before.
  const witness = access === 'write' ? [await mkdtemp(join(dirname(dirname(file)), 'witness-'))] : [];
  const { stdout } = await run(
    process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    [script, worker, file, store, method, JSON.stringify(args), ...witness],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  const [answerMs = Number.NaN, openingMs = Number.NaN] = stdout.split(' ').map(Number);
  return { answerMs, openingMs };
}
