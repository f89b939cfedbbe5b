import { lstatSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders below the user-data folder in which Chromium stores a page's data. */
const refusedStores = [
  'File System',
  'IndexedDB',
  'Local Storage',
  'Service Worker',
  'Session Storage',
  'SharedStorage',
  'WebStorage',
  'databases',
];

/** Stores that Chromium also needs for itself: they are erased, but not blocked. */
const erasedStores = [
  'Cookies',
  'Cookies-journal',
  'Network/Cookies',
  'Network/Cookies-journal',
  'Shared Dictionary',
  'blob_storage',
  'shared_proto_db',
];

/**
 * Keeps scripts in the page from storing anything on disk. The app needs none of these stores, and an erasure does not
 * search them. Chromium has no switch for that. An empty file in place of a folder keeps Chromium from creating it, so
 * the store fails, or lives in memory until the window closes. A file that another program holds open stays until the
 * next start.
 */
export function blockPageStorage(userDataFolder: string): void {
  for (const name of erasedStores) tryTo(() => erase(join(userDataFolder, name)));
  for (const name of refusedStores)
    tryTo(() => {
      const path = join(userDataFolder, name);
      if (isEmptyFile(path)) return;
      erase(path);
      writeFileSync(path, '', { mode: 0o600 });
    });
}

/** Chromium opens these once more while it ends, whether a page used them or not. */
const storesOpenedAtEnd = ['Local Storage', 'Session Storage'];

/**
 * Removes the block before the process ends. Chromium retries for three seconds if it cannot open these stores, and a
 * second start is lost meanwhile. No page is left to use them, and the next start erases them.
 */
export function unblockPageStorageAtQuit(userDataFolder: string): void {
  for (const name of storesOpenedAtEnd) tryTo(() => erase(join(userDataFolder, name)));
}

/** As the guard left it at the last start. */
function isEmptyFile(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === 0;
}

function erase(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // Windows cannot delete an open file; the next start tries again.
  }
}
