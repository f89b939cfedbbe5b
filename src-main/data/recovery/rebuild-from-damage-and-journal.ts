import SqliteDatabase, { type Database } from 'better-sqlite3';
import { salvageCalls } from '../../calls/salvage-calls';
import { salvageExports } from '../../export/salvage-exports';
import {
  restartSync,
  readPreviousSyncPosition,
  salvageSyncPosition,
  salvageUnsyncedErasures,
} from '../../sync/salvage-sync-position';
import { salvageSavedViews } from '../../history/salvage-saved-views';
import { resumeErasures } from '../../privacy/resume-erasures';
import { salvageErasures } from '../../privacy/salvage-erasures';
import { replayJournal } from '../ticket-recovery/replay-journal';
import { salvageSettledTickets } from '../ticket-recovery/salvage-settled-tickets';
import {
  iterateDoubtRecords,
  createMissingTest,
  readKnownTickets,
  createRemainingTickets,
  iterateSalvagedRecords,
  iterateStandingRecords,
} from '../ticket-recovery/salvage-unsettled-tickets';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { toDatabaseError } from '../../db/database-error';
import { withDeferredIndexes } from '../../db/deferred-indexes';

/**
 * Tells a restored or new database all that is known elsewhere: what rows of the damaged files are still as they were
 * written down, and the journal.
 * @param damagedFiles oldest first, so that of two that know a call the newer one has the last word
 * @param recentAfterGap null where nothing may have happened after the oldest of them that no file and no journal tells;
 *   otherwise the journal's records from its newest list of unsettled tickets on
 */
export function salvageInto(
  db: Database,
  damagedFiles: readonly string[],
  journal: readonly unknown[],
  recentAfterGap: readonly unknown[] | null = null,
): void {
  const records: JournalRecord[] = parseRecords(journal);
  const known = readKnownTickets(db);
  const fed = readPreviousSyncPosition(db);
  inOne(salvageSyncPosition);
  const lefts = damagedFiles.map((file) => {
    let left = createRemainingTickets(known);
    reading(file, (from) => {
      const take = db.transaction(() =>
        withDeferredIndexes(db, 'ticket', () => salvageSettledTickets(from, db, known)),
      );
      left = take.immediate();
    });
    reading(file, (from) => replayJournal(db, iterateSalvagedRecords(from, left)));
    return { file, left };
  });
  replayJournal(db, records);
  for (const { file, left } of lefts)
    reading(file, (from) => replayJournal(db, iterateStandingRecords(from, left)));
  if (recentAfterGap !== null) {
    const isMissing = createMissingTest(parseRecords(recentAfterGap));
    replayJournal(db, iterateDoubtRecords(db, 'history-older', isMissing));
  }
  inOne(salvageCalls);
  inOne(salvageSavedViews);
  inOne(salvageExports);
  resumeErasures(db, records);
  inOne(salvageErasures);
  inOne(salvageUnsyncedErasures);
  restartSync(db, fed);

  /** Out of each of the files, in one transaction. */
  function inOne(salvage: (from: Database, to: Database) => void): void {
    for (const file of damagedFiles) reading(file, (from) => db.transaction(salvage).immediate(from, db));
  }
}

/** Only read, so that what is kept aside stays what it was. A file that is no database any more gives nothing. */
function reading(file: string, read: (from: Database) => void): void {
  let from: Database | undefined;
  try {
    from = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    // A table that is described wrongly costs itself alone, not those beside it.
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
