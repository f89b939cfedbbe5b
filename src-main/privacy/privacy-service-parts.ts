import type { JournalSegmentStore } from '../journal/journal-segment-store';
import type { Schedule } from '../../shared/time/schedule';
import type { BackupScheduler } from '../backup/backup-scheduler';
import type { BackupAndIntegrityCheckStore } from '../backup/backup-and-integrity-check-store';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { SearchIndexer } from '../history/search/search-indexer';
import type { TicketIndexWriter } from '../history/search/ticket-index-writer';
import type { LongJobs } from '../jobs/long-jobs';
import type { Log } from '../log/log';
import type { ErasurePreviewStore } from './erasure-preview-store';
import type { JournaledErasureStore } from './journaled-erasure-store';

export type PrivacyServiceParts = {
  readonly stores: RemoteSet<{
    erasures: JournaledErasureStore;
    erasurePreviews: ErasurePreviewStore;
    ticketIndex: TicketIndexWriter;
    maintenance: BackupAndIntegrityCheckStore;
    journal: JournalSegmentStore;
  }>;
  readonly backups: Pick<BackupScheduler, 'backUp'>;
  readonly index: Pick<SearchIndexer, 'hold'>;
  readonly jobs: LongJobs;
  /** Null means forever. */
  readonly keepDays: () => number | null;
  /** True while the clock is known to be more than a day off: nothing is erased for its age then. */
  readonly isClockFarOff: () => boolean;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called after tickets, or anything else that named a caller, were erased. */
  readonly onHistoryChanged: () => void;
  /** Called with the erased calls that were not sent: the window may have them open. */
  readonly onCallsErased: (callIds: readonly string[]) => void;
  /** Called with the calls that lost their field history and autofills: the window may have them open. */
  readonly onCallsRedacted: (callIds: readonly string[]) => void;
  readonly log: Log;
};
