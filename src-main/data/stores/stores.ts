import type { Database } from 'better-sqlite3';
import { createJournaledCallStore } from '../../calls/journaled-call-store';
import { createCallStore, type CallStore } from '../../calls/call-store';
import { createIncomingCallStore, type IncomingCallStore } from '../../incoming-calls/incoming-call-store';
import { createJournaledIncomingCallStore } from '../../incoming-calls/journaled-incoming-call-store';
import { createCallerMatchStore, type CallerMatchStore } from '../../callers/caller-match-store';
import { createContactNoteStore, type ContactNoteStore } from '../../callers/contact-note-store';
import { createJournaledContactNoteStore } from '../../callers/journaled-contact-note-store';
import { createJournaledDismissalStore } from '../../callers/journaled-dismissal-store';
import { createCallerDismissalStore, type CallerDismissalStore } from '../../callers/caller-dismissal-store';
import { createHistoryStore, type HistoryStore } from '../../history/history-store';
import { createHandoverStore, type HandoverStore } from '../../handover/handover-store';
import { createIncidentStore, type IncidentStore } from '../../incidents/incident-store';
import { createJournaledIncidentStore } from '../../incidents/journaled-incident-store';
import { createSimilarCallsStore, type SimilarCallsStore } from '../../incidents/similar-calls-store';
import { createArchiveAndSyncImport, type ArchiveAndSyncImport } from '../../archive/archive-and-sync-import';
import {
  createArchiveWriteAndCheckStore,
  type ArchiveWriteAndCheckStore,
} from '../../archive/archive-write-and-check-store';
import { createSyncQueueStore, type SyncQueueStore } from '../../sync/sync-queue-store';
import { createExportStore, type ExportStore } from '../../export/export-store';
import { createExportRecordStore, type ExportRecordStore } from '../../export/export-record-store';
import { createPageIndexStore, type PageIndexStore } from '../../history/page-index-store';
import { createTicketStatsStore, type TicketStatsStore } from '../../history/stats/ticket-stats-store';
import { createTicketIndexWriter, type TicketIndexWriter } from '../../history/search/ticket-index-writer';
import { createSavedViewStore, type SavedViewStore } from '../../history/saved-view-store';
import {
  createNeighbouringTicketsStore,
  type NeighbouringTicketsStore,
} from '../../history/neighbouring-tickets-store';
import type { JournalFile } from '../../journal/journal-file';
import { createPositionWriter } from '../../journal/stored-journal-position';
import { createJournalSegmentStore, type JournalSegmentStore } from '../../journal/journal-segment-store';
import { createFormDraftStore, type FormDraftStore } from '../../form-drafts/form-draft-store';
import { createPracticeHistoryStore, type PracticeHistoryStore } from '../../practice/practice-history-store';
import { createJournaledTicketStore } from '../ticket-recovery/journaled-ticket-store';
import { listUnsettledTicketRecords } from '../ticket-recovery/unsettled-ticket-journal-records';
import { createReminderStore, type ReminderStore } from '../../reminders/reminder-store';
import { createJournaledReminderStore } from '../../reminders/journaled-reminder-store';
import { createErasureRecordStore, type ErasureRecordStore } from '../../privacy/erasure-record-store';
import { createErasurePreviewStore, type ErasurePreviewStore } from '../../privacy/erasure-preview-store';
import {
  createJournaledErasureStore,
  type JournaledErasureStore,
} from '../../privacy/journaled-erasure-store';
import { createTicketStore, type TicketStore } from '../../tickets/store/ticket-store';
import { getBackupsFolder } from '../../backup/backup-files';
import {
  createBackupAndIntegrityCheckStore,
  type BackupAndIntegrityCheckStore,
} from '../../backup/backup-and-integrity-check-store';
import { createLazily, type Factories } from './create-lazily';

