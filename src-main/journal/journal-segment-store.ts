import type { Database } from 'better-sqlite3';
import type { JournalFile } from './journal-file';
import { writeStoredJournalPosition } from './stored-journal-position';
import type { JournalRecord } from './journal-record';

export type JournalSegmentStore = ReturnType<typeof createJournalSegmentStore>;

/**
 * The parts of the journal that backups need.
 * @param listUnsettled reads the records of all unsettled tickets from the database
 */
export function createJournalSegmentStore(
  db: Database,
  journal: JournalFile,
  listUnsettled: () => readonly JournalRecord[],
) {
  return {
    /**
     * Starts a segment with the records of all unsettled tickets, so that a restore needs no earlier segment. @returns
     * its number
     */
    beginSegment(): number {
      const number = journal.beginSegment(listUnsettled());
      // A copy of the database from before this segment lacks this position, even if the app is never closed cleanly.
      writeStoredJournalPosition(db, journal.position());
      return number;
    },
    /** The number of the next segment, and so of the next backup. */
    nextSegment: (): number => (journal.segments().at(-1) ?? 1) + 1,
    dropBefore: (segment: number): void => journal.dropBefore(segment),
  };
}
