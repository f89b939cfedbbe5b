import SqliteDatabase, { type Database } from 'better-sqlite3';
import { salvageCalls } from '../../calls/salvage-calls';
import { salvageExportRecords } from '../../export/salvage-export-records';
import {
  restartSync,
  salvageSyncPosition,
  salvageSyncQueue,
} from '../../sync/salvage-sync-position-and-queue';
import { salvageSavedViews } from '../../history/salvage-saved-views';
import { salvageFormDrafts } from '../../form-drafts/salvage-form-drafts';
import { resumeErasures } from '../../privacy/resume-erasures';
import { salvageErasures } from '../../privacy/salvage-erasures';
import { addSecondTicketsOfCalls } from '../ticket-recovery/add-second-tickets-of-calls';
import { replayJournal, type ConflictingTickets } from '../ticket-recovery/replay-journal';
import { salvageSettledTickets } from '../ticket-recovery/salvage-settled-tickets';
import {
  iterateDoubtRecords,
  createMissingTest,
  readKnownTickets,
  createRemainingTickets,
  iterateSalvagedRecords,
  iterateStandingRecords,
} from '../ticket-recovery/salvage-as-journal-records';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { toDatabaseError } from '../../db/database-error';
import { withDeferredIndexes } from '../../db/with-deferred-indexes';

/**
 * Fills a restored or new database with the rows of the damaged files that match their checksum, and with the journal.
 * @param damagedFiles oldest first: if two files have the same call, the newer one wins
 * @param nowMs when a call whose ticket was lost counts as discarded
 * @param recentAfterGap the journal's records since its newest list of unsettled tickets, if some may be missing since
 *   the oldest file; otherwise null
 */
export function rebuildFromDamageAndJournal(
  db: Database,
  damagedFiles: readonly string[],
  journal: readonly unknown[],
  nowMs: number,
  recentAfterGap: readonly unknown[] | null = null,
): void {
  const records: JournalRecord[] = parseRecords(journal);
  const known = readKnownTickets(db);
  salvageFromEach(salvageSyncPosition);
  const conflicting: ConflictingTickets[] = [];
  const lefts = damagedFiles.map((file) => {
    let left = createRemainingTickets(known);
    readIfOpenable(file, (from) => {
      const take = db.transaction(() =>
        withDeferredIndexes(db, 'ticket', () => salvageSettledTickets(from, db, known)),
      );
      left = take.immediate();
    });
    readIfOpenable(file, (from) => conflicting.push(replayJournal(db, iterateSalvagedRecords(from, left))));
    return { file, left };
  });
  conflicting.push(replayJournal(db, records));
  for (const { file, left } of lefts)
    readIfOpenable(file, (from) => replayJournal(db, iterateStandingRecords(from, left)));
  for (const tickets of conflicting) addSecondTicketsOfCalls(db, tickets);
  if (recentAfterGap !== null) {
    const isMissing = createMissingTest(parseRecords(recentAfterGap));
    replayJournal(db, iterateDoubtRecords(db, 'history-older', isMissing));
  }
  salvageFromEach((from, to) => salvageCalls(from, to, nowMs));
  salvageFromEach(salvageSavedViews);
  salvageFromEach(salvageExportRecords);
  salvageFromEach(salvageFormDrafts);
  resumeErasures(db, records);
  salvageFromEach(salvageErasures);
  salvageFromEach(salvageSyncQueue);
  restartSync(db);

  /** Salvages from each file, in one transaction per file. */
  function salvageFromEach(salvage: (from: Database, to: Database) => void): void {
    for (const file of damagedFiles)
      readIfOpenable(file, (from) => db.transaction(salvage).immediate(from, db));
  }
}

/**
 * Opens a file read-only, so that the copy set aside stays unchanged. A file that is no longer a database yields
 * nothing.
 */
function readIfOpenable(file: string, read: (from: Database) => unknown): void {
  let from: Database | undefined;
  try {
    from = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    // With these settings, a table with a wrong definition fails alone instead of making the whole schema unreadable.
    from.unsafeMode();
    from.pragma('writable_schema = ON');
    read(from);
  } catch (thrown) {
    const { errorCode } = toDatabaseError(thrown);
    if (errorCode === 'disk-full' || errorCode === 'read-only') throw thrown;
  } finally {
    from?.close();
  }
}
