import { statSync } from 'node:fs';
import {
  hasDamage,
  isSamePosition,
  readEnd,
  readHeader,
  readSegment,
  type JournalPosition,
} from './journal-segment';
import { listSegments, getSegmentFile } from './journal-segment-files';

/** The contiguous segments at the end of the journal: each starts where the one before it ends. */
export type ContiguousSegments = {
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

export function findContiguousSegments(folder: string): ContiguousSegments {
  const segments = new Set(listSegments(folder));
  let first = Math.max(...segments, 0);
  if (first === 0) return { first: Number.POSITIVE_INFINITY, newestList: null, isBeforeReplaced: false };
  let newestList: number | null = null;
  for (;;) {
    const header = readHeader(getSegmentFile(folder, first));
    if (header?.listsUnsettled === true) newestList ??= first;
    if (header === null || !segments.has(first - 1)) return { first, newestList, isBeforeReplaced: false };
    if (!isSamePosition(header.previousEnd, readEnd(first - 1, getSegmentFile(folder, first - 1))))
      return { first, newestList, isBeforeReplaced: true };
    first -= 1;
  }
}

/** True if there are records after this position. */
export function hasRecordsAfter(folder: string, end: JournalPosition): boolean {
  return listSegments(folder).some((number) => {
    const file = getSegmentFile(folder, number);
    if (number === end.segment) return statSync(file).size > end.bytes;
    return number > end.segment && readSegment(file).length > 0;
  });
}

/** True if records after this position were lost. */
export function hasDamageAfter(folder: string, end: JournalPosition): boolean {
  return listSegments(folder).some(
    (number) =>
      number >= end.segment &&
      hasDamage(getSegmentFile(folder, number), number === end.segment ? end.bytes : 0),
  );
}
