import { lstatSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getErrorName } from '../log/error-trace';
import type { Log } from '../log/log';
import { listNames } from './list-names';

/**
 * Patterns for the names of the app's own files and folders. `replaceable` are those of them whose loss costs nothing.
 */
export type OwnNames = { readonly files: RegExp; readonly folders: RegExp; readonly replaceable: RegExp };

/**
 * Renames entries that have the name of one of the app's files but cannot be one: a pipe or a socket would block, a
 * folder is not writable. A link counts as its target, because a person may have moved data to another disk. Only where
 * there is nothing to lose, a link to a file or to nothing is renamed, too. Call it before any of these files is opened.
 */
export function setAsideNonFiles(folder: string, own: OwnNames, log: Pick<Log, 'warn'>): void {
  for (const name of listNames(folder)) {
    const isRight = isOwnKind(folder, name, own);
    if (isRight === null || isRight) continue;
    try {
      renameSync(join(folder, name), findFreeName(join(folder, name)));
      log.warn('no file of the app, and set aside', { name });
    } catch (thrown) {
      log.warn('no file of the app, and in the way', { name, error: getErrorName(thrown) });
    }
  }
}

/** Returns null if the entry does not have one of the app's names, or cannot be read. */
function isOwnKind(folder: string, name: string, { files, folders, replaceable }: OwnNames): boolean | null {
  const [isFile, isFolder] = [files.test(name), folders.test(name)];
  if (!isFile && !isFolder) return null;
  const found = statSync(join(folder, name), { throwIfNoEntry: false });
  if (replaceable.test(name) && found?.isDirectory() !== true && isLink(join(folder, name))) return false;
  if (found === undefined) return null;
  return isFile ? found.isFile() : found.isDirectory();
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** True for a link without a target, too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function findFreeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${path}.set-aside-${number}`;
    if (!isThere(name)) return name;
  }
}
