import { spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncToDisk } from '../db/sync-to-disk';
import { toFeedError } from './request-from-feed';
import type { UpdateInstaller } from './self-update';

/**
 * Returns how this program installs a newer version, or null if it cannot: packages that an administrator has installed
 * are the administrator's. Only the EXE for one user puts an uninstaller beside the program.
 */
export function findUpdateInstaller(
  platform: NodeJS.Platform,
  programFile: string,
  appImage: string | null,
): UpdateInstaller | null {
  if (platform === 'win32' && existsSync(join(dirname(programFile), 'uninstall.exe')))
    return { entry: 'installer', start: startInstaller };
  const found = appImage === null ? null : findReplaceable(appImage);
  if (appImage === null || found === null) return null;
  return { entry: 'appImage', start: (file) => replaceAppImage(file, appImage, found) };
}

/** Starts an installer that goes on in silence when this process has ended. @throws if it did not start */
export function startInstaller(file: string): void {
  const installer = spawn(file, ['/S'], {
    // Elsewhere than the program's folder, which Windows would not let the installer replace.
    cwd: dirname(file),
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  installer.on('error', () => undefined);
  installer.unref();
  if (installer.pid === undefined) throw new Error('not started');
}

/**
 * Puts the file in the place of the AppImage, whole or not at all. One that runs still has the old file.
 * @throws codes of the file system; `changed` where the AppImage is no longer the one that was `found`, such as a newer
 * one of another user; `not-an-app-image` for a file of another kind or for another processor
 */
function replaceAppImage(file: string, appImage: string, found: Stats): void {
  const { ino, size, mtimeMs } = statSync(appImage);
  if (ino !== found.ino || size !== found.size || mtimeMs !== found.mtimeMs) throw toFeedError('changed');
  if (readKind(file) !== readKind(appImage)) throw toFeedError('not-an-app-image');
  removeUnfinished(appImage);
  // Two users may have the same AppImage.
  const beside = `${appImage}.${process.pid}.new`;
  try {
    copyFileSync(file, beside, constants.COPYFILE_EXCL);
    chmodSync(beside, found.mode & 0o777);
    syncToDisk(beside);
    renameSync(beside, appImage);
    syncToDisk(dirname(appImage));
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown;
  }
}

/** Deletes what an app that was ended by force has left beside the AppImage. */
function removeUnfinished(appImage: string): void {
  const start = `${basename(appImage)}.`;
  for (const name of readdirSync(dirname(appImage))) {
    const processId = name.startsWith(start) ? /^(\d+)\.new$/.exec(name.slice(start.length))?.[1] : undefined;
    if (processId === undefined || isRunning(Number(processId))) continue;
    try {
      rmSync(join(dirname(appImage), name));
    } catch {
      // Another user's, or a folder.
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (thrown) {
    // Another user's.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** Returns what the head of a program says of its kind and its processor. */
function readKind(file: string): string {
  const head = Buffer.alloc(20);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  return [head.subarray(0, 7), head.subarray(8, 11), head.subarray(18)].join();
}

function findReplaceable(appImage: string): Stats | null {
  try {
    accessSync(dirname(appImage), constants.W_OK);
    return statSync(appImage);
  } catch {
    return null;
  }
}
