import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { isFolderUsable } from '../../files/is-folder-usable';
import { readSmallFile } from '../../files/read-small-file';
import { writeFileAtomic } from '../../files/write-file-atomic';
import { requestInstanceLock } from './single-instance';

const fileIn = (registryFolder: string): string => join(registryFolder, 'last-data-folder');

/**
 * Writes where the app that is now open keeps its data.
 * @param registryFolder stays the same whatever the policies say
 */
export function rememberUserDataFolder(registryFolder: string): void {
  const folder = app.getPath('userData');
  if (readLast(registryFolder) === folder) return;
  try {
    writeFileAtomic(fileIn(registryFolder), folder);
  } catch {
    // A later start then does not find this app after a change of the policy.
  }
}

/**
 * Hands over to an app of this user that is still open with another folder, because IT has changed the policy
 * `DataFolder` since it was started. This run then uses the same folder.
 * @returns whether such an app is open
 */
export function handToAppInLastFolder(
  registryFolder: string,
  handedOver: Readonly<Record<string, string>>,
): boolean {
  const folder = app.getPath('userData');
  const last = readLast(registryFolder);
  if (last === null || last === folder || !existsSync(last) || !isFolderUsable(last)) return false;
  useFolder(last);
  if (!requestInstanceLock(handedOver)) return true;
  app.releaseSingleInstanceLock();
  useFolder(folder);
  return false;
}

function readLast(registryFolder: string): string | null {
  try {
    return readSmallFile(fileIn(registryFolder));
  } catch {
    return null;
  }
}

/** Electron looks for the lock in the folder of the session, which follows the other only until it is first asked for. */
function useFolder(folder: string): void {
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}
