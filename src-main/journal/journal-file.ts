import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { syncToDisk } from '../db/sync-to-disk';
import { openForAppending, openForOverwriting } from '../file-handles/open-file-nonblocking';
import {
  deleteForeignUnfinished,
  deleteUnfinished,
  getUnfinishedName,
} from '../file-handles/unfinished-file';
import {
  readChecksum,
  isContinuationOf,
  readEnd,
  readSegment,
  toLine,
  type JournalPosition,
  type SegmentHeader,
} from './journal-segment';
import {
  findContiguousSegments,
  hasDamageAfter,
  hasRecordsAfter,
  type ContiguousSegments,
} from './contiguous-segments';
import { getSegmentFile, listSegments } from './journal-segment-files';

/**
 * An append-only file of records beside the database, in segments. Reading it needs no database, so that unsent tickets
 * and StoreHub's answers survive the loss of the database.
 */
export type JournalFile = {
  /**
   * Writes records and waits for the disk. A failure or a crash may leave the first of them, and the beginning of the next,
   * which is skipped. @throws errors of the file system
   */
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
  readonly findContiguousSegments: () => ContiguousSegments;
  /** Returns the current end, as the file system has it. Of a segment that was deleted, the end that it had. */
  readonly position: () => JournalPosition;
  /**
   * False once another program wrote into the current segment, or replaced its file by one with other records. Whole
   * records that another copy of the app appended are accepted.
   */
  readonly isAsWritten: () => boolean;
  /** True once the current segment was deleted or moved: further records would be lost. */
  readonly isGone: () => boolean;
  /** Whether another copy of the app has appended to a segment of this run. */
  readonly wasContinued: () => boolean;
  /** Returns every intact record of the segments from this number on, oldest first. */
  readonly readFrom: (segment: number) => unknown[];
  /** True if there are records after this position. */
  readonly hasRecordsAfter: (position: JournalPosition) => boolean;
  /** True if records after this position were lost. */
  readonly hasDamageAfter: (position: JournalPosition) => boolean;
  /**
   * Returns where the journal will end once these records are appended. Call it once the file is known to be as written:
   * of the open segment, the end is taken that this process left.
   */
  readonly positionAfter: (...records: readonly unknown[]) => JournalPosition;
  readonly close: () => void;
};

/** The number of records that are written as one string. */
const recordsAtOnce = 1_000;

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
  deleteUnfinished(getSegmentFile(folder, segment + 1));
  let handle: number | undefined;
  /** The checksum of the segment's last record; undefined until it is read from the file. */
  let checksumOfLast: string | undefined;
  /** The segment's inode and end as this process left it; undefined if unknown. */
  let left: (Omit<JournalPosition, 'segment'> & { readonly ino: number }) | undefined;

  let isContinued = false;

  function open(): number {
    if (handle !== undefined) return handle;
    const file = getSegmentFile(folder, segment);
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
      if (last !== undefined) checksumOfLast = readChecksum(last);
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

  /** The end as this process left it. Asks the file system only if that is not known. */
  function positionAsLeft(): JournalPosition {
    if (handle === undefined || left === undefined || checksumOfLast === undefined) return position();
    return { segment, bytes: left.bytes, checksum: left.checksum };
  }

  function position(): JournalPosition {
    const file = getSegmentFile(folder, segment);
    const isThere = existsSync(file);
    if (!isThere && left !== undefined) return { segment, bytes: left.bytes, checksum: left.checksum };
    if (checksumOfLast === undefined || !isThere) return readEnd(segment, file);
    return { segment, bytes: statSync(file).size, checksum: checksumOfLast };
  }

  function read(segments: readonly number[]): unknown[] {
    return segments.flatMap((number) => readSegment(getSegmentFile(folder, number)));
  }

  return {
    append: (...records) => {
      write(records, fdatasyncSync);
      onReachedDisk(positionAsLeft());
    },
    appendSoon: (...records) => {
      write(records, (opened) => {
        const reached = positionAsLeft();
        // A disk that fails here fails the database, too, and the database reports it.
        fdatasync(opened, (error) => {
          if (error === null) onReachedDisk(reached);
        });
      });
    },
    readAll: () => read(listSegments(folder)),
    beginSegment(unsettled = null) {
      const previous = getSegmentFile(folder, segment);
      left = undefined;
      if (existsSync(previous)) fdatasyncSync(open());
      close();
      // Read from the file, because a later start compares it with the file.
      const header: SegmentHeader = {
        previousEnd: readEnd(segment, previous),
        listsUnsettled: unsettled !== null,
      };
      writeWhole(getSegmentFile(folder, segment + 1), [header, ...(unsettled ?? [])]);
      segment += 1;
      checksumOfLast = undefined;
      syncToDisk(folder);
      onReachedDisk(position());
      return segment;
    },
    dropBefore(first) {
      for (const number of listSegments(folder)) {
        if (number < first && number !== segment) rmSync(getSegmentFile(folder, number));
      }
    },
    segments: () => listSegments(folder),
    findContiguousSegments: () => findContiguousSegments(folder),
    position,
    positionAfter(...records) {
      const before = positionAsLeft();
      const lines = records.map((record) => toLine(JSON.stringify(record)));
      const last = lines.at(-1);
      if (last === undefined) return before;
      // Reopening the file writes a line end.
      const begun = handle === undefined && before.segment > 0 ? 1 : 0;
      return {
        segment,
        bytes: before.bytes + begun + Buffer.byteLength(lines.join('')),
        checksum: readChecksum(last),
      };
    },
    isAsWritten() {
      const file = getSegmentFile(folder, segment);
      const found = statSync(file, { throwIfNoEntry: false });
      if (found === undefined) return true;
      if (!found.isFile()) return false;
      left ??= { ino: found.ino, ...readEnd(segment, file) };
      const isSameSize = left.bytes === found.size;
      if (left.ino !== found.ino) {
        // A program that saves by renaming puts the same records into another file.
        if (!isSameSize || !isContinuationOf(left, file)) return false;
        close();
        left = { ...left, ino: found.ino };
        return true;
      }
      if (isSameSize) return true;
      if (!isContinuationOf(left, file)) return false;
      left = { ino: found.ino, ...readEnd(segment, file) };
      checksumOfLast = left.checksum;
      isContinued = true;
      return true;
    },
    isGone: () => left !== undefined && !existsSync(getSegmentFile(folder, segment)),
    wasContinued: () => isContinued,
    readFrom: (first) => read(listSegments(folder).filter((number) => number >= first)),
    hasRecordsAfter: (end) => hasRecordsAfter(folder, end),
    hasDamageAfter: (end) => hasDamageAfter(folder, end),
    close,
  };
}

/** Writes a file under another name and renames it. The next opening deletes what a kill leaves behind. */
function writeWhole(file: string, records: readonly unknown[]): void {
  deleteForeignUnfinished(file);
  const handle = openForOverwriting(getUnfinishedName(file));
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
  renameSync(getUnfinishedName(file), file);
}
