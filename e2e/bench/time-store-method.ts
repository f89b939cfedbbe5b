import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const projectFolder = join(import.meta.dirname, '../..');

/**
 * Calls a store of the app's own database thread once.
 * @returns the time until its answer, in ms
 */
export async function timeStoreMethod(
  file: string,
  store: string,
  method: string,
  args: unknown[],
  access = 'read',
): Promise<number> {
  const script = join(import.meta.dirname, 'time-store-method-process.mjs');
  const worker = join(projectFolder, 'out/main/db-worker.js');
  // A new witness each time, next to the data folder, so that no opening depends on an earlier one.
  const witness = access === 'write' ? [await mkdtemp(join(dirname(dirname(file)), 'witness-'))] : [];
  const { stdout } = await run(
    process.env['HELPDESK_TEST_ELECTRON'] ?? 'electron',
    [script, worker, file, store, method, JSON.stringify(args), ...witness],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  return Number(stdout);
}
