import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncToDisk } from '../db/sync-to-disk';
import { openForAppending, openForOverwriting } from '../file-handles/open-own-file';
import { deleteForeignUnfinished, deleteUnfinished, unfinishedNameOf } from '../file-handles/unfinished-file';
import {
  checksumOf,
  hasDamage,
  isContinuationOf,
  isSamePosition,
  readEnd,
  readHeader,
  readSegment,
  toLine,
  type JournalPosition,
  type SegmentHeader,
} from './journal-segment';

/**
 * An append-only file of records beside the database, in segments. Reading it needs no database, so that unsent tickets
 * and StoreHub's answers survive the loss of the database.
 */
export type JournalFile = {
  /** Writes records and waits for the disk. Writes all of them or none. @throws errors of the file system */
  readonly append: (...records: readonly unknown[]) => void;
  /**
   * Writes records without waiting for the disk. A crash of the app loses none; a power cut loses them only within the
   * milliseconds that the disk needs. @throws errors of the file system
   */
  readonly appendSoon: (...records: readonly unknown[]) => void;
  /** Returns every intact record, oldest first. Skips records that a crash tore or a disk damaged. */
  readonly readAll: () => unknown[];
  /**
   * Starts a new segment, whose file appears with all of its first records or not at all.
   * @param unsettled the records of every ticket that is unsettled now; null if they cannot be read
   * @returns the number of the segment
   * @throws errors of the file system; the journal then continues in the old segment
   */
  readonly beginSegment: (unsettled?: readonly unknown[] | null) => number;
  /** Deletes the segments before this number. Every backup that a restore can start from includes their content. */
  readonly dropBefore: (segment: number) => void;
  readonly segments: () => readonly number[];
  /** Finds the unbroken run of segments at the end. */
  readonly findRun: () => JournalRun;
  /** Returns the current end, as the file system has it. */
  readonly position: () => JournalPosition;
  /**
   * False once another program wrote into the current segment or replaced its file. Whole records that another copy of
   * the app appended are accepted.
   */
  readonly isAsWritten: () => boolean;
  /** Whether another copy of the app has appended to a segment of this run. */
  readonly wasContinued: () => boolean;
  /** Returns every intact record of the segments from this number on, oldest first. */
  readonly readFrom: (segment: number) => unknown[];
  /** True if records after this position were lost. */
  readonly hasDamageAfter: (position: JournalPosition) => boolean;
  /** Returns where the journal will end once these records are appended. */
  readonly positionAfter: (...records: readonly unknown[]) => JournalPosition;
  readonly close: () => void;
};

/** The unbroken run of segments at the end: each starts where the one before it ends. */
export type JournalRun = {
  /**
   * The first segment of the run. Records that older backups lack may have been in a deleted segment. `Infinity` if
   * there is no segment.
   */
  readonly first: number;
  /** The newest segment of the run that starts with all tickets that were unsettled; null if there is none. */
  readonly newestList: number | null;
  /** True if the segment before the run exists but does not end where the run starts: it is older, or damaged. */
  readonly isBeforeReplaced: boolean;
};

/** The number of records that are written as one string. */
const recordsAtOnce = 1_000;

const segmentName = /^unsent-(\d{6})\.journal$/;

export type JournalOptions = {
  /**
   * The number of the newest backup. A journal that ends before it has lost segments, and continues with the next
   * number.
   */
  readonly lastBackup?: number;
  /** Called each time records have reached the disk. */
  readonly onReachedDisk?: (position: JournalPosition) => void;
  /** Called with the records that were written. */
  readonly onWritten?: (records: readonly unknown[]) => void;
};

