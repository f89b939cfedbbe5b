import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** Takes a few milliseconds. */
const pagesPerStep = 2_048;

/** First byte of a b-tree page, and the length of its header. Source: sqlite.org/fileformat2.html, "B-tree Pages". */
const headBytes = new Map([
  [0x02, 12],
  [0x05, 12],
  [0x0a, 8],
  [0x0d, 8],
]);

/**
 * Maximum page count. Above it, the page number at the start of an overflow page could look like the first byte of a
 * b-tree page.
 */
const maxPages = 0x0200_0000;

/** Each handle stays open as long as its database: closing any handle of a file drops SQLite's locks on it. */
const handles = new WeakMap<Database, number>();

/**
 * Overwrites remains of rows in some pages of the database file, and drops the page cache: `secure_delete` of SQLite
 * leaves the copies that defragmenting a page puts into its gap. Call it while this connection, the only writer, is idle.
 * @param from the page to start at; the first page is 0
 * @returns the page to continue at: `from` again if a reader still needs the log, null after the last page
 * @throws errors of SQLite or the file system
 */
export function scrubPages(db: Database, from: number): number | null {
  if (db.memory) return null;
  if (db.inTransaction || !truncateWal(db)) return from;
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const count = db.pragma('page_count', { simple: true }) as number;
  if (count >= maxPages || db.pragma('auto_vacuum', { simple: true }) !== 0)
    throw new Error('a database of a kind that this app does not make');
  const stepLength = Math.min(pagesPerStep, count - from);
  if (stepLength <= 0) return null;
  const pages = Buffer.allocUnsafe(stepLength * pageBytes);
  const handle = handleOf(db);
  const read = readSync(handle, pages, 0, pages.length, from * pageBytes);
  let isChanged = false;
  for (let page = 0; (page + 1) * pageBytes <= read; page += 1) {
    const room = findUnusedRoom(
      pages.subarray(page * pageBytes, (page + 1) * pageBytes),
      from + page === 0 ? 100 : 0,
    );
    if (room === null) continue;
    writeSync(
      handle,
      Buffer.alloc(room.end - room.start),
      0,
      room.end - room.start,
      (from + page) * pageBytes + room.start,
    );
    isChanged = true;
  }
  if (isChanged) {
    fdatasyncSync(handle);
    db.pragma('shrink_memory');
  }
  return from + stepLength < count ? from + stepLength : null;
}

/** Closes the file handle of a database. Call it after the connection is closed. */
export function releasePageCache(db: Database): void {
  const handle = handles.get(db);
  handles.delete(db);
  if (handle !== undefined) closeSync(handle);
}

/**
 * Moves the whole log into the file and truncates it. @returns false, without waiting, if a reader still needs the log
 */
function truncateWal(db: Database): boolean {
  const [{ timeout } = { timeout: 0 }] = db.pragma('busy_timeout') as { timeout: number }[];
  db.pragma('busy_timeout = 0');
  try {
    const [log] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return log?.busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${timeout}`);
  }
}

/**
 * Finds the gap of a b-tree page. Returns null if the gap is all zero or the page is not a b-tree page. Leaves
 * inconsistent pages to the integrity check.
 */
function findUnusedRoom(page: Buffer, headAt: number): { start: number; end: number } | null {
  const head = headBytes.get(page[headAt] ?? 0);
  if (head === undefined) return null;
  const start = headAt + head + 2 * page.readUInt16BE(headAt + 3);
  const end = page.readUInt16BE(headAt + 5) || 65_536;
  if (end > page.length || start >= end) return null;
  return page.subarray(start, end).every((byte) => byte === 0) ? null : { start, end };
}

function handleOf(db: Database): number {
  const handle = handles.get(db) ?? openSync(db.name, 'r+');
  handles.set(db, handle);
  return handle;
}
