import { closeSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { requireRow } from '../../rows/tickets/missing-row-checks';
import { getNewestMark, renewMark } from '../../journal/stored-journal-position';

/**
 * Tells whether a database file that another program touched still has what this app put there; time and size cannot
 * tell. The proof is the page with the journal's position and its mark: SQLite writes into the file only while it moves
 * its log there, and before each such time the position gets a new mark.
 */
export type UnchangedDatabaseVerifier = {
  /** Accepts what the file has now. Call it after SQLite moved its log into the file. */
  readonly accept: () => void;
  /**
   * Makes sure that the file's next content has another mark. If an older copy may have the mark that the file has now,
   * moves the log into the file at once. Call it every few seconds.
   * @returns whether it did that
   */
  readonly prepareNext: () => boolean;
  /**
   * Tells whether the file and the log have all that this run wrote: in the same places, or with the log moved into the
   * file.
   * @param isLogSame whether nothing of the log was moved into the file since the content was accepted
   */
  readonly check: (isLogSame: boolean) => 'same' | 'log-moved' | 'unproven';
  /**
   * Returns the mark that the file itself has, and null if it has none, or if what this run wrote has the same: once the
   * log is moved into the file, the file has another mark.
   */
  readonly markInFile: () => string | null;
  /** Call it once the database is closed: to close a handle of the file would drop SQLite's locks on it. */
  readonly close: () => void;
};

/** @param isMarkUnique false if an older copy of the file may have the mark that it has now */
export function createUnchangedDatabaseVerifier(
  db: Database,
  file: string,
  isMarkUnique: boolean,
): UnchangedDatabaseVerifier {
  const { pageBytes, pageNumber } = findPage(db);
  let isOpen = true;
  const handle = tryTo(() => openSync(file, 'r'));
  let accepted = readPage();
  // At the very first start, all of the database is in the log.
  let isUnique = isMarkUnique && accepted !== null;
  let markAtAccept = getNewestMark(db);

  function readPage(): Buffer | null {
    if (handle === null) return null;
    const page = Buffer.alloc(pageBytes);
    const length = tryTo(() => readSync(handle, page, 0, pageBytes, (pageNumber - 1) * pageBytes));
    return length === pageBytes ? page : null;
  }

  return {
    accept() {
      const before = accepted;
      accepted = readPage();
      isUnique = accepted !== null && (before === null || !accepted.equals(before));
      markAtAccept = getNewestMark(db);
    },
    prepareNext() {
      if (!db.open || db.inTransaction) return false;
      if (getNewestMark(db) === markAtAccept) tryTo(() => withoutWaiting(db, () => renewMark(db)));
      if (isUnique || getNewestMark(db) === markAtAccept) return false;
      return tryTo(() => db.pragma('wal_checkpoint(PASSIVE)')) !== null;
    },
    check(isLogSame) {
      const [page, mark] = [readPage(), getNewestMark(db)];
      if (page === null || accepted === null || !isUnique) return 'unproven';
      if (isLogSame && page.equals(accepted)) return 'same';
      return mark !== undefined && page.includes(mark) ? 'log-moved' : 'unproven';
    },
    markInFile() {
      const [mark = null] = /\/[\dA-F]{16}/.exec(accepted?.toString('latin1') ?? '') ?? [];
      return mark === getNewestMark(db) ? null : mark;
    },
    close() {
      if (handle !== null && isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}

/** Returns where the only page of the journal's position is in the file. */
function findPage(db: Database): { readonly pageBytes: number; readonly pageNumber: number } {
  const find = db.prepare<[], { pageBytes: number; pageNumber: number }>(
    `SELECT rootpage AS pageNumber, page_size AS pageBytes FROM sqlite_schema, pragma_page_size
     WHERE name = 'journal_position'`,
  );
  return requireRow('table journal_position', find.get());
}

/** Fails at once while another program has the file locked: the calls of the agent must not wait behind this. */
function withoutWaiting(db: Database, work: () => void): void {
  const timeoutMs = db.pragma('busy_timeout', { simple: true }) as number;
  db.pragma('busy_timeout = 0');
  try {
    work();
  } finally {
    db.pragma(`busy_timeout = ${timeoutMs}`);
  }
}

/** Returns null on failure: other operations report what is wrong with the file or the disk. */
function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
