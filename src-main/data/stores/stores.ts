import type { Database } from 'better-sqlite3';
import { createCallStore, type CallStore } from '../../calls/call-store';
import { createCallerStore, type CallerStore } from '../../callers/caller-store';
import { createJournaledDismissalStore } from '../../callers/journaled-dismissal-store';
import { createCallerDismissalStore, type CallerDismissalStore } from '../../callers/caller-dismissal-store';
import { createHistoryStore, type HistoryStore } from '../../history/history-store';
import { createArchiveImport, type ArchiveImport } from '../../archive/archive-import';
import { createArchiveStore, type ArchiveStore } from '../../archive/archive-store';
import { createSyncPositionStore, type SyncPositionStore } from '../../sync/sync-position-store';
import { createSyncFileStore, type SyncFileStore } from '../../sync/sync-file-store';
import { createExportStore, type ExportStore } from '../../export/export-store';
import { createExportRecordStore, type ExportRecordStore } from '../../export/export-record-store';
import { createPageIndexStore, type PageIndexStore } from '../../history/page-index-store';
import { createTicketStatsStore, type TicketStatsStore } from '../../history/stats/ticket-stats-store';
import { createTicketIndex, type TicketIndex } from '../../history/search/ticket-index';
import { createSavedViewStore, type SavedViewStore } from '../../history/saved-view-store';
import {
  createNeighbouringTicketsStore,
  type NeighbouringTicketsStore,
} from '../../history/neighbouring-tickets-store';
import type { JournalFile } from '../../journal/journal-file';
import { createJournalStore, type JournalStore } from '../../journal/journal-store';
import { createPracticeStore, type PracticeStore } from '../../practice/practice-store';
import { createJournaledTicketStore } from '../ticket-recovery/journaled-ticket-store';
import { listUnsettledTicketRecords } from '../ticket-recovery/unsettled-ticket-records';
import { createReminderStore, type ReminderStore } from '../../reminders/reminder-store';
import { createJournaledReminderStore } from '../../reminders/journaled-reminder-store';
import { createErasurePreviewStore, type ErasurePreviewStore } from '../../privacy/erasure-preview-store';
import { createErasureStore } from '../../privacy/erasure-store';
import {
  createJournaledErasureStore,
  type JournaledErasureStore,
} from '../../privacy/journaled-erasure-store';
import { createTicketStore, type TicketStore } from '../../tickets/store/ticket-store';
import { backupsFolder } from '../../backup/backups';
import { createMaintenanceStore, type MaintenanceStore } from '../../backup/maintenance-store';

/** Everything that is asked of one database. `history`, `callers`, `maintenance` and `exports` only read it. */
export type Stores = {
  readonly calls: CallStore;
  readonly tickets: TicketStore;
  readonly journal: JournalStore;
  readonly practice: PracticeStore;
  readonly history: HistoryStore & NeighbouringTicketsStore & PageIndexStore & TicketStatsStore;
  readonly callers: CallerStore;
  readonly dismissals: CallerDismissalStore;
  readonly ticketIndex: TicketIndex;
  readonly savedViews: SavedViewStore;
  readonly maintenance: MaintenanceStore;
  readonly exports: ExportStore;
  readonly exportRecords: ExportRecordStore;
  readonly erasures: JournaledErasureStore;
  readonly erasurePreviews: ErasurePreviewStore;
  readonly archives: ArchiveStore;
  readonly archiveImport: ArchiveImport;
  readonly syncPosition: SyncPositionStore;
  readonly syncFiles: SyncFileStore;
  readonly reminders: ReminderStore;
};

/** @param journal null on a connection that only reads */
export function createStores(db: Database, file: string, journal: JournalFile | null): Stores {
  const tickets = createTicketStore(db);
  const refusals = createCallerDismissalStore(db);
  const reminders = createReminderStore(db);
  return {
    calls: createCallStore(db),
    tickets: journal === null ? tickets : createJournaledTicketStore(tickets, journal),
    journal: createJournalStore(db, journal, () => listUnsettledTicketRecords(db)),
    practice: createPracticeStore(db),
    history: {
      ...createHistoryStore(db),
      ...createNeighbouringTicketsStore(db),
      ...createPageIndexStore(db),
      ...createTicketStatsStore(db),
    },
    callers: createCallerStore(db),
    dismissals: journal === null ? refusals : createJournaledDismissalStore(refusals, journal.append),
    ticketIndex: createTicketIndex(db),
    savedViews: createSavedViewStore(db),
    maintenance: createMaintenanceStore(db, backupsFolder(file)),
    exports: createExportStore(db),
    exportRecords: createExportRecordStore(db),
    erasures: createJournaledErasureStore(createErasureStore(db), (record) => journal?.append(record)),
    erasurePreviews: createErasurePreviewStore(db),
    archives: createArchiveStore(db),
    archiveImport: createArchiveImport(db),
    syncPosition: createSyncPositionStore(db),
    syncFiles: createSyncFileStore(db),
    reminders: journal === null ? reminders : createJournaledReminderStore(reminders, journal.append),
  };
}