/** Opens the journal in a folder and continues in its last segment. Creates the folder if it does not exist. */
export function openJournal(
  folder: string,
  { lastBackup = 0, onReachedDisk = () => undefined, onWritten = () => undefined }: JournalOptions = {},
): JournalFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lastSegment = listSegments(folder).at(-1) ?? 0;
  let segment = Math.max(lastSegment, 1);
  deleteUnfinished(fileOf(folder, segment + 1));
  let handle: number | undefined;
  /** The checksum of the segment's last record; undefined until it is read from the file. */
  let checksumOfLast: string | undefined;
  /** The segment's inode and end as this process left it; undefined if unknown. */
  let left: (Omit<JournalPosition, 'segment'> & { readonly ino: number }) | undefined;

  let isContinued = false;

  function open(): number {
    if (handle !== undefined) return handle;
    const file = fileOf(folder, segment);
    const isNew = !existsSync(file);
    handle = openForAppending(file);
    if (isNew) syncToDisk(folder);
    // A record that a crash tore off has no line end, and the next record must not be appended to it.
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
    const lines = records.map((record) => toLine(JSON.stringify(record)));
    try {
      const opened = open();
      writeFileSync(opened, lines.join(''));
      const last = lines.at(-1);
      if (last !== undefined) checksumOfLast = checksumOf(last);
      const { ino, size: bytes } = fstatSync(opened);
      left = { ino, bytes, checksum: checksumOfLast ?? '' };
      onWritten(records);
      reachDisk(opened);
    } catch (thrown) {
      // The record may be cut off before its line end. Reopening the file starts the next record on a new line.
      close();
      checksumOfLast = undefined;
      left = undefined;
      throw thrown;
    }
  }

  function position(): JournalPosition {
    const file = fileOf(folder, segment);
    if (checksumOfLast === undefined || !existsSync(file)) return readEnd(segment, file);
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
        // A disk that fails here fails the database, too, and the database reports it.
        fdatasync(opened, (error) => {
          if (error === null) onReachedDisk(reached);
        });
      });
    },
    readAll: () => read(listSegments(folder)),
    beginSegment(unsettled = null) {
      const previous = fileOf(folder, segment);
      left = undefined;
      if (existsSync(previous)) fdatasyncSync(open());
      close();
      // Read from the file, because a later start compares it with the file.
      const header: SegmentHeader = {
        previousEnd: readEnd(segment, previous),
        listsUnsettled: unsettled !== null,
      };
      writeWhole(fileOf(folder, segment + 1), [header, ...(unsettled ?? [])]);
      segment += 1;
      checksumOfLast = undefined;
      syncToDisk(folder);
      onReachedDisk(position());
      return segment;
    },
    dropBefore(first) {
      for (const number of listSegments(folder)) {
        if (number < first && number !== segment) rmSync(fileOf(folder, number));
      }
    },
    segments: () => listSegments(folder),
    findRun: () => findRun(folder),
    position,
    positionAfter(...records) {
      const before = position();
      const lines = records.map((record) => toLine(JSON.stringify(record)));
      const last = lines.at(-1);
      if (last === undefined) return before;
      // Reopening the file writes a line end.
      const begun = handle === undefined && before.segment > 0 ? 1 : 0;
      return {
        segment,
        bytes: before.bytes + begun + Buffer.byteLength(lines.join('')),
        checksum: checksumOf(last),
      };
    },
    isAsWritten() {
      const file = fileOf(folder, segment);
      const found = statSync(file, { throwIfNoEntry: false });
      if (found === undefined) return true;
      if (!found.isFile()) return false;
      left ??= { ino: found.ino, ...readEnd(segment, file) };
      if (left.ino === found.ino && left.bytes === found.size) return true;
      if (left.ino !== found.ino || !isContinuationOf(left, file)) return false;
      left = { ino: found.ino, ...readEnd(segment, file) };
      checksumOfLast = left.checksum;
      isContinued = true;
      return true;
    },
    wasContinued: () => isContinued,
    readFrom: (first) => read(listSegments(folder).filter((number) => number >= first)),
    hasDamageAfter: (end) =>
      listSegments(folder).some(
        (number) =>
          number >= end.segment && hasDamage(fileOf(folder, number), number === end.segment ? end.bytes : 0),
      ),
    close,
  };
}

/** Writes a file under another name and renames it. The next opening deletes what a kill leaves behind. */
function writeWhole(file: string, records: readonly unknown[]): void {
  deleteForeignUnfinished(file);
  const handle = openForOverwriting(unfinishedNameOf(file));
  try {
    for (let at = 0; at < records.length; at += recordsAtOnce) {
      const lines = records.slice(at, at + recordsAtOnce).map((record) => toLine(JSON.stringify(record)));
      writeFileSync(handle, lines.join(''));
    }
    fdatasyncSync(handle);
  } catch (thrown) {
    deleteUnfinished(file);
    throw thrown;
  } finally {
    closeSync(handle);
  }
  renameSync(unfinishedNameOf(file), file);
}

function findRun(folder: string): JournalRun {
  const segments = new Set(listSegments(folder));
  let first = Math.max(...segments, 0);
  if (first === 0) return { first: Number.POSITIVE_INFINITY, newestList: null, isBeforeReplaced: false };
  let newestList: number | null = null;
  for (;;) {
    const header = readHeader(fileOf(folder, first));
    if (header?.listsUnsettled === true) newestList ??= first;
    if (header === null || !segments.has(first - 1)) return { first, newestList, isBeforeReplaced: false };
    if (!isSamePosition(header.previousEnd, readEnd(first - 1, fileOf(folder, first - 1))))
      return { first, newestList, isBeforeReplaced: true };
    first -= 1;
  }
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
