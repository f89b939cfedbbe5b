import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { fail, succeed, type Result } from '../../../shared/result';
import { openJournal, type JournalFile } from '../../journal/journal-file';
import {
  noFolderRegistry,
  openFolderRegistry,
  type FolderRegistry,
  type RegistryRoot,
} from '../../folder-identity/folder-registry';
import { silentLog, type Log } from '../../log/log';
import { getErrorName } from '../../log/error-trace';
import { getBackupsFolder, listBackups } from '../../backup/backup-files';
import { reconcileWithJournal, type Rollback } from './reconcile-with-journal';
import { toDatabaseError, type DatabaseError } from '../../db/database-error';
import type { Migration } from '../../db/migrations/migration';
import { migrations } from '../../db/migrations/all';
import { verifyWholeDatabase } from '../../db/verify-rows';
import { createReferenceCollector } from '../ticket-recovery/ticket-copies-in-memory';
import { hasEmergencyCopies, openCopiedWork } from './emergency-copies';
import { createUnchangedDatabaseVerifier } from './unchanged-database-verifier';
import { openAsItIs, openWhole, type OpenDatabase } from './open-whole-database';
import { createOverwriteGuard, type OverwriteGuard } from './overwrite-guard';
import { readMarks, writeMark } from './in-use-marks';
import { finishRescue, rescueDeletedDatabase } from './rescue-deleted-database';
import { finishRestore, restoreDatabase, type RestoreReport } from './restore-database';
import type { Stores } from '../stores/stores';
import { setAsideNonFilesInDataFolder } from './set-aside-non-files-in-data-folder';
import { waitUntilUnchanged, watchFiles } from './detect-external-file-changes';
import { guardWalTruncation } from '../../db/wal-truncation-guard';
import { restartJournal } from './restart-journal';
import { closeRecoveredDatabase } from './close-recovered-database';
import { blockThread } from '../../time/block-thread';

export type RecoveredDatabase = {
  readonly db: Database;
  readonly journal: JournalFile;
  /** What replaced a damaged or lost database; null if the database was intact. */
  readonly restored: RestoreReport | null;
  /** Null if the history is as this PC left it. */
  readonly putBack: Rollback | null;
  /** False if the last run did not close the database: then it needs a check. */
  readonly wasClosedWell: boolean;
  readonly close: () => void;
};

/** A recovered database whose schema is known to fit every statement of the app. */
export type RecoveredStores = RecoveredDatabase & {
  readonly stores: Stores;
  /** Writes all data into a new file if the files were removed from the folder. @returns whether they were */
  readonly rescueIfGone: () => boolean;
  readonly guard: OverwriteGuard;
};

export type RecoveryOptions = {
  /** Treats the file as damaged without a check. */
  readonly mustRestore?: boolean;
  /** Called before a restore, which takes minutes if the history is long. */
  readonly onRestoring?: () => void;
  /** Without it, the folder's age and origin are not checked. */
  readonly witness?: RegistryRoot | null;
  /** Whether this copy of the app still owns the folder. Without it, it always does. */
  readonly isOwner?: () => boolean;
  readonly log?: Log;
  /** The schema to migrate to. Only tests use one that is not the app's. */
  readonly migrations?: readonly Migration[];
};

/**
 * Opens a database so that everything read from it is reliable. A damaged or missing one is moved aside and replaced by
 * its newest intact backup, or by an empty one, plus its own readable rows. Records that only the journal has are
 * replayed. Waiting tickets that may have been sent become uncertain.
 * @param nowMs names the backup that a migration makes, and is the time of what a restore discards; ms since 1970
 */
export function openWithRecovery(
  file: string,
  nowMs: number,
  options: RecoveryOptions = {},
): Result<RecoveredStores, DatabaseError> {
  const opened: (() => void)[] = [];
  const result = tryToOpen(file, nowMs, options, (close) => opened.push(close));
  if (!result.ok) closeAll(opened);
  return result;
}

/** Registers a function that closes what was opened, and is called if the opening fails later on. */
type CloseIfFailed = (close: () => void) => void;

function closeAll(opened: readonly (() => void)[]): void {
  for (const close of opened)
    try {
      close();
    } catch {
      // The opening has failed already, and its own error is reported.
    }
}

function tryToOpen(
  file: string,
  nowMs: number,
  options: RecoveryOptions,
  closeIfFailed: CloseIfFailed,
): Result<RecoveredStores, DatabaseError> {
  try {
    const folder = dirname(file);
    setAsideNonFilesInDataFolder(folder, options.log ?? silentLog);
    const root = options.witness ?? null;
    const witness = root === null ? noFolderRegistry : openFolderRegistry(folder, root);
    closeIfFailed(witness.close);
    const lastBackup = listBackups(getBackupsFolder(file)).at(-1)?.number ?? 0;
    const changedTickets = createReferenceCollector();
    const journal = openJournal(folder, {
      lastBackup,
      onReachedDisk: witness.record,
      onWritten: changedTickets.add,
    });
    closeIfFailed(journal.close);
    return openWith({ journal, witness, changedTickets, closeIfFailed }, file, nowMs, options);
  } catch (thrown) {
    return fail(toDatabaseError(thrown));
  }
}

type OpenRecords = {
  readonly journal: JournalFile;
  readonly witness: FolderRegistry;
  readonly changedTickets: ReturnType<typeof createReferenceCollector>;
  readonly closeIfFailed: CloseIfFailed;
};

