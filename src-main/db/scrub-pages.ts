import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** A few milliseconds' work. */
const pagesPerStep = 2_048;

/** What a page of a b-tree begins with, and how long its head is. Source: sqlite.org/fileformat2.html, "B-tree Pages". */
const headBytes = new Map([
  [0x02, 12],
  [0x05, 12],
  [0x0a, 8],
  [0x0d, 8],
]);

/** From here on the number that an overflow page begins with could look like a b-tree's first byte. */
const mostPages = 0x0200_0000;

/** Open for as long as the database: closing any handle of a file ends the locks that SQLite has on it. */
const handles = new WeakMap<Database, number>();

/**
 * Overwrites what rows left behind in some pages of the database. SQLite overwrites what it deletes (`secure_delete`), but
 * where it defragments a page, copies of rows stay in the room between the page's list of cells and the first cell,
 * which nobody ever reads and only VACUUM would clear, all at once. So that room is overwritten in the file itself, while
 * the log is empty and this connection, the only one that writes, does nothing else; a page in its cache may have the
 * copies as well, so the cache is dropped.
 * @param from the page to begin at, the first is 0
 * @returns the page to go on at: the same one where a reader still needs the log; null once all were looked at
 * @throws what SQLite or the file system says
 */
export function scrubPages(db: Database, from: number): number | null {
  if (db.memory) return null;
  if (db.inTransaction || !emptyLog(db)) return from;
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const count = db.pragma('page_count', { simple: true }) as number;
  if (count >= mostPages || db.pragma('auto_vacuum', { simple: true }) !== 0)
    throw new Error('a database of a kind that this app does not make');
  const most = Math.min(pagesPerStep, count - from);
  if (most <= 0) return null;
  const pages = Buffer.allocUnsafe(most * pageBytes);
  const handle = handleOf(db);
  const read = readSync(handle, pages, 0, pages.length, from * pageBytes);
  let isChanged = false;
  for (let page = 0; (page + 1) * pageBytes <= read; page += 1) {
    const room = unusedRoom(
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
  return from + most < count ? from + most : null;
}

/** Once the connection is closed. */
export function releasePageCache(db: Database): void {
  const handle = handles.get(db);
  handles.delete(db);
  if (handle !== undefined) closeSync(handle);
}

/** Moves all of the log into the file and cuts it off. @returns false where a reader still needs it; nobody waits for that */
function emptyLog(db: Database): boolean {
  const [{ timeout } = { timeout: 0 }] = db.pragma('busy_timeout') as { timeout: number }[];
  db.pragma('busy_timeout = 0');
  try {
    const [log] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return log?.busy === 0;
  } finally {
    db.pragma(`busy_timeout = ${timeout}`);
  }
}

/** Null where all of it is zero, or the page is no b-tree's. One that does not add up is left as it is for the check. */
function unusedRoom(page: Buffer, headAt: number): { start: number; end: number } | null {
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
