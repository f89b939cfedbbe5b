import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium keeps what a page stores, below the user-data folder. */
const stores = [
  'Cookies',
  'Cookies-journal',
  'File System',
  'IndexedDB',
  'Local Storage',
  'Network/Cookies',
  'Network/Cookies-journal',
  'Service Worker',
  'Session Storage',
  'Shared Dictionary',
  'SharedStorage',
  'WebStorage',
  'blob_storage',
  'databases',
  'shared_proto_db',
];

/**
 * Erases what script in the page put into the stores of the browser. The app uses none of them, and nothing that erases a
 * caller looks there. What another program holds open stays until the next start.
 */
export function erasePageStores(userDataFolder: string): void {
  for (const name of stores) {
    try {
      rmSync(join(userDataFolder, name), { recursive: true, force: true });
    } catch {
      // Windows removes no open file: the next start does.
    }
  }
}