function openWith(
  { journal, witness, changedTickets, closeIfFailed }: OpenRecords,
  file: string,
  nowMs: number,
  options: RecoveryOptions,
): Result<RecoveredStores, DatabaseError> {
  const { mustRestore = false, onRestoring, isOwner = () => true, log = silentLog } = options;
  const inUse = join(dirname(file), 'in-use');
  const wasClosedWell = !existsSync(inUse);
  // A program that copies a whole folder may have overwritten the mark, too.
  const marks = readMarks(inUse);
  const overwritten = marks.overwritten ?? (hasEmergencyCopies(file) ? 'journal' : null);
  if (overwritten !== null) waitUntilUnchanged(file, blockThread);
  const copied = openCopiedWork(file, log);
  if (!copied.ok) return copied;
  const copiedWork = copied.value;
  closeIfFailed(copiedWork.close);
  const isRescued = finishRescue(file);
  let restored = finishRestore(file);
  // Read before a migration begins a segment and before SQLite moves the log into the file.
  const found = {
    position: journal.position(),
    hasWal: hasWal(file),
    wasClosedWell,
    isRescued,
    markOfLastRun: marks.mark,
    overwritten,
    keptRecords: copiedWork.records,
  };
  let putBack = null as Rollback | null;
  let opened =
    mustRestore || isLost(file, journal)
      ? null
      : openAsItIs(file, journal, nowMs, { log, migrations: options.migrations ?? migrations }, checkAsItIs);
  if (opened === null || isDamaged(opened)) {
    log.error('history is damaged or lost', { mustRestore, hasFile: existsSync(file) });
    onRestoring?.();
    const { first: from, newestList } = journal.findContiguousSegments();
    const recent = journal.readFrom(newestList ?? from);
    const done = restoreDatabase(file, { records: journal.readAll(), from, recent }, nowMs);
    if (!done.ok) return done;
    restored = done.value;
    log.warn('history restored', {
      from: restored.backupMadeAtMs === null ? 'what could be read' : 'a backup',
      isDamagedKept: restored.damagedFile !== null,
      wasMissing: restored.wasMissing,
    });
    opened = openWhole(file, journal, checkAge);
  }
  if (!opened.ok) return opened;
  const { db: connection, stores: openStores } = opened.value;
  closeIfFailed(() => connection.close());
  copiedWork.remove();
  writeMark(inUse, '');
  const files = watchFiles(file);
  // After a kill, a copy from just before SQLite moved the log may have the same mark.
  const content = createUnchangedDatabaseVerifier(
    connection,
    file,
    wasClosedWell && !isRescued && restored === null,
  );
  closeIfFailed(content.close);
  const walIndex = guardWalTruncation(file);
  closeIfFailed(walIndex.close);
  const guard = createOverwriteGuard({
    db: connection,
    file,
    inUse,
    files,
    content,
    walIndex,
    journal,
    changedTickets,
    isOwner,
    log,
  });
  const close = closeRecoveredDatabase(
    { db: connection, journal, witness, inUse, guard, content, walIndex },
    rescueIfGone,
  );
  return succeed({
    ...opened.value,
    journal,
    restored,
    putBack: describePutBack(),
    wasClosedWell,
    rescueIfGone,
    guard,
    close,
  });

  function describePutBack(): Rollback | null {
    const counts = { uncertainCount: 0, ...putBack };
    if (isRescued) return { ...counts, reason: 'files-removed' };
    if (overwritten !== null) return { ...counts, reason: 'files-overwritten' };
    // `restored` already reports what a restore brought back.
    const isReported = restored !== null && counts.uncertainCount === 0 && counts.skippedCount === undefined;
    return isReported ? null : putBack;
  }

  function rescueIfGone(): boolean {
    if (files.check() !== 'gone') {
      if (journal.isGone()) restartJournal(openStores, log);
      return false;
    }
    try {
      rescueDeletedDatabase(connection, file);
      log.warn('history files were removed, and rescued');
    } catch (thrown) {
      log.error('history files were removed, and not rescued', { error: getErrorName(thrown) });
    }
    return true;
  }

  /**
   * A file that was overwritten while it was open has pages of two times. What the last run copied is deleted once it is in
   * the database, so damage must show before.
   */
  function checkAsItIs(asItIs: OpenDatabase): void {
    if (overwritten !== null) verifyWholeDatabase(asItIs.db);
    checkAge(asItIs);
  }

  function checkAge({ db, stores }: OpenDatabase): void {
    const { rollback, isJournalLost } = reconcileWithJournal(db, journal, witness, found, log);
    putBack = rollback;
    if (isJournalLost) restartJournal(stores, log);
    copiedWork.restoreInto(db, nowMs);
  }
}

function hasWal(file: string): boolean {
  const log = `${file}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

/**
 * True if the database is missing although its log, a journal or a backup exists. Otherwise, it is the first start ever.
 * SQLite would delete a log that it finds beside an empty database.
 */
function isLost(file: string, journal: JournalFile): boolean {
  const isThere = existsSync(file) && statSync(file).size > 0;
  if (isThere) return false;
  return hasWal(file) || journal.segments().length > 0 || listBackups(getBackupsFolder(file)).length > 0;
}

function isDamaged(opened: Result<unknown, DatabaseError>): boolean {
  return !opened.ok && opened.error.errorCode === 'damaged';
}
