import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders in which Chromium keeps what a page stores, below the user-data folder. */
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

/** The same, of what Chromium writes for itself as well. */
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
 * Keeps script in the page from storing anything on disk: the app needs none of these stores, and nothing that erases a caller
 * looks there. Chromium has no switch for it. An empty file in the place of a folder keeps Chromium from making it, so that the
 * store fails, or lasts in memory until the window is gone. What another program holds open stays until the next start.
 */
export function blockPageStorage(userDataFolder: string): void {
  for (const name of erasedStores) tryTo(() => erase(join(userDataFolder, name)));
  for (const name of refusedStores)
    tryTo(() => {
      erase(join(userDataFolder, name));
      writeFileSync(join(userDataFolder, name), '', { mode: 0o600 });
    });
}

function erase(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // Windows removes no open file: the next start does.
  }
}
