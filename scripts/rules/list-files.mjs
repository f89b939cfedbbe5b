import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const notOurs = new Set(['node_modules', 'out', 'dist', 'test-results', '.git']);

/**
 * Returns the files under a folder, as paths from the root with forward slashes; none if the folder does not exist.
 */
export function listFiles(root, folder) {
  return entriesUnder(root, folder).flatMap((entry) =>
    entry.isDirectory() ? listFiles(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

function entriesUnder(root, folder) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !notOurs.has(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
