import type { Database } from 'better-sqlite3';
import type { DatabaseState } from '../../../shared/app/database-state';
import type { JournalFile } from '../../journal/journal-file';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { isSamePosition, type JournalPosition } from '../../journal/journal-segment';
import { restartErasures } from '../../privacy/resume-erasures';
import type { Log } from '../../log/log';
import { replayJournal } from '../ticket-recovery/replay-journal';
import {
  iterateDoubtRecords,
  createMissingTest,
  type DoubtReason,
} from '../ticket-recovery/salvage-unsettled-tickets';
import type { FolderRegistry } from '../../folder-identity/folder-registry';
import { isBefore, type FolderVerdict } from '../../folder-identity/classify-folder';
import { readStoredJournalPosition } from '../../journal/stored-journal-position';
import type { Overwritten } from './overwrite-guard';

/**
 * A history that came back from the past, or from elsewhere. `why` says how that is known; `uncertainCount` counts the waiting
 * tickets that are uncertain now, since they may have been sent.
 */
export type Rollback = NonNullable<DatabaseState['rollback']>;

/** How the folder looked before anything was opened. */
type Found = {
  readonly position: JournalPosition;
  /** Whether SQLite's log lay beside the file, whatever it held. */
  readonly hasLog: boolean;
  readonly wasClosedWell: boolean;
  /** What another program wrote into while the last run had it open. */
  readonly overwritten: Overwritten | null;
};

const doubtReasonOf: Readonly<Record<FolderVerdict, DoubtReason | null>> = {
  new: null,
  same: null,
  older: 'history-older',
  elsewhere: 'history-elsewhere',
  unwitnessed: 'history-unwitnessed',
};

/**
 * Brings a database up to what its journal and its witness know, before anything is sent: the journal is replayed unless
 * the database was closed with exactly this journal, and tickets that may have been sent no longer wait.
 */
export function reconcileWithJournal(
  db: Database,
  journal: JournalFile,
  witness: FolderRegistry,
  { position, hasLog, wasClosedWell, overwritten }: Found,
  log: Log,
): Rollback | null {
  const closedAt = readStoredJournalPosition(db);
  const isAsClosed =
    wasClosedWell && overwritten === null && !hasLog && isClosedAt(position) && !hasOpenAttempt(db);
  let inDoubt = 0;
  let isOlderFile = wasClosedWell && position.segment > 0 && !isClosedAt(position);
  if (!isAsClosed) {
    const raw = journal.readAll();
    const records = parseRecords(raw);
    isOlderFile ||= overwritten !== null || lacksNewest(db, records);
    replayJournal(db, records);
    if (raw.length > 0)
      log.info('journal replayed', { records: records.length, unreadable: raw.length - records.length });
    restartErasures(db, records);
    doubtByJournal();
  }
  const verdict = witness.classify(hasTickets(db), position);
  const reason = doubtReasonOf[verdict];
  if (reason !== null) makeUncertain(reason, () => true);
  if (reason !== null || isOlderFile || inDoubt > 0)
    log.warn('history is not as it was left', { verdict, isOlderFile, inDoubt });
  if (!witness.adopt(verdict, journal.position())) log.warn('witness not written');
  return detectRollback(reason, isOlderFile, inDoubt);

  function isClosedAt(end: JournalPosition): boolean {
    return closedAt !== null && isSamePosition(closedAt, end);
  }

  function doubtByJournal(): void {
    const run = journal.findRun();
    // A database that is up to date needs no journal: of one that is damaged, nothing follows.
    const isBeforeJournal = (closedAt?.segment ?? 1) < run.first;
    // Pages of two times can say that the database is newer than it is.
    const isJournalMixed = run.isBeforeReplaced && run.newestList !== null;
    if (isOlderFile || isBeforeJournal || isJournalMixed) {
      const recent = parseRecords(journal.readFrom(run.newestList ?? run.first));
      makeUncertain('history-older', createMissingTest(recent));
    }
    // What was written into an older journal since says nothing of what it lost.
    if (overwritten === 'journal' || lacksLostRecords()) makeUncertain('history-older', () => true);
  }

  /**
   * Whether the journal lost records that the database does not know either. The database says with each ticket and attempt
   * how far the journal has come: what is behind that, an older copy of the database lacks.
   */
  function lacksLostRecords(): boolean {
    return closedAt !== null && isBefore(closedAt, position) && journal.hasDamageAfter(closedAt);
  }

  /** The journal has it, too: an older copy of the database that comes back later must not send them either. */
  function makeUncertain(why: DoubtReason, isInDoubt: (reference: string) => boolean): void {
    const records = [...iterateDoubtRecords(db, why, isInDoubt)];
    if (records.length === 0) return;
    replayJournal(db, records);
    journal.append(...records);
    inDoubt += records.length;
  }
}

/** A history that was moved here, with nothing to decide, needs no word. */
function detectRollback(
  reason: DoubtReason | null,
  isOlderFile: boolean,
  uncertainCount: number,
): Rollback | null {
  if (reason === 'history-older' || (reason !== null && uncertainCount > 0))
    return { reason, uncertainCount };
  return isOlderFile || uncertainCount > 0 ? { reason: 'file-older', uncertainCount } : null;
}

/**
 * Tells whether the database lacks the newest attempt or ticket of the journal, which is written after the database: a
 * crash does not do that, an older copy does. What was erased since says nothing.
 */
function lacksNewest(db: Database, records: readonly JournalRecord[]): boolean {
  const newest = records.findLast(
    ({ kind }) => kind === 'made' || kind === 'began' || kind === 'erase caller',
  );
  if (newest?.kind === 'made')
    return db.prepare('SELECT 1 FROM ticket WHERE reference = ?').get(newest.reference) === undefined;
  if (newest?.kind !== 'began') return false;
  return (
    db
      .prepare(
        'SELECT 1 FROM attempt JOIN ticket ON ticket.id = ticket_id WHERE ticket.reference = ? AND attempt.number = ?',
      )
      .get(newest.reference, newest.number) === undefined
  );
}

function hasTickets(db: Database): boolean {
  return db.prepare('SELECT 1 FROM ticket LIMIT 1').get() !== undefined;
}

/** Also a run that was closed well can end before the database took an outcome: the disk was full. */
function hasOpenAttempt(db: Database): boolean {
  return db.prepare('SELECT 1 FROM attempt WHERE outcome IS NULL LIMIT 1').get() !== undefined;
}
