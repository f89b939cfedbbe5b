import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Returns how this program starts the installer of a newer version, or null if it cannot be updated so. Only the
 * installer for one user puts an uninstaller beside the program; all other packages need an administrator.
 */
export function findInstallerStarter(
  platform: NodeJS.Platform,
  programFile: string,
): ((file: string) => boolean) | null {
  if (platform !== 'win32' || !existsSync(join(dirname(programFile), 'uninstall.exe'))) return null;
  return startInstaller;
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
