import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * An append-only file of records beside the database, in segments. It needs no database to be read, so that what was
 * not sent yet, and what StoreHub answered, survives the loss of the database.
 */
export type JournalFile = {
  /** Writes records through to the disk, all of them or none. @throws what the file system says */
  readonly append: (...records: readonly unknown[]) => void;
  /**
   * Writes records, and lets the disk take them while others work: none is lost with the app, and a power cut takes
   * them only within the milliseconds that the disk needs. @throws what the file system says
   */
  readonly appendSoon: (...records: readonly unknown[]) => void;
  /** Every record that is whole, oldest first. What a crash tore or a disk damaged is passed over. */
  readonly readAll: () => unknown[];
  /** Goes on in a new segment. @returns its number */
  readonly beginSegment: () => number;
  /** Removes the segments before this number: what they hold is in every backup that a restore begins with. */
  readonly dropBefore: (segment: number) => void;
  readonly segments: () => readonly number[];
  readonly close: () => void;
};

const segmentName = /^unsent-(\d{6})\.journal$/;

/** Opens the journal in a folder, which is made where it does not exist; it goes on in its last segment. */
export function openJournal(folder: string): JournalFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let segment = listSegments(folder).at(-1) ?? 1;
  let handle: number | undefined;

  function open(): number {
    if (handle !== undefined) return handle;
    const file = fileOf(folder, segment);
    const isNew = !existsSync(file);
    handle = openSync(file, 'a', 0o600);
    if (isNew) syncFolder(folder);
    // What a crash tore off has no line end: a record must not be appended to it.
    else writeSync(handle, '\n');
    return handle;
  }

  function close(): void {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  }

  function write(records: readonly unknown[], reachDisk: (handle: number) => void): void {
    const lines = records
      .map((record) => JSON.stringify(record))
      .map((text) => `${checksum(text)} ${text}\n`);
    try {
      const opened = open();
      writeFileSync(opened, lines.join(''));
      reachDisk(opened);
    } catch (thrown) {
      // What was written of it may have no line end: opened anew, the next record begins on a line of its own.
      close();
      throw thrown;
    }
  }

  return {
    append: (...records) => write(records, fdatasyncSync),
    appendSoon: (...records) =>
      write(records, (opened) => {
        // A disk that fails here fails the database, too; that one says so.
        fdatasync(opened, () => undefined);
      }),
    readAll: () => listSegments(folder).flatMap((number) => readSegment(fileOf(folder, number))),
    beginSegment() {
      close();
      segment += 1;
      open();
      return segment;
    },
    dropBefore(first) {
      for (const number of listSegments(folder)) {
        if (number < first && number !== segment) rmSync(fileOf(folder, number));
      }
    },
    segments: () => listSegments(folder),
    close,
  };
}

function readSegment(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const text = line.slice(9);
      return text !== '' && line.slice(0, 8) === checksum(text) ? [JSON.parse(text) as unknown] : [];
    });
}

/** Eight hex digits: a torn or flipped record does not match them. */
function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

function listSegments(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const number = segmentName.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    })
    .toSorted((a, b) => a - b);
}

function fileOf(folder: string, segment: number): string {
  return join(folder, `unsent-${String(segment).padStart(6, '0')}.journal`);
}

/** A new name is on disk only once its folder is. Windows has no such call, and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
