import type { BackupInfo } from '../../shared/database';
import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from './database-trouble';
import type { CheckPlace } from './maintenance-store';
import type { OpenStores } from './open-stores';

export type BackupKeeper = ReturnType<typeof createBackupKeeper>;

export type BackupKeeperParts = {
  readonly stores: Pick<OpenStores, 'journal' | 'maintenance' | 'wasClosedWell'>;
  readonly nowMs: () => number;
  readonly schedule: (delayMs: number, run: () => void) => () => void;
  /** Told where the file turns out to be damaged. */
  readonly onDamaged: () => void;
};

/** Long after the first picture, and often enough that a PC that runs for weeks has its daily copy. */
const firstLookMs = 30_000;
const lookEveryMs = 60 * 60_000;
const betweenStepsMs = 100;
const backUpEveryMs = 20 * 60 * 60_000;

/**
 * Looks after the file while the app is in use: a backup a day, and a check of all of it before each one and after a
 * run that was cut off.
 */
export function createBackupKeeper(parts: BackupKeeperParts) {
  let cancel: (() => void) | undefined;
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();

  function lookIn(delayMs: number): void {
    if (isClosed) return;
    cancel = parts.schedule(delayMs, () => {
      working = look().finally(() => lookIn(lookEveryMs));
    });
  }

  let isCheckDue = !parts.stores.wasClosedWell;

  async function look(): Promise<void> {
    const kept = await parts.stores.maintenance.backups();
    const newestAtMs = kept.ok ? (kept.value.at(-1)?.madeAtMs ?? 0) : 0;
    // A clock that was set back must not stop the backups.
    const isBackupDue = Math.abs(parts.nowMs() - newestAtMs) >= backUpEveryMs;
    if ((isCheckDue || isBackupDue) && !(await isFoundWhole())) return;
    isCheckDue = false;
    if (isBackupDue) await backUp();
  }

  /** In steps, each a short while of a thread of its own, with a pause after it for whoever else wants the disk. */
  async function isFoundWhole(): Promise<boolean> {
    let place: CheckPlace | null = null;
    do {
      if (isClosed) return false;
      const step: Result<CheckPlace | null, DatabaseError> = await parts.stores.maintenance.checkStep(place);
      if (!step.ok) {
        if (step.error.trouble === 'damaged') parts.onDamaged();
        return false;
      }
      place = step.value;
      if (place !== null) await pause();
    } while (place !== null);
    return true;
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

  /** The copy and the journal meet without a gap: what the copy lacks is in the segment begun before it. */
  async function backUp(): Promise<Result<BackupInfo[], DatabaseError>> {
    const segment = await parts.stores.journal.beginSegment();
    if (!segment.ok) return segment;
    const kept = await parts.stores.maintenance.backUp(segment.value, parts.nowMs());
    if (!kept.ok) return kept;
    const oldest = kept.value[0];
    if (oldest !== undefined) await parts.stores.journal.dropBefore(oldest.number);
    return succeed(kept.value);
  }

  return {
    start: (): void => lookIn(firstLookMs),

    /** Makes a backup now. @returns what is kept, newest last */
    backUp,

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await working;
    },
  };
}
