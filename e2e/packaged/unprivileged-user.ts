import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const runFile = promisify(execFile);
/** The user `nobody` on every Linux. */
const nobody = 65_534;

/**
 * The user for the packaged program. The program accepts no switch that disables its sandbox, with which Chromium
 * refuses to run as root, so tests run by root start it as another user. Empty for the user who runs the tests.
 */
export const unprivilegedUser: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

/** Gives a test's folder and its contents to the user who runs the packaged program. */
export async function giveToUnprivilegedUser(folder: string): Promise<void> {
  if (unprivilegedUser.uid !== undefined) await runFile('chown', ['-R', `${nobody}:${nobody}`, folder]);
}

/**
 * The program's folder where the unprivileged user can read it. A clone of the project may be accessible to root only.
 */
export async function placeForUnprivilegedUser(
  folder: string,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  if (unprivilegedUser.uid === undefined) return { folder, remove: () => Promise.resolve() };
  const place = await mkdtemp(join(tmpdir(), 'helpdesk-program-'));
  await chmod(place, 0o755);
  await runFile('cp', ['--archive', '--reflink=auto', folder, place]);
  const copy = join(place, basename(folder));
  await runFile('chmod', ['-R', 'a+rX', copy]);
  return { folder: copy, remove: () => rm(place, { recursive: true, force: true, maxRetries: 5 }) };
}
