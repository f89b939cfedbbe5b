import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';

/**
 * Watches SQLite's write-ahead log, the file `-wal`, and its index, the file `-shm`, which SQLite has mapped in
 * memory. If another program truncates the index, the system ends the app (SIGBUS) at SQLite's next look at it. If it
 * truncates the log, SQLite moves pages of zeros into the database.
 */
export type WalTruncationGuard = {
  /**
   * Makes an index that was truncated as long as it was, so that SQLite can look at it, and empty, so that SQLite rebuilds
   * it from the log. The same if the log is shorter than what SQLite has written. Call it before each use of the
   * database.
   */
  readonly repair: () => 'whole' | 'repaired' | 'log-cut';
  /** Returns what the index says of the log; undefined if unknown. */
  readonly read: () => WalState | undefined;
  /** Call it once the database is closed: to close a handle of the index would drop SQLite's locks on it. */
  readonly close: () => void;
};

/**
 * `commits`: how often anybody has committed since the index was built. `whole` changes with each commit, and once any
 * part of the log is moved into the database.
 */
export type WalState = { readonly commits: number; readonly whole: string };

/** Two copies of the header, and what is known of the readers. Source: sqlite.org/walformat.html. */
const headerBytes = 136;
/** Where the header has its values, in the byte order of the computer. */
const commitsAt = 8;
const pageBytesAt = 14;
const lastFrameAt = 16;
const copyBytes = 48;
const movedFramesAt = 96;
const valuesBytes = 100;
const logHeaderBytes = 32;
const frameHeaderBytes = 24;

/** Call it once the database is open. On Windows nobody can truncate a mapped file, so nothing is watched. */
export function guardWalTruncation(file: string): WalTruncationGuard {
  const log = `${file}-wal`;
  const handle = process.platform === 'win32' ? undefined : openMapped(`${file}-shm`);
  if (handle === undefined) return { repair: () => 'whole', read: () => undefined, close: () => undefined };
  let isOpen = true;
  let bytes = fstatSync(handle).size;
  let logBytes = lookUp(log)?.size ?? 0;
  let commits = 0;

  /**
   * True if the log is shorter than the index says. A program that moved the log has told the index of it. An index that
   * was truncated, too, or rebuilt since, says nothing of the log that was there.
   */
  function isLogCut(values: DataView | undefined, isRebuilt: boolean): boolean {
    const found = lookUp(log)?.size;
    const hasShrunk = found !== undefined && found < logBytes;
    logBytes = found ?? logBytes;
    return hasShrunk && (values === undefined || isRebuilt || logBytes < logBytesIn(values));
  }

  return {
    repair() {
      if (!isOpen) return 'whole';
      const { size } = fstatSync(handle);
      const isCut = size < bytes;
      const values = isCut ? undefined : readValues(handle);
      // By another connection of this app, which found it truncated first.
      const isRebuilt = values !== undefined && commitsIn(values) < commits;
      const isOfLog = isLogCut(values, isRebuilt);
      bytes = Math.max(size, bytes);
      if (isCut || isOfLog) makeEmpty(handle, bytes);
      commits = values === undefined || isOfLog ? 0 : commitsIn(values);
      if (isOfLog) return 'log-cut';
      return isCut || isRebuilt ? 'repaired' : 'whole';
    },
    read() {
      const values = isOpen ? readValues(handle) : undefined;
      return values && { commits: commitsIn(values), whole: stateIn(values) };
    },
    close() {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}

/**
 * Watches the index and the log for a connection that only reads, beside one of this process that writes.
 * @returns a function that repairs an index that was truncated. A log that is too short is left to the connection that
 *   writes: until then nothing may be read.
 */
export function guardWalTruncationOfReader(file: string): () => ReturnType<WalTruncationGuard['repair']> {
  const [index, log] = [`${file}-shm`, `${file}-wal`];
  const mapped = process.platform === 'win32' ? undefined : lookUp(index);
  let logBytes = lookUp(log)?.size ?? 0;
  let isShort = false;
  let handle: number | undefined;

  /** Never closed: the connection that writes has locks on the file, which closing it would drop. */
  function open(): number {
    handle ??= openSync(index, constants.O_RDWR);
    return handle;
  }

  return () => {
    const found = mapped === undefined ? undefined : lookUp(index);
    if (mapped === undefined || found === undefined || found.ino !== mapped.ino) return 'whole';
    if (found.size < mapped.size) {
      makeEmpty(open(), mapped.size);
      return 'repaired';
    }
    const logBytesNow = lookUp(log)?.size ?? logBytes;
    if (logBytesNow < logBytes || isShort) {
      const values = readValues(open());
      isShort = values !== undefined && logBytesNow < logBytesIn(values);
    }
    logBytes = logBytesNow;
    return isShort ? 'log-cut' : 'whole';
  };
}

/** A header of zeros makes SQLite rebuild the index. */
function makeEmpty(index: number, bytes: number): void {
  writeSync(index, Buffer.alloc(headerBytes), 0, headerBytes, 0);
  ftruncateSync(index, bytes);
}

function readValues(index: number): DataView | undefined {
  const values = new DataView(new ArrayBuffer(valuesBytes));
  return readSync(index, values, 0, valuesBytes, 0) === valuesBytes ? values : undefined;
}

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function stateIn(values: DataView): string {
  const bytes = Buffer.from(values.buffer);
  return bytes.toString('latin1', 0, copyBytes) + bytes.toString('latin1', movedFramesAt);
}

function commitsIn(values: DataView): number {
  return values.getUint32(commitsAt, isLittleEndian);
}

/** Returns how long the log is at least. */
function logBytesIn(values: DataView): number {
  const frames = values.getUint32(lastFrameAt, isLittleEndian);
  const pageBytes = values.getUint16(pageBytesAt, isLittleEndian);
  return frames === 0 ? 0 : logHeaderBytes + frames * (frameHeaderBytes + pageBytes);
}

/** Returns undefined where the file system cannot map the file, or the file is missing. */
function openMapped(index: string): number | undefined {
  try {
    return openSync(index, constants.O_RDWR);
  } catch {
    return undefined;
  }
}

function lookUp(path: string): { readonly size: number; readonly ino: number } | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
