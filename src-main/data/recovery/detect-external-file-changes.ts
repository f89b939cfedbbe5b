import { closeSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs';

/** Watches the files of an open database in their folder. */
export type FileWatch = {
  /**
   * `gone` once the file or its log was deleted, moved or replaced: later writes would be lost when this process ends.
   * `touched` once another program wrote into the database file, or only changed its time.
   */
  readonly check: () => 'same' | 'gone' | 'touched';
  /**
   * Accepts the file's current content as the app's own. SQLite moves its log into the file while it writes.
   * @returns whether the content has changed
   */
  readonly accept: () => boolean;
};

/** Starts to watch. Call it once the database is open. Each check of the folder takes some microseconds. */
export function watchFiles(file: string): FileWatch {
  const database = identityOf(lookUp(file));
  let log = identityOf(lookUp(`${file}-wal`));
  let content = contentOf(file);

  function isLogGone(): boolean {
    const logNow = identityOf(lookUp(`${file}-wal`));
    // SQLite creates the log at the first write.
    if (log === 'none') log = logNow;
    return typeof log === 'string' && log !== 'none' && hasChanged(log, logNow);
  }

  return {
    check: () => {
      const now = lookUp(file);
      if (typeof database === 'string' && hasChanged(database, identityOf(now))) return 'gone';
      if (isLogGone()) return 'gone';
      return content !== undefined && hasChanged(content, contentOf(file, now)) ? 'touched' : 'same';
    },
    accept: () => {
      const before = content;
      content = contentOf(file);
      return content !== before;
    },
  };
}

/** Waits until the file has not changed for a while: a program that copies it may not have finished. */
export function waitUntilUnchanged(file: string, waitMs: (ms: number) => void): void {
  let before = contentOf(file);
  for (let waitedMs = 0; waitedMs < maxWaitMs; waitedMs += stepMs) {
    waitMs(stepMs);
    const now = contentOf(file);
    if (now === before) return;
    before = now;
  }
}

const stepMs = 500;
const maxWaitMs = 10_000;

/** Returns what the folder says of a file, `none` if it is missing, undefined if the folder cannot be read. */
function lookUp(path: string): BigIntStats | 'none' | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? 'none';
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    return code === 'ENOTDIR' ? 'none' : undefined;
  }
}

/** Returns device and inode of a file, `none` if it is missing, `undefined` if the folder cannot be read. */
function identityOf(found: ReturnType<typeof lookUp>): string | undefined {
  return typeof found === 'object' ? `${found.dev} ${found.ino}` : found;
}

/**
 * Returns a value that changes when the file is written. Windows updates the modification time only when a handle is
 * closed, so there the value comes from the header. Elsewhere the header must not be read: closing a handle of the file
 * would drop SQLite's locks on it.
 */
function contentOf(path: string, found = lookUp(path)): string | undefined {
  if (typeof found !== 'object') return undefined;
  if (process.platform !== 'win32') return `${found.size} ${found.mtimeNs}`;
  try {
    return `${found.size} ${headerOf(path)}`;
  } catch {
    return undefined;
  }
}

/** The header of a database. Source: sqlite.org/fileformat2.html. */
const headerBytes = 100;

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
