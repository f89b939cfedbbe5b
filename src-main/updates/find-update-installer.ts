import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  if (appImage !== null && isReplaceable(appImage))
    return { entry: 'appImage', start: (file) => replaceAppImage(file, appImage) };
  return null;
}

/** Starts an installer that goes on in silence when this process has ended. False if it did not start. */
export function startInstaller(file: string): boolean {
  const installer = spawn(file, ['/S'], {
    // Elsewhere than the program's folder, which Windows would not let the installer replace.
    cwd: dirname(file),
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  installer.on('error', () => undefined);
  installer.unref();
  return installer.pid !== undefined;
}

/** Puts the file in the place of the AppImage. One that runs still has the old file. */
function replaceAppImage(file: string, appImage: string): boolean {
  const beside = `${appImage}.new`;
  try {
    copyFileSync(file, beside);
    chmodSync(beside, 0o755);
    renameSync(beside, appImage);
    return true;
  } catch {
    rmSync(beside, { force: true });
    return false;
  }
}

function isReplaceable(appImage: string): boolean {
  try {
    accessSync(dirname(appImage), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
