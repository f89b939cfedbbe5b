import type { MethodTable } from '../../db/remote-stores';
import type { LongWorkStores, ReaderStores, WriterStores } from './stores';

/** In a file of its own, without the stores: the main thread imports these tables and must not load SQLite. */
export const writerMethods: MethodTable<WriterStores> = {
  calls: {
    get: true,
    unfinished: true,
    begin: true,
    beginWithinLimit: true,
    save: true,
    saveWithinLimit: true,
    fieldHistory: true,
    setFollowUp: true,
    addScreenTime: true,
    park: true,
    discard: true,
    discarded: true,
    undoEnding: true,
    restore: true,
  },
  tickets: {
    get: true,
    make: true,
    endCall: true,
    freeReference: true,
    beginAttempt: true,
    nameOfAttempt: true,
    endAttempt: true,
    reopen: true,
    recordCaseNumber: true,
    addNote: true,
    recover: true,
    queued: true,
    waitingCounts: true,
    uncertain: true,
    lastOutcome: true,
    nextQueued: true,
  },
  journal: { beginSegment: true, nextSegment: true, dropBefore: true },
  practice: { isEmpty: true, fill: true },
  dismissals: { dismiss: true, undoDismiss: true },
  contactNotes: { set: true, take: true },
  ticketIndex: { takeSome: true, mergeSome: true },
  savedViews: { views: true, save: true, order: true, remove: true },
  exportRecords: { beginExport: true, endExport: true, dropExport: true, exports: true, erasures: true },
  erasures: {
    begin: true,
    eraseSome: true,
    purgeSome: true,
    purgeDiscardedSome: true,
    rest: true,
    scrubSome: true,
    setCleanFrom: true,
    markCleaned: true,
  },
  archiveImport: { takeSome: true },
  syncPosition: { choose: true, next: true, written: true, stateOf: true },
  reminders: { set: true, change: true, recordOf: true, list: true, due: true, raised: true },
};

export const readerMethods: MethodTable<ReaderStores> = {
  history: { search: true, closeMatches: true, count: true, neighbours: true, pageIndex: true, stats: true },
  callers: { similar: true, match: true, pastCases: true, findNotes: true },
};

export const longWorkMethods: MethodTable<LongWorkStores> = {
  maintenance: {
    backups: true,
    backUp: true,
    dropCopiesBefore: true,
    dropOldCopies: true,
    copies: true,
    checkStep: true,
  },
  erasurePreviews: { tracesOfCaller: true, findCaller: true, countDue: true },
  exports: { write: true },
  archives: { write: true, stage: true },
  syncFiles: { write: true },
};
