import { closeSync, existsSync, fstatSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { openForReading } from '../file-handles/open-file-nonblocking';

/**
 * The end of a journal: the segment, its length in bytes, and the checksum of its last record (eight hex digits, empty
 * in an empty segment). A position only ever grows, and two journals that diverged end at different positions.
 */
export type JournalPosition = {
  readonly segment: number;
  readonly bytes: number;
  readonly checksum: string;
};

/**
 * The first line of a segment. `previousEnd` is where the journal ended before this segment, so that an older copy of
 * the previous segment does not count as the one that this segment continues. `listsUnsettled` says that the records of
 * all tickets that were unsettled at that time follow.
 */
export type SegmentHeader = { readonly previousEnd: JournalPosition; readonly listsUnsettled: boolean };

const checksumLength = 8;
const lineEnd = 0x0a;
const chunkBytes = 1 << 20;
/** Far more than a record needs. A longer line is damage and is skipped. */
const maxLineBytes = 1 << 26;
/** Far more than a header needs. */
const maxHeaderBytes = 1_024;

export function toLine(text: string): string {
  return `${checksum(text)} ${text}\n`;
}

/** Returns the checksum at the start of a line. */
export function readChecksum(line: string): string {
  return line.slice(0, checksumLength);
}

/** Returns every intact record of a segment, without its header. */
export function readSegment(file: string): unknown[] {
  const records: unknown[] = [];
  for (const line of iterateLines(file)) {
    const record = parseLine(line);
    if (record !== undefined && toHeader(record) === null) records.push(record);
  }
  return records;
}

/** Returns the header of a segment, or null if the header is missing or damaged. */
export function readHeader(file: string): SegmentHeader | null {
  const handle = openForReading(file);
  try {
    const begin = Buffer.alloc(maxHeaderBytes);
    const length = readSync(handle, begin, 0, maxHeaderBytes, 0);
    const end = begin.subarray(0, length).indexOf(lineEnd);
    return end < 0 ? null : toHeader(parseLine(begin.subarray(0, end)));
  } finally {
    closeSync(handle);
  }
}

/** Returns the end of a segment, or a position in segment 0 if the file does not exist. */
export function readEnd(segment: number, file: string): JournalPosition {
  if (!existsSync(file)) return { segment: 0, bytes: 0, checksum: '' };
  return { segment, bytes: statSync(file).size, checksum: readLastChecksum(file) };
}

export function isSamePosition(a: JournalPosition, b: JournalPosition): boolean {
  return a.segment === b.segment && a.bytes === b.bytes && a.checksum === b.checksum;
}

/** Returns the checksum at the start of the last non-empty line. Reads from the end, because a segment may be large. */
export function readLastChecksum(file: string): string {
  const handle = openForReading(file);
  try {
    const { size } = fstatSync(handle);
    for (let length = chunkBytes; ; length *= 8) {
      const from = Math.max(0, size - length);
      const bytes = Buffer.alloc(size - from);
      readSync(handle, bytes, 0, bytes.length, from);
      let end = bytes.length;
      while (end > 0 && bytes[end - 1] === lineEnd) end -= 1;
      const begin = end === 0 ? 0 : bytes.lastIndexOf(lineEnd, end - 1) + 1;
      if (begin > 0 || from === 0 || length > maxLineBytes)
        return bytes.toString('latin1', begin, Math.min(begin + checksumLength, end));
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * True if the segment is damaged after this byte: a record does not match its checksum, or the disk lost a page. A
 * broken last line is what a crash cut off and does not count, unless it contains such a page (zero bytes) or is
 * complete.
 */
export function hasDamage(file: string, fromByte: number): boolean {
  let lastBroken: Buffer | undefined;
  for (const line of iterateLines(file, fromByte)) {
    if (lastBroken !== undefined) return true;
    if (line.length > 0 && parseLine(line) === undefined) lastBroken = line;
  }
  return lastBroken !== undefined && (lastBroken.includes(0) || endsWithLine(file));
}

/**
 * True if the segment still has the record with which it ended before, at the same place, and only whole records after
 * it. Another copy of the app appends such records; a file that was overwritten has other bytes there.
 */
export function isContinuationOf(before: Omit<JournalPosition, 'segment'>, file: string): boolean {
  let at = 0;
  let isFound = before.bytes === 0;
  let last = '';
  for (const line of iterateLines(file)) {
    if (isFound && line.length > 0 && parseLine(line) === undefined) return false;
    if (line.length > 0) last = readChecksum(line.toString('latin1', 0, checksumLength));
    at += line.length + 1;
    if (at === before.bytes) {
      if (last !== before.checksum) return false;
      isFound = true;
    }
  }
  return isFound;
}

function endsWithLine(file: string): boolean {
  const handle = openForReading(file);
  try {
    const last = Buffer.alloc(1);
    readSync(handle, last, 0, 1, fstatSync(handle).size - 1);
    return last[0] === lineEnd;
  } finally {
    closeSync(handle);
  }
}

/** Reads in chunks, because Node cannot create a string from a file of more than 512 MB. */
function* iterateLines(file: string, fromByte = 0): Generator<Buffer> {
  const handle = openForReading(file);
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let pieces: Buffer[] = [];
    let bytes = 0;
    let at = fromByte;
    for (;;) {
      const length = readSync(handle, chunk, 0, chunkBytes, at);
      if (length === 0) break;
      at += length;
      let begin = 0;
      while (begin < length) {
        const next = chunk.subarray(0, length).indexOf(lineEnd, begin);
        const end = next < 0 ? length : next;
        bytes += end - begin;
        if (bytes <= maxLineBytes) pieces.push(Buffer.from(chunk.subarray(begin, end)));
        else pieces = [];
        begin = end + 1;
        if (next < 0) continue;
        if (bytes <= maxLineBytes) yield Buffer.concat(pieces);
        pieces = [];
        bytes = 0;
      }
    }
    if (bytes <= maxLineBytes) yield Buffer.concat(pieces);
  } finally {
    closeSync(handle);
  }
}

/** Parses the record of a line. Returns undefined if the line is damaged. */
function parseLine(line: Buffer): unknown {
  const text = line.subarray(checksumLength + 1);
  if (text.length === 0 || line.toString('latin1', 0, checksumLength) !== checksum(text)) return undefined;
  try {
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function toHeader(record: unknown): SegmentHeader | null {
  return typeof record === 'object' && record !== null && 'previousEnd' in record
    ? (record as SegmentHeader)
    : null;
}

/** CRC-32 in hex. A torn record or a flipped bit does not match it. */
function checksum(text: string | Buffer): string {
  return crc32(text).toString(16).padStart(checksumLength, '0');
}
