import type { Database } from 'better-sqlite3';
import { createCallStore, type CallStore } from '../calls/call-store';
import { createCallerStore, type CallerStore } from '../callers/caller-store';
import { journaledRefusalStore } from '../callers/journaled-dismissal-store';
import { createRefusalStore, type RefusalStore } from '../callers/caller-dismissal-store';
import { createHistoryStore, type HistoryStore } from '../history/history-store';
import { createArchiveImport, type ArchiveImport } from '../archive/archive-import';
import { createArchiveStore, type ArchiveStore } from '../archive/archive-store';
import { createFeedPlaceStore, type FeedPlaceStore } from '../sync/sync-position-store';
import { createFeedStore, type FeedStore } from '../sync/sync-file-store';
import { createCsvParts, type CsvParts } from '../export/csv-slices';
import { createExportStore, type Beside, type ExportStore } from '../export/export-store';
import { createRecordStore, type RecordStore } from '../export/export-record-store';
import { createOutlineStore, type OutlineStore } from '../history/page-index-store';
import { createTallyStore, type TallyStore } from '../history/stats/ticket-stats-store';
import { createTicketIndex, type TicketIndex } from '../history/search/ticket-index';
import { createViewStore, type ViewStore } from '../history/saved-view-store';
import { createNeighbourStore, type NeighbourStore } from '../history/neighbouring-tickets-store';
import type { JournalFile } from '../journal/journal-file';
import { createPracticeStore, type PracticeStore } from '../practice/practice-store';
import { journaledTicketStore } from '../tickets/recovery/journaled-ticket-store';
import { createReminderStore, type ReminderStore } from '../reminders/reminder-store';
import { journaledReminderStore } from '../reminders/journaled-reminder-store';
import { createErasureStore } from '../privacy/erasure-store';
import { journaledErasureStore, type JournaledErasureStore } from '../privacy/journaled-erasure-store';
import { createTicketStore, type TicketStore } from '../tickets/store/ticket-store';
import { backupsFolder } from './backup/backups';
import { createJournalStore, type JournalStore } from './journal-store';
import { createMaintenanceStore, type MaintenanceStore } from './maintenance-store';

/** Everything that is asked of one database. `history`, `callers`, `maintenance` and `exports` only read it. */
export type Stores = {
  readonly calls: CallStore;
  readonly tickets: TicketStore;
  readonly journal: JournalStore;
  readonly practice: PracticeStore;
  readonly history: HistoryStore & NeighbourStore & OutlineStore & TallyStore;
  readonly callers: CallerStore;
  readonly refusals: RefusalStore;
  readonly ticketIndex: TicketIndex;
  readonly views: ViewStore;
  readonly maintenance: MaintenanceStore;
  readonly exports: ExportStore;
  readonly csvParts: CsvParts;
  readonly records: RecordStore;
  readonly erasures: JournaledErasureStore;
  readonly archives: ArchiveStore;
  readonly archiveImport: ArchiveImport;
  readonly feedPlace: FeedPlaceStore;
  readonly feeds: FeedStore;
  readonly reminders: ReminderStore;
};

/**
 * @param journal null on a connection that only reads
 * @param startBeside opens the same database on a further thread, for long work that can be shared
 */
export function createStores(
  db: Database,
  file: string,
  journal: JournalFile | null,
  startBeside?: () => Beside,
): Stores {
  const tickets = createTicketStore(db);
  const refusals = createRefusalStore(db);
  const reminders = createReminderStore(db);
  return {
    calls: createCallStore(db),
    tickets: journal === null ? tickets : journaledTicketStore(tickets, journal),
    journal: createJournalStore(db, journal),
    practice: createPracticeStore(db),
    history: {
      ...createHistoryStore(db),
      ...createNeighbourStore(db),
      ...createOutlineStore(db),
      ...createTallyStore(db),
    },
    callers: createCallerStore(db),
    refusals: journal === null ? refusals : journaledRefusalStore(refusals, journal.append),
    ticketIndex: createTicketIndex(db),
    views: createViewStore(db),
    maintenance: createMaintenanceStore(db, backupsFolder(file)),
    exports: createExportStore(db, startBeside),
    csvParts: createCsvParts(db),
    records: createRecordStore(db),
    erasures: journaledErasureStore(createErasureStore(db), (record) => journal?.append(record)),
    archives: createArchiveStore(db),
    archiveImport: createArchiveImport(db),
    feedPlace: createFeedPlaceStore(db),
    feeds: createFeedStore(db),
    reminders: journal === null ? reminders : journaledReminderStore(reminders, journal.append),
  };
}
