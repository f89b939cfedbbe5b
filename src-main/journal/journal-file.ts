import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import {
  checksumOf,
  hasDamage,
  isSamePosition,
  readEnd,
  readHeader,
  readLastChecksum,
  readSegment,
  toLine,
  type JournalPosition,
  type SegmentHeader,
} from './journal-segment';

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
  /**
   * Goes on in a new segment, which is there with all of its first records or not at all.
   * @param unsettled the records of every ticket that is unsettled now; null where they cannot be read
   * @returns its number
   * @throws what the file system says; then it goes on in the old segment
   */
  readonly beginSegment: (unsettled?: readonly unknown[] | null) => number;
  /** Removes the segments before this number: what they hold is in every backup that a restore begins with. */
  readonly dropBefore: (segment: number) => void;
  readonly segments: () => readonly number[];
  /** What the segments at the end say of those before them. */
  readonly findRun: () => JournalRun;
  /** Where it ends now, as the file system has it. */
  readonly position: () => JournalPosition;
  /** False once another program wrote into the segment that this one appends to, or put another file in its place. */
  readonly isAsWritten: () => boolean;
  /** Every whole record of the segments from this number on, oldest first. */
  readonly readFrom: (segment: number) => unknown[];
  /** Whether records of it were lost behind this place. */
  readonly hasDamageAfter: (position: JournalPosition) => boolean;
  /** Where it will end once these records are appended. */
  readonly positionAfter: (...records: readonly unknown[]) => JournalPosition;
  readonly close: () => void;
};

/** The unbroken run of segments at the end: each begins where the one before it ends. */
export type JournalRun = {
  /**
   * The first segment of the run: what older backups lack may stand in a segment that is gone. `Infinity` where there is no
   * segment at all.
   */
  readonly first: number;
  /** The newest segment of the run that begins with every ticket that was unsettled; null where none does. */
  readonly newestList: number | null;
  /** Whether the segment before the run is there, but does not end where the run begins: it is older, or damaged. */
  readonly isBeforeReplaced: boolean;
};

/** As many lines as are one string. */
const recordsAtOnce = 1_000;

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
  rmSync(unfinishedName(fileOf(folder, segment + 1)), { force: true });
  let handle: number | undefined;
  /** Of the last record of the segment; undefined until it is read from the file. */
  let checksumOfLast: string | undefined;
  /** Which file the segment is, and its size, as this process left it; undefined where it does not know. */
  let left: string | undefined;

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
    const lines = records.map((record) => toLine(JSON.stringify(record)));
    try {
      const opened = open();
      writeFileSync(opened, lines.join(''));
      const last = lines.at(-1);
      if (last !== undefined) checksumOfLast = checksumOf(last);
      left = describeFile(fstatSync(opened));
      reachDisk(opened);
    } catch (thrown) {
      // The record may be cut off before its line end. Opening the file again starts the next record on a new line.
      close();
      checksumOfLast = undefined;
      left = undefined;
      throw thrown;
    }
  }

  function position(): JournalPosition {
    const file = fileOf(folder, segment);
    if (!existsSync(file)) return readEnd(segment, file);
    checksumOfLast ??= readLastChecksum(file);
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
    beginSegment(unsettled = null) {
      const previous = fileOf(folder, segment);
      left = undefined;
      if (existsSync(previous)) fdatasyncSync(open());
      close();
      // As the file has it: it is compared with the file as it is found later.
      const header: SegmentHeader = {
        previousEnd: readEnd(segment, previous),
        listsUnsettled: unsettled !== null,
      };
      writeWhole(fileOf(folder, segment + 1), [header, ...(unsettled ?? [])]);
      segment += 1;
      checksumOfLast = undefined;
      syncFolder(folder);
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
      // Opening the file again begins a line.
      const begun = handle === undefined && before.segment > 0 ? 1 : 0;
      return {
        segment,
        bytes: before.bytes + begun + Buffer.byteLength(lines.join('')),
        checksum: checksumOf(last),
      };
    },
    isAsWritten() {
      const found = statSync(fileOf(folder, segment), { throwIfNoEntry: false });
      if (found === undefined) return true;
      left ??= describeFile(found);
      return left === describeFile(found);
    },
    readFrom: (first) => read(listSegments(folder).filter((number) => number >= first)),
    hasDamageAfter: (end) =>
      listSegments(folder).some(
        (number) =>
          number >= end.segment && hasDamage(fileOf(folder, number), number === end.segment ? end.bytes : 0),
      ),
    close,
  };
}

/** What a kill leaves of it has another name, and goes as the journal is opened again. */
function writeWhole(file: string, records: readonly unknown[]): void {
  const unfinished = unfinishedName(file);
  const handle = openSync(unfinished, 'w', 0o600);
  try {
    for (let at = 0; at < records.length; at += recordsAtOnce) {
      const lines = records.slice(at, at + recordsAtOnce).map((record) => toLine(JSON.stringify(record)));
      writeFileSync(handle, lines.join(''));
    }
    fdatasyncSync(handle);
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    throw thrown;
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
}

function unfinishedName(file: string): string {
  return `${file}.new`;
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

function describeFile({ ino, size }: Stats): string {
  return `${ino} ${size}`;
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
