import type { SyncState } from '../../shared/sync/sync-state';
import type { FileErrorCode } from '../../shared/errors/app-error';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { DatabaseError } from '../db/database-error';
import type { RemoteSet } from '../db/remote-stores';
import { cancelJob, createJobControl, type JobControl } from '../jobs/job-control';
import type { Log } from '../log/log';
import type { SyncFileStore } from './sync-file-store';
import type { SyncPositionStore } from './sync-position-store';

export type SyncScheduler = ReturnType<typeof createSyncScheduler>;

export type SyncSchedulerParts = {
  readonly stores: RemoteSet<{ syncPosition: SyncPositionStore; syncFiles: SyncFileStore }>;
  /** Null means that there is no shared history. */
  readonly folder: () => string | null;
  /** If true, nothing is written, whatever the folder. */
  readonly isPaused: boolean;
  /** Creates the id of this PC in the shared history, if it has none yet. */
  readonly newPcId: () => string;
  readonly pcName: string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when a file was written, or could not be. */
  readonly onChanged: () => void;
  readonly log: Log;
};

/** Late enough not to slow the start down, then every minute. Other work runs between two files. */
const firstCheckMs = 45_000;
const checkEveryMs = 60_000;
const pauseMs = 100;

/**
 * Writes new tickets to the sync folder while the app runs. If the folder cannot be reached, nothing is lost: the
 * changes wait in the database until the folder is back.
 */
export function createSyncScheduler(parts: SyncSchedulerParts) {
  const { stores, isPaused, nowMs, schedule } = parts;
  const folder = () => (isPaused ? null : parts.folder());
  let cancelLook: (() => void) | undefined;
  let isClosed = false;
  let control: JobControl | null = null;
  let working: Promise<unknown> = Promise.resolve();
  let errorCode: FileErrorCode | null = null;

  function scheduleCheck(delayMs: number): void {
    if (isClosed) return;
    cancelLook?.();
    cancelLook = schedule(delayMs, () => {
      working = working.then(check).finally(() => scheduleCheck(checkEveryMs));
    });
  }

  async function check(): Promise<void> {
    for (let to = folder(); to !== null && !isClosed; to = folder()) {
      const hasMore = await writeNext(to);
      if (!hasMore) return;
      await new Promise<void>((resolve) => {
        schedule(pauseMs, resolve);
      });
    }
  }

  /** @returns whether there may be more */
  async function writeNext(to: string): Promise<boolean> {
    const next = await stores.syncPosition.next(to, nowMs());
    if (!next.ok || next.value === null) return false;
    control = createJobControl();
    const segment = { ...next.value, pcName: parts.pcName };
    const written = await stores.syncFiles.write({ folder: to, segment }, control);
    control = null;
    // The agent may have chosen another folder meanwhile; that one gets everything from the start.
    if (!written.ok || folder() !== to) return written.ok;
    if (written.value.kind !== 'written') {
      if (written.value.kind === 'failed') setError(written.value.errorCode);
      return false;
    }
    const { unfedTo, erasuresTo } = written.value;
    const kept = await stores.syncPosition.written(next.value, { unfedTo, erasuresTo }, nowMs());
    setError(null);
    return kept.ok;
  }

  function setError(next: FileErrorCode | null): void {
    if (next !== null && next !== errorCode) parts.log.error('feed not written', { errorCode: next });
    if (next === null) parts.log.info('feed written');
    errorCode = next;
    parts.onChanged();
  }

  return {
    start: (): void => scheduleCheck(firstCheckMs),

    /** Checks at once, after the setting has changed. */
    checkSoon(): void {
      errorCode = null;
      if (control !== null) cancelJob(control);
      scheduleCheck(0);
    },

    /** Resolves once the current check has ended. */
    settled: (): Promise<unknown> => working,

    async state(): Promise<Result<SyncState, DatabaseError>> {
      const to = parts.folder();
      if (to === null || isPaused) {
        return succeed({ folder: to, isPaused, isChosen: true, writtenAtMs: null, errorCode: null });
      }
      const place = await stores.syncPosition.stateOf(to);
      return place.ok ? succeed({ folder: to, isPaused, ...place.value, errorCode }) : place;
    },

    /** Stores the folder that the agent chose. The sync never writes to a folder that is only in the settings. */
    choose: (to: string): Promise<Result<void, DatabaseError>> =>
      stores.syncPosition.choose(to, parts.newPcId()),

    async close(): Promise<void> {
      isClosed = true;
      cancelLook?.();
      if (control !== null) cancelJob(control);
      await working;
    },
  };
}
