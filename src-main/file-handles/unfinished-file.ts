import { lstatSync, rmSync } from 'node:fs';

const ending = '.new';

/**
 * Returns the name that a file has until it is complete. A file appears under its own name completely or not at all;
 * what a crash leaves under this name is deleted.
 */
export function getUnfinishedName(file: string): string {
  return `${file}${ending}`;
}

/** Returns the name of the finished file, or null if the name is none of an unfinished file. */
export function getFinishedName(name: string): string | null {
  return name.endsWith(ending) ? name.slice(0, -ending.length) : null;
}

/** Deletes what is left of an unfinished file, with the files that SQLite makes beside it if it is a database. */
export function deleteUnfinished(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(getUnfinishedName(file) + suffix, { force: true });
}

/** Deletes a pipe, a socket or a link in the place of an unfinished file. Leaves a file and a folder. */
export function deleteForeignUnfinished(file: string): void {
  const found = lstatSync(getUnfinishedName(file), { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) rmSync(getUnfinishedName(file));
}
