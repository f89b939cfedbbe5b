import type { Database } from 'better-sqlite3';
import type { DatabaseRecovery } from '../../../shared/app/database-and-backup-state';
import type { JournalFile } from '../../journal/journal-file';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import { isSamePosition, type JournalPosition } from '../../journal/journal-segment';
import { restartErasures } from '../../privacy/resume-erasures';
import type { Log } from '../../log/log';
import { addSecondTicketsOfCalls } from '../ticket-recovery/add-second-tickets-of-calls';
import { replayJournal, type ConflictingTickets } from '../ticket-recovery/replay-journal';
import {
  iterateDoubtRecords,
  createMissingTest,
  type DoubtReason,
} from '../ticket-recovery/salvage-as-journal-records';
import type { FolderRegistry } from '../../folder-identity/folder-registry';
import { isBefore, type FolderVerdict } from '../../folder-identity/classify-folder';
import { readMark, readStoredJournalPosition } from '../../journal/stored-journal-position';
import type { OverwrittenFile } from './in-use-marks';

/**
 * A history from an earlier time or from another PC. `reason` says how the app knows; `uncertainCount` counts the
 * waiting tickets that became uncertain because they may have been sent. `skippedCount` counts tickets of the journal
 * that could not be added; it is missing if there is none.
 */
export type Rollback = NonNullable<DatabaseRecovery['rollback']>;

/** The state of the folder before anything was opened. */
type FolderStateAtOpen = {
  readonly position: JournalPosition;
  /** True if SQLite's log exists and is not empty. */
  readonly hasWal: boolean;
  readonly wasClosedWell: boolean;
  /** True if the last run wrote the database again from memory, because the files were removed. */
  readonly isRescued: boolean;
  /** The mark that the database file had while its newer ones were in the log only; null if unknown. */
  readonly markOfLastRun: string | null;
  /** The file that another program wrote into while the last run had it open. */
  readonly overwritten: OverwrittenFile | null;
  /** The records of the tickets that the last run kept when it found them overwritten. */
  readonly keptRecords: readonly JournalRecord[];
};

const doubtReasonOf: Readonly<Record<FolderVerdict, DoubtReason | null>> = {
  new: null,
  same: null,
  older: 'history-older',
  elsewhere: 'history-elsewhere',
  unwitnessed: 'history-unwitnessed',
};

export type Reconciliation = {
  readonly rollback: Rollback | null;
  /** True if the database has everything that the journal has lost: the journal must be restarted. */
  readonly isJournalLost: boolean;
};

/**
 * Brings a database up to date with its journal and its witness before anything is sent. Replays the journal unless the
 * database was closed at exactly this position of the journal. Tickets that may have been sent no longer wait.
 */
