import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { succeed, type Result } from '../../../shared/result';
import type { DatabaseError } from '../../db/database-error';
import { claimFolder, type FolderOwner } from '../folder-lock/folder-owner';
import { openWithRecovery, type RecoveredStores, type RecoveryOptions } from './open-with-recovery';
import { setAsideNonFilesInDataFolder } from './set-aside-non-files-in-data-folder';

/** A recovered database in a folder that this copy of the app owns until it is closed. */
export type OwnedDatabase = RecoveredStores & Pick<FolderOwner, 'beat'>;

/**
 * Makes this copy of the app the owner of the folder, and opens its database.
 * @param options `id` is unique among the running copies of the app
 */
export function claimFolderAndOpen(
  file: string,
  nowMs: number,
  options: RecoveryOptions & Required<Pick<RecoveryOptions, 'log'>> & { readonly id: string },
): Result<OwnedDatabase, DatabaseError> {
  setAsideNonFilesInDataFolder(dirname(file), options.log);
  const claimed = claimFolder(dirname(file), { id: options.id, host: hostname(), pid: process.pid });
  if (!claimed.ok) return claimed;
  const { isOwner, beat, release } = claimed.value;
  const opened = openWithRecovery(file, nowMs, { ...options, isOwner });
  if (!opened.ok) {
    release();
    return opened;
  }
  const { close } = opened.value;
  return succeed({
    ...opened.value,
    beat,
    close: () => {
      close();
      release();
    },
  });
}
