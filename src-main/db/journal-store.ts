import type { JournalFile } from '../journal/journal-file';

export type JournalStore = ReturnType<typeof createJournalStore>;

/** The journal, as far as backups have to do with it. */
export function createJournalStore(journal: JournalFile | null) {
  return {
    beginSegment: (): number => journal?.beginSegment() ?? 1,
    dropBefore: (segment: number): void => journal?.dropBefore(segment),
  };
}
