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
  /** Null: there is no feed. */
  readonly folder: () => string | null;
  /** Writes nothing, whatever the folder. */
  readonly isPaused: boolean;
  /** What this PC is called in the feed where it has no name yet. */
  readonly newPcId: () => string;
  readonly pcName: string;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Told where a file came, or could not be written. */
  readonly onChanged: () => void;
  readonly log: Log;
};

/** Long after the first picture; then every minute. Between two files others have their turn. */
const firstCheckMs = 45_000;
const checkEveryMs = 60_000;
const pauseMs = 100;

/**
 * Writes what is new to the feed's folder while the app is in use. Where the folder cannot be reached, nothing is lost:
 * what is new waits in the database, and all of it is written once the folder is there again.
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
    // Meanwhile it may have been told to write elsewhere: then it begins there from the beginning.
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

    /** For a setting that has just changed. */
    checkSoon(): void {
      errorCode = null;
      if (control !== null) cancelJob(control);
      scheduleCheck(0);
    },

    /** Once a look that was asked for has ended. */
    settled: (): Promise<unknown> => working,

    async state(): Promise<Result<SyncState, DatabaseError>> {
      const to = parts.folder();
      if (to === null || isPaused) {
        return succeed({ folder: to, isPaused, isChosen: true, writtenAtMs: null, errorCode: null });
      }
      const place = await stores.syncPosition.stateOf(to);
      return place.ok ? succeed({ folder: to, isPaused, ...place.value, errorCode }) : place;
    },

    /** The agent chose the folder. A folder that only stands in the settings is not written to. */
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
