import type { Database } from 'better-sqlite3';
import type { JournalFile } from '../journal/journal-file';
import { journalOfUnsettled } from '../tickets/journal-of-unsettled';

export type JournalStore = ReturnType<typeof createJournalStore>;

/** The journal, as far as backups have to do with it. */
export function createJournalStore(db: Database, journal: JournalFile | null) {
  return {
    /** Begins a segment with all that is not settled yet, so that it and later ones are enough. @returns its number */
    beginSegment(): number {
      if (journal === null) return 1;
      const number = journal.beginSegment();
      for (const record of journalOfUnsettled(db)) journal.append(record);
      return number;
    },
    dropBefore: (segment: number): void => journal?.dropBefore(segment),
  };
}