export function reconcileWithJournal(
  db: Database,
  journal: JournalFile,
  folderRegistry: FolderRegistry,
  { position, hasWal, wasClosedWell, isRescued, markOfLastRun, overwritten, keptRecords }: FolderStateAtOpen,
  log: Log,
): Reconciliation {
  const closedAt = readStoredJournalPosition(db);
  const { isFolderAsLeft, isDatabaseAsLeft, isWitnessed } = compareWithLastClose();
  let inDoubt = 0;
  let skipped = 0;
  let isOlderFile = !isDatabaseAsLeft && wasClosedWell && position.segment > 0 && !isClosedAt(position);
  if (!isFolderAsLeft && !isDatabaseAsLeft) {
    const raw = journal.readAll();
    const records = parseRecords(raw);
    isOlderFile ||= overwritten !== null || isLogLost() || lacksNewest(db, records);
    // An overwritten journal lacks them, and ends with the answers to these tickets.
    const conflicting = replayJournal(db, keptRecords);
    if (overwritten === 'journal' && keptRecords.length > 0) journal.append(...keptRecords);
    addConflicting(new Map([...conflicting, ...replayJournal(db, records)]));
    if (raw.length > 0)
      log.info('journal replayed', { records: records.length, unreadable: raw.length - records.length });
    restartErasures(db, records);
    doubtByLostRecords();
  }
  const verdict = folderRegistry.classify(hasTickets(db), position);
  const reason = isWitnessed ? null : doubtReasonOf[verdict];
  if (reason !== null) makeUncertain(reason, () => true);
  if (reason !== null || isOlderFile || inDoubt > 0)
    log.warn('history is not as it was left', { verdict, isOlderFile, inDoubt });
  if (!folderRegistry.adopt(verdict, journal.position())) log.warn('witness not written');
  const isJournalLost = isDatabaseAsLeft && !isFolderAsLeft;
  if (isJournalLost) log.warn('journal was lost or older, the history is not', { verdict });
  return { rollback: withSkipped(detectRollback(reason, isOlderFile, inDoubt), skipped), isJournalLost };

  function isClosedAt(end: JournalPosition): boolean {
    return closedAt !== null && isSamePosition(closedAt, end);
  }

  function compareWithLastClose() {
    const isClosedFile = wasClosedWell && overwritten === null && !hasWal && !hasOpenAttempt(db);
    // A log could mix the pages of two times, and make the position look newer than the tickets.
    const isComplete = isClosedFile && closedAt !== null && !journal.hasRecordsAfter(closedAt);
    // Proof that nothing went back, whatever became of the journal and of the folder's own id. A journal of another
    // history of this folder has tickets that the database lacks.
    const hasProof =
      isComplete &&
      folderRegistry.isLeftAt(closedAt) &&
      (isClosedAt(position) || hasAll(db, journal.readAll()));
    return {
      isFolderAsLeft: isClosedFile && isClosedAt(position),
      isDatabaseAsLeft: hasProof || (isComplete && isRescued),
      isWitnessed: hasProof,
    };
  }

  /** True if what the last run wrote was in the log, which is gone. Another program may also have moved it. */
  function isLogLost(): boolean {
    return !wasClosedWell && !hasWal && markOfLastRun !== null && readMark(db) === markOfLastRun;
  }

  function addConflicting(conflicting: ConflictingTickets): void {
    const kept = addSecondTicketsOfCalls(db, conflicting);
    inDoubt += kept.uncertainCount;
    skipped += kept.skippedCount;
    if (conflicting.size > 0) log.warn('journal tickets refused', { refused: conflicting.size, ...kept });
  }

  function doubtByLostRecords(): void {
    const run = journal.findContiguousSegments();
    // True if the database ended before the journal's first segment. A database that is up to date needs no journal, so
    // a damaged journal alone proves nothing.
    const isBeforeJournal = (closedAt?.segment ?? 1) < run.first;
    // True if the folder mixes segments of two times. Mixed pages can make the database look newer than it is.
    const isJournalMixed = run.isBeforeReplaced && run.newestList !== null;
    if (isOlderFile || isBeforeJournal || isJournalMixed) {
      const recent = parseRecords(journal.readFrom(run.newestList ?? run.first));
      makeUncertain('history-older', createMissingTest(recent));
    }
    // An overwritten journal may have lost records, and its later records do not show which.
    if (overwritten === 'journal' || lacksLostRecords()) makeUncertain('history-older', () => true);
  }

  /**
   * True if the journal lost records that the database lacks, too. Each ticket and attempt stores the journal's
   * position in the database. An older copy of the database lacks everything after that position.
   */
  function lacksLostRecords(): boolean {
    return closedAt !== null && isBefore(closedAt, position) && journal.hasDamageAfter(closedAt);
  }

  /**
   * Makes waiting tickets uncertain. The journal records it, too, so that an older copy of the database that returns
   * later does not send them.
   */
  function makeUncertain(why: DoubtReason, isInDoubt: (reference: string) => boolean): void {
    const records = [...iterateDoubtRecords(db, why, isInDoubt)];
    if (records.length === 0) return;
    replayJournal(db, records);
    journal.append(...records);
    inDoubt += records.length;
  }
}

/** A ticket of the journal that could not be added is told, too. */
function withSkipped(rollback: Rollback | null, skippedCount: number): Rollback | null {
  if (skippedCount === 0) return rollback;
  return { ...(rollback ?? { reason: 'file-older', uncertainCount: 0 }), skippedCount };
}

/** Returns null for a history that was moved here with no ticket to decide on: the agent needs no message. */
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
 * True if the database lacks the newest attempt or ticket of the journal. The app writes the journal after the
 * database, so a crash cannot cause that, but an older copy of the database does. Proves nothing if an erasure came
 * later.
 */
function lacksNewest(db: Database, records: readonly JournalRecord[]): boolean {
  const newest = records.findLast(
    ({ kind }) => kind === 'made' || kind === 'began' || kind === 'erase-caller',
  );
  return newest !== undefined && prepareLacks(db)(newest);
}

/** True if the database has every ticket and attempt of the journal. */
function hasAll(db: Database, raw: readonly unknown[]): boolean {
  return !parseRecords(raw).some(prepareLacks(db));
}

/** Returns a function that tells whether the database lacks the ticket or attempt of a record. */
function prepareLacks(db: Database): (record: JournalRecord) => boolean {
  const ticket = db.prepare('SELECT 1 FROM ticket WHERE reference = ?');
  const attempt = db.prepare(
    'SELECT 1 FROM attempt JOIN ticket ON ticket.id = ticket_id WHERE ticket.reference = ? AND attempt.number = ?',
  );
  return (record) => {
    if (record.kind === 'made') return ticket.get(record.reference) === undefined;
    return record.kind === 'began' && attempt.get(record.reference, record.number) === undefined;
  };
}

function hasTickets(db: Database): boolean {
  return db.prepare('SELECT 1 FROM ticket LIMIT 1').get() !== undefined;
}

/** True if an attempt has no outcome. A run that closed well can leave one, if the full disk refused the outcome. */
function hasOpenAttempt(db: Database): boolean {
  return db.prepare('SELECT 1 FROM attempt WHERE outcome IS NULL LIMIT 1').get() !== undefined;
}