/** Stores that write, or must read what was just written. They run on the one thread that writes. */
export type WriterStores = {
  readonly calls: CallStore;
  readonly incomingCalls: IncomingCallStore;
  readonly tickets: TicketStore;
  readonly journal: JournalSegmentStore;
  readonly practice: PracticeHistoryStore;
  readonly incidents: IncidentStore;
  readonly dismissals: CallerDismissalStore;
  readonly contactNotes: ContactNoteStore;
  readonly formDrafts: FormDraftStore;
  readonly ticketIndex: TicketIndexWriter;
  readonly savedViews: SavedViewStore;
  readonly exportRecords: ExportRecordStore;
  readonly erasureRecords: ErasureRecordStore;
  readonly erasures: JournaledErasureStore;
  readonly archiveImport: ArchiveAndSyncImport;
  readonly syncQueue: SyncQueueStore;
  readonly reminders: ReminderStore;
};

/** Searches. They run on a read-only thread, so no search delays a keystroke or a ticket. */
export type ReaderStores = {
  readonly history: HistoryStore & NeighbouringTicketsStore & PageIndexStore & TicketStatsStore;
  readonly callers: CallerMatchStore;
  readonly handover: HandoverStore;
  readonly similarCalls: SimilarCallsStore;
};

/** Long work that only reads. Each call has its own thread and connection, so it delays no other call. */
export type LongWorkStores = {
  readonly maintenance: BackupAndIntegrityCheckStore;
  readonly erasurePreviews: ErasurePreviewStore;
  readonly exports: ExportStore;
  readonly archives: ArchiveWriteAndCheckStore;
};

export type ReadOnlyStores = ReaderStores & LongWorkStores;

/** All stores of one database. */
export type Stores = WriterStores & ReadOnlyStores;

/** Creates the stores of a read-only connection. Each prepares its statements when it is first used. */
export function createReadOnlyStores(db: Database, file: string): ReadOnlyStores {
  return createLazily(listReadOnlyStores(db, file));
}

/**
 * Creates all stores, on a writable connection, each when it is first used. What must survive the loss of the database
 * also goes to the journal: tickets and endings, incoming calls, contact notes, incidents, dismissals, reminders, erasures.
 * Calls that are being written and `formDrafts` do not: what the last backup lacks of them is in the damaged file or in the
 * copies in memory (`emergency-copies.ts`). For `savedViews` and `exportRecords` a backup a day is enough.
 */
export function createStores(db: Database, file: string, journal: JournalFile): Stores {
  return createLazily<Stores>({
    ...listReadOnlyStores(db, file),
    calls: () => createJournaledCallStore(createCallStore(db), journal.append),
    incomingCalls: () => createJournaledIncomingCallStore(createIncomingCallStore(db), journal.append),
    tickets: () =>
      createJournaledTicketStore(createTicketStore(db), {
        ...journal,
        withPosition: createPositionWriter(db, journal),
      }),
    journal: () => createJournalSegmentStore(db, journal, () => listUnsettledTicketRecords(db)),
    practice: () => createPracticeHistoryStore(db),
    contactNotes: () => createJournaledContactNoteStore(createContactNoteStore(db), journal.append),
    incidents: () => createJournaledIncidentStore(createIncidentStore(db), journal.append),
    dismissals: () => createJournaledDismissalStore(createCallerDismissalStore(db), journal.append),
    formDrafts: () => createFormDraftStore(db),
    ticketIndex: () => createTicketIndexWriter(db),
    savedViews: () => createSavedViewStore(db),
    exportRecords: () => createExportRecordStore(db),
    erasureRecords: () => createErasureRecordStore(db),
    erasures: () => createJournaledErasureStore(db, journal.append),
    archiveImport: () => createArchiveAndSyncImport(db),
    syncQueue: () => createSyncQueueStore(db),
    reminders: () => createJournaledReminderStore(createReminderStore(db), journal.append),
  });
}

function listReadOnlyStores(db: Database, file: string): Factories<ReadOnlyStores> {
  return {
    history: () => ({
      ...createHistoryStore(db),
      ...createNeighbouringTicketsStore(db),
      ...createPageIndexStore(db),
      ...createTicketStatsStore(db),
    }),
    callers: () => createCallerMatchStore(db),
    handover: () => createHandoverStore(db),
    similarCalls: () => createSimilarCallsStore(db),
    maintenance: () => createBackupAndIntegrityCheckStore(db, getBackupsFolder(file)),
    erasurePreviews: () => createErasurePreviewStore(db),
    exports: () => createExportStore(db),
    archives: () => createArchiveWriteAndCheckStore(db),
  };
}
