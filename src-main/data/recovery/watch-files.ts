import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Watches the files of an open database in their folder. */
export type FileWatch = {
  /**
   * True once the file or its log was deleted, moved or replaced. Later writes would be lost when this process ends.
   */
  readonly areGone: () => boolean;
  /** True once another program wrote into the database file. */
  readonly isOverwritten: () => boolean;
  /** Accepts the file's current content as the app's own. SQLite moves its log into the file while it writes. */
  readonly acceptOwnWrites: () => void;
};

/** Starts to watch. Call it once the database is open. Each check of the folder takes some microseconds. */
export function watchFiles(file: string): FileWatch {
  const database = identityOf(file);
  let log = identityOf(`${file}-wal`);
  let content = contentOf(file);

  return {
    areGone: () => {
      if (typeof database === 'string' && hasChanged(database, identityOf(file))) return true;
      const logNow = identityOf(`${file}-wal`);
      // SQLite creates the log at the first write.
      if (log === 'none') log = logNow;
      return typeof log === 'string' && log !== 'none' && hasChanged(log, logNow);
    },
    isOverwritten: () => content !== undefined && hasChanged(content, contentOf(file)),
    acceptOwnWrites: () => {
      content = contentOf(file);
    },
  };
}

/** Waits until the file has not changed for a while: a program that copies it may not have finished. */
export function waitUntilUnchanged(file: string, waitMs: (ms: number) => void): void {
  let before = contentOf(file);
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += stepMs) {
    waitMs(stepMs);
    const now = contentOf(file);
    if (now === before) return;
    before = now;
  }
}

const stepMs = 500;
const longestWaitMs = 10_000;

/** Returns device and inode of a file, `none` if it is missing, `undefined` if the folder cannot be read. */
function identityOf(path: string): string | undefined {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? 'none' : `${found.dev} ${found.ino}`;
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    return code === 'ENOTDIR' ? 'none' : undefined;
  }
}

/** The header of a database. Source: sqlite.org/fileformat2.html. */
const headerBytes = 100;

/**
 * Returns a value that changes when the file is written. Windows updates the modification time only when a handle is
 * closed, so there the value comes from the header. Elsewhere the header must not be read: closing a handle of the file
 * would drop SQLite's locks on it.
 */
function contentOf(path: string): string | undefined {
  try {
    const { size, mtimeNs } = statSync(path, { bigint: true });
    return `${size} ${process.platform === 'win32' ? headerOf(path) : mtimeNs}`;
  } catch {
    return undefined;
  }
}

function headerOf(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    readSync(handle, header, 0, headerBytes, 0);
    return header.toString('base64');
  } finally {
    closeSync(handle);
  }
}

function hasChanged(before: string, now: string | undefined): boolean {
  return now !== undefined && now !== before;
}
