import type { BackupFailure, BackupInfo } from '../../shared/app/database-and-backup-state';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { Log } from '../log/log';
import { findOldestNeededSegment } from './backup-rotation';
import { getErrorCode, type DatabaseError } from '../db/database-error';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { JournalSegmentStore } from '../journal/journal-segment-store';
import type { CheckPlace, BackupAndIntegrityCheckStore } from './backup-and-integrity-check-store';

export type BackupScheduler = ReturnType<typeof createBackupScheduler>;

export type BackupSchedulerParts = {
  readonly stores: RemoteSet<{ journal: JournalSegmentStore; maintenance: BackupAndIntegrityCheckStore }> & {
    readonly wasClosedWell: boolean;
  };
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when the file turns out to be damaged. */
  readonly onDamaged: () => void;
  /** Called when a backup starts and when it ends, whatever the result. */
  readonly onChanged: (state: BackupState) => void;
  readonly log: Log;
};

/** `failure` is that of the last attempt; null if it succeeded, or if there was none since the app started. */
export type BackupState = { readonly isBackingUp: boolean; readonly failure: BackupFailure | null };

/** Late enough not to slow the start down, and often enough for a daily backup on a PC that runs for weeks. */
const firstCheckAfterMs = 30_000;
const checkEveryMs = 60 * 60_000;
const betweenStepsMs = 100;
const backUpEveryMs = 20 * 60 * 60_000;
/** Above this age of the newest backup, somebody must act. */
const overdueMs = 3 * 24 * 60 * 60_000;

/**
 * Maintains the file while the app runs: makes a daily backup, and checks the whole file before each backup and after a
 * run that was cut off.
 */
export function createBackupScheduler(parts: BackupSchedulerParts) {
  let cancel: (() => void) | undefined;
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();
  /** Runs one backup at a time: each deletes unfinished files, which may belong to another backup. */
  const turns = createSerialQueue();
  let underWay = 0;
  let failure: BackupFailure | null = null;

  function scheduleCheck(delayMs: number): void {
    if (isClosed) return;
    cancel = parts.schedule(delayMs, () => {
      working = check().finally(() => scheduleCheck(checkEveryMs));
    });
  }

  let isCheckDue = !parts.stores.wasClosedWell;

  async function check(): Promise<void> {
    const isBackupDue = (await newestAgeMs()) >= backUpEveryMs;
    if (isCheckDue || isBackupDue) {
      const isWhole = await isFoundWhole();
      if (!isWhole.ok && isBackupDue) await ended(isWhole.error);
      if (!isWhole.ok || !isWhole.value) return;
    }
    isCheckDue = false;
    if (isBackupDue) await backUp();
  }

  /** Returns the absolute age: a clock that was set back must not stop the backups. */
  async function newestAgeMs(): Promise<number> {
    const result = await parts.stores.maintenance.backups();
    const newestAtMs = result.ok ? (result.value.at(-1)?.madeAtMs ?? 0) : 0;
    return Math.abs(parts.nowMs() - newestAtMs);
  }

  /**
   * Verifies the file in short steps on a separate thread, and pauses after each to leave the disk to other work.
   * Returns false if the app closed meanwhile.
   */
  async function isFoundWhole(): Promise<Result<boolean, DatabaseError>> {
    const beganAtMs = parts.nowMs();
    let place: CheckPlace | null = null;
    do {
      if (isClosed) return succeed(false);
      const step: Result<CheckPlace | null, DatabaseError> = await parts.stores.maintenance.checkStep(place);
      if (!step.ok) {
        const { errorCode } = step.error;
        parts.log.error('history check failed', { errorCode, code: getErrorCode(step.error) });
        if (errorCode === 'damaged') parts.onDamaged();
        return step;
      }
      place = step.value;
      if (place !== null) await pause();
    } while (place !== null);
    parts.log.info('history checked', { ms: parts.nowMs() - beganAtMs });
    return succeed(true);
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const callOff = parts.schedule(betweenStepsMs, resolve);
      cancel = () => {
        callOff();
        resolve();
      };
    });
  }

  /** Makes a backup after any running one. @returns the backups that are kept, newest last */
  async function backUp(): Promise<Result<BackupInfo[], DatabaseError>> {
    underWay += 1;
    tell();
    const beganAtMs = parts.nowMs();
    const result = await turns.run(copy);
    underWay -= 1;
    const ms = parts.nowMs() - beganAtMs;
    if (result.ok)
      parts.log.info('backup made', {
        number: result.value.at(-1)?.number ?? 0,
        kept: result.value.length,
        ms,
      });
    else
      parts.log.error('backup failed', {
        errorCode: result.error.errorCode,
        code: getErrorCode(result.error),
        ms,
      });
    await ended(result.ok ? null : result.error);
    return result;
  }

  /**
   * Records the result of a backup. A failure stays visible: a folder that refuses backups for weeks must be noticed.
   */
  async function ended(error: DatabaseError | null): Promise<void> {
    failure =
      error === null ? null : { errorCode: error.errorCode, isOverdue: (await newestAgeMs()) >= overdueMs };
    tell();
  }

  function state(): BackupState {
    return { isBackingUp: underWay > 0, failure };
  }

  function tell(): void {
    if (!isClosed) parts.onChanged(state());
  }

  /** Makes a backup that joins the journal without a gap: the new segment holds whatever the backup lacks. */
  async function copy(): Promise<Result<BackupInfo[], DatabaseError>> {
    const segment = await parts.stores.journal.beginSegment();
    if (!segment.ok) return segment;
    const result = await parts.stores.maintenance.backUp(segment.value, parts.nowMs());
    if (!result.ok) return result;
    const needed = findOldestNeededSegment(result.value);
    if (needed !== null) await parts.stores.journal.dropBefore(needed);
    return succeed(result.value);
  }

  return {
    start: (): void => scheduleCheck(firstCheckAfterMs),

    backUp,
    state,

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await working;
      await turns.settled();
    },
  };
}
