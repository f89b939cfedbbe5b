import type { Database } from 'better-sqlite3';
import type { JournalFile } from './journal-file';
import { writeStoredJournalPosition } from './stored-journal-position';
import type { JournalRecord } from './journal-record';

export type JournalStore = ReturnType<typeof createJournalStore>;

/**
 * The journal, as far as backups have to do with it.
 * @param listUnsettled reads all that is not settled yet from the database
 */
export function createJournalStore(
  db: Database,
  journal: JournalFile,
  listUnsettled: () => readonly JournalRecord[],
) {
  return {
    /** Begins a segment with all that is not settled yet, so that it and later ones are enough. @returns its number */
    beginSegment(): number {
      const number = journal.beginSegment(listUnsettled());
      // A copy from before this segment lacks it, also where the app is never closed well.
      writeStoredJournalPosition(db, journal.position());
      return number;
    },
    /** The number of the segment, and so of the backup, that comes next. */
    nextSegment: (): number => (journal.segments().at(-1) ?? 1) + 1,
    dropBefore: (segment: number): void => journal.dropBefore(segment),
  };
}
