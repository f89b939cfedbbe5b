import type { FeedState } from '../../shared/sync/sync-state';
import type { FileTrouble } from '../../shared/errors/app-error';
import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { OpenStores } from '../data/open-stores';
import { cancel, newGauge, type Gauge } from '../jobs/job-control';
import type { Log } from '../log/log';

export type FeedKeeper = ReturnType<typeof createFeedKeeper>;

export type FeedKeeperParts = {
  readonly stores: Pick<OpenStores, 'feedPlace' | 'feeds'>;
  /** Null: there is no feed. */
  readonly folder: () => string | null;
  /** Writes nothing, whatever the folder. */
  readonly isPaused: boolean;
  /** What this PC is called in the feed where it has no name yet. */
  readonly newDeskId: () => string;
  readonly pcName: string;
  readonly nowMs: () => number;
  readonly schedule: (delayMs: number, run: () => void) => () => void;
  /** Told where a file came, or could not be written. */
  readonly onChanged: () => void;
  readonly log: Log;
};

/** Long after the first picture; then every minute. Between two files others have their turn. */
const firstLookMs = 45_000;
const lookEveryMs = 60_000;
const pauseMs = 100;

/**
 * Writes what is new to the feed's folder while the app is in use. Where the folder cannot be reached, nothing is lost:
 * what is new waits in the database, and all of it is written once the folder is there again.
 */
export function createFeedKeeper(parts: FeedKeeperParts) {
  const { stores, isPaused, nowMs, schedule } = parts;
  const folder = () => (isPaused ? null : parts.folder());
  let cancelLook: (() => void) | undefined;
  let isClosed = false;
  let gauge: Gauge | null = null;
  let working: Promise<unknown> = Promise.resolve();
  let trouble: FileTrouble | null = null;

  function lookIn(delayMs: number): void {
    if (isClosed) return;
    cancelLook?.();
    cancelLook = schedule(delayMs, () => {
      working = working.then(look).finally(() => lookIn(lookEveryMs));
    });
  }

  async function look(): Promise<void> {
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
    const next = await stores.feedPlace.next(to, nowMs());
    if (!next.ok || next.value === null) return false;
    gauge = newGauge();
    const segment = { ...next.value, pcName: parts.pcName };
    const written = await stores.feeds.write({ folder: to, segment }, gauge);
    gauge = null;
    // Meanwhile it may have been told to write elsewhere: then it begins there from the beginning.
    if (!written.ok || folder() !== to) return written.ok;
    if (written.value.kind !== 'written') {
      if (written.value.kind === 'failed') become(written.value.trouble);
      return false;
    }
    const { unfedTo, erasuresTo } = written.value;
    const kept = await stores.feedPlace.written(next.value, { unfedTo, erasuresTo }, nowMs());
    become(null);
    return kept.ok;
  }

  function become(next: FileTrouble | null): void {
    if (next !== null && next !== trouble) parts.log.error('feed not written', { trouble: next });
    if (next === null) parts.log.info('feed written');
    trouble = next;
    parts.onChanged();
  }

  return {
    start: (): void => lookIn(firstLookMs),

    /** For a setting that has just changed. */
    lookSoon(): void {
      trouble = null;
      if (gauge !== null) cancel(gauge);
      lookIn(0);
    },

    /** Once a look that was asked for has ended. */
    settled: (): Promise<unknown> => working,

    async state(): Promise<Result<FeedState, DatabaseError>> {
      const to = parts.folder();
      if (to === null || isPaused) {
        return succeed({ folder: to, isPaused, isChosen: true, writtenAtMs: null, trouble: null });
      }
      const place = await stores.feedPlace.stateOf(to);
      return place.ok ? succeed({ folder: to, isPaused, ...place.value, trouble }) : place;
    },

    /** The agent chose the folder. A folder that only stands in the settings is not written to. */
    choose: (to: string): Promise<Result<void, DatabaseError>> =>
      stores.feedPlace.choose(to, parts.newDeskId()),

    async close(): Promise<void> {
      isClosed = true;
      cancelLook?.();
      if (gauge !== null) cancel(gauge);
      await working;
    },
  };
}
