import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
/** The user `nobody` of every Linux. */
const nobody = 65_534;

/**
 * Whom to start the packaged program as. It takes no switch that ends its sandbox, with which Chromium refuses to run as
 * root: tests that root runs start it as somebody else. Empty for the user who runs the tests.
 */
export const ordinaryUser: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

/** Gives a folder of a test, and all in it, to the user who the packaged program runs as. */
export async function giveToOrdinaryUser(folder: string): Promise<void> {
  if (ordinaryUser.uid !== undefined) await runFile('chown', ['-R', `${nobody}:${nobody}`, folder]);
}

/** The folder of a program where the ordinary user finds it; a clone of the project may lie where only root does. */
export async function placeForOrdinaryUser(
  folder: string,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  if (ordinaryUser.uid === undefined) return { folder, remove: () => Promise.resolve() };
  const place = await mkdtemp(join(tmpdir(), 'helpdesk-program-'));
  await chmod(place, 0o755);
  await runFile('cp', ['--archive', '--reflink=auto', folder, place]);
  const copy = join(place, basename(folder));
  await runFile('chmod', ['-R', 'a+rX', copy]);
  return { folder: copy, remove: () => rm(place, { recursive: true, force: true, maxRetries: 5 }) };
}
