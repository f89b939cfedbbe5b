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
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * An append-only file of records beside the database, in segments. It needs no database to be read, so that what was
 * not sent yet, and what StoreHub answered, survives the loss of the database.
 */
/**
 * Where a journal ends: in which segment, after how many bytes, and with which record's checksum (eight hex digits, or
 * nothing in an empty segment). It only ever grows, and two journals that went different ways end differently.
 */
export type JournalPosition = {
  readonly segment: number;
  readonly bytes: number;
  readonly checksum: string;
};

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
  /**
   * The first segment of the unbroken run at the end: what older backups lack may stand in a segment that is gone.
   * `Infinity` where there is no segment at all.
   */
  readonly unbrokenFrom: () => number;
  /** Where it ends now, as the file system has it. */
  readonly position: () => JournalPosition;
  /** Every whole record of the unbroken run at the end, oldest first. */
  readonly readUnbroken: () => unknown[];
  readonly close: () => void;
};

const segmentName = /^unsent-(\d{6})\.journal$/;

export type JournalOptions = {
  /** The number of the newest backup: a journal that ends before it has lost segments, and goes on after it. */
  readonly lastBackup?: number;
  /** Called each time that records have reached the disk. */
  readonly onReachedDisk?: (position: JournalPosition) => void;
};

/** Opens the journal in a folder, which is made where it does not exist; it goes on in its last segment. */
export function openJournal(
  folder: string,
  { lastBackup = 0, onReachedDisk = () => undefined }: JournalOptions = {},
): JournalFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lastSegment = listSegments(folder).at(-1) ?? 0;
  let segment = Math.max(lastSegment, 1);
  let handle: number | undefined;
  /** Of the last record of the segment; undefined until it is read from the file. */
  let checksumOfLast: string | undefined;

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

  if (lastSegment < lastBackup) {
    segment = lastBackup + 1;
    open();
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
      checksumOfLast = lines.at(-1)?.slice(0, checksumLength) ?? checksumOfLast;
      reachDisk(opened);
    } catch (thrown) {
      // The record may be cut off before its line end. Opening the file again starts the next record on a new line.
      close();
      throw thrown;
    }
  }

  function position(): JournalPosition {
    const file = fileOf(folder, segment);
    if (!existsSync(file)) return { segment: 0, bytes: 0, checksum: '' };
    checksumOfLast ??= lastChecksum(file);
    return { segment, bytes: statSync(file).size, checksum: checksumOfLast };
  }

  function read(segments: readonly number[]): unknown[] {
    return segments.flatMap((number) => readSegment(fileOf(folder, number)));
  }

  return {
    append: (...records) => {
      write(records, fdatasyncSync);
      onReachedDisk(position());
    },
    appendSoon: (...records) => {
      write(records, (opened) => {
        const reached = position();
        // A disk that fails here fails the database, too; that one says so.
        fdatasync(opened, (error) => {
          if (error === null) onReachedDisk(reached);
        });
      });
    },
    readAll: () => read(listSegments(folder)),
    beginSegment() {
      close();
      segment += 1;
      checksumOfLast = '';
      open();
      return segment;
    },
    dropBefore(first) {
      for (const number of listSegments(folder)) {
        if (number < first && number !== segment) rmSync(fileOf(folder, number));
      }
    },
    segments: () => listSegments(folder),
    unbrokenFrom: () => unbrokenFrom(listSegments(folder)),
    position,
    readUnbroken: () => {
      const from = unbrokenFrom(listSegments(folder));
      return read(listSegments(folder).filter((number) => number >= from));
    },
    close,
  };
}

function readSegment(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const text = line.slice(checksumLength + 1);
      return text !== '' && line.slice(0, checksumLength) === checksum(text)
        ? [JSON.parse(text) as unknown]
        : [];
    });
}

function unbrokenFrom(segments: readonly number[]): number {
  let from = Number.POSITIVE_INFINITY;
  for (const number of segments.toReversed()) {
    if (Number.isFinite(from) && number !== from - 1) break;
    from = number;
  }
  return from;
}

/** The checksum at the beginning of the last line that has one. */
function lastChecksum(file: string): string {
  const lines = readFileSync(file, 'latin1').trimEnd().split('\n');
  return lines.at(-1)?.slice(0, checksumLength) ?? '';
}

const checksumLength = 8;

/** Hex digits: a torn or flipped record does not match them. */
function checksum(text: string): string {
  return crc32(text).toString(16).padStart(checksumLength, '0');
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
