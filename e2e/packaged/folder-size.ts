import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The total size of all files in a folder and its subfolders, in bytes. */
export function measureFolderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .filter((entry) => entry.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}
