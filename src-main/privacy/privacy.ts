import type { AppError } from '../../shared/app-error';
import type { CallerFound, CallerToErase } from '../../shared/privacy';
import { succeed, type Result } from '../../shared/result';
import type { BackupKeeper } from '../db/backup-keeper';
import type { DatabaseError } from '../db/database-trouble';
import type { OpenStores } from '../db/open-stores';
import type { LongJobs } from '../jobs/long-jobs';

export type Privacy = ReturnType<typeof createPrivacy>;

export type PrivacyParts = {
  readonly stores: Pick<OpenStores, 'erasures' | 'maintenance' | 'journal'>;
  readonly backups: Pick<BackupKeeper, 'backUp'>;
  readonly jobs: LongJobs;
  /** Null: for ever. */
  readonly keepDays: () => number | null;
  readonly nowMs: () => number;
  readonly schedule: (delayMs: number, run: () => void) => () => void;
};

/** Long after the first picture; then a few times a day. Between two steps others have their turn. */
const firstLookMs = 90_000;
const lookEveryMs = 6 * 60 * 60_000;
const pauseMs = 20;
const ticketsPerStep = 50;
/** The last of four weekly backups is gone by then, and with it what was in it. */
const backupsReachBackMs = 35 * 86_400_000;

/** What is kept no longer than it may be, and who asked to be forgotten. */
export function createPrivacy({ stores, backups, jobs, keepDays, nowMs, schedule }: PrivacyParts) {
  let cancelLook: (() => void) | undefined;
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();

  function lookIn(delayMs: number): void {
    if (isClosed) return;
    cancelLook?.();
    cancelLook = schedule(delayMs, () => {
      working = look().finally(() => lookIn(lookEveryMs));
    });
  }

  async function look(): Promise<void> {
    const days = keepDays();
    if (days === null) return;
    let record: number | null = null;
    while (!isClosed) {
      const step: Result<number | null, DatabaseError> = await stores.erasures.purgeSome(
        days,
        nowMs(),
        ticketsPerStep,
        record,
      );
      if (!step.ok || step.value === null) break;
      record = step.value;
      await new Promise<void>((resolve) => {
        schedule(pauseMs, resolve);
      });
    }
    await stores.maintenance.dropOldCopies(nowMs() - backupsReachBackMs);
  }

  /** A fresh backup first; then every older copy goes, and of the journal what came before. */
  async function cleanCopies(): Promise<Result<null, DatabaseError>> {
    const cleaned = await stores.erasures.clean();
    if (!cleaned.ok) return cleaned;
    const kept = await backups.backUp();
    if (!kept.ok) return kept;
    const newest = kept.value.at(-1);
    if (newest === undefined) return succeed(null);
    const dropped = await stores.maintenance.dropCopiesBefore(newest.number);
    if (!dropped.ok) return dropped;
    const forgotten = await stores.journal.dropBefore(newest.number);
    if (!forgotten.ok || !cleaned.value) return forgotten.ok ? succeed(null) : forgotten;
    const marked = await stores.erasures.markCleaned();
    return marked.ok ? succeed(null) : marked;
  }

  return {
    start: (): void => lookIn(firstLookMs),

    /** Looks now what is due, for a setting that has just changed. */
    lookSoon: (): void => lookIn(0),

    async find(caller: CallerToErase): Promise<Result<CallerFound, DatabaseError>> {
      const found = await stores.maintenance.ticketsOfCaller(caller);
      return found.ok
        ? succeed({ tickets: found.value.ids.length, unsettled: found.value.unsettled })
        : found;
    },

    /** Erases what may be erased of a caller, from the database, its log, the journal and every copy. */
    erase: (caller: CallerToErase): Promise<Result<CallerFound, AppError>> =>
      jobs.run<CallerFound>(async () => {
        const found = await stores.maintenance.ticketsOfCaller(caller);
        if (!found.ok) return found;
        const { ids, unsettled } = found.value;
        if (ids.length === 0) return succeed({ tickets: 0, unsettled });
        const erased = await stores.erasures.eraseCaller(ids, caller, nowMs());
        if (!erased.ok) return erased;
        const cleaned = await cleanCopies();
        return cleaned.ok ? succeed({ tickets: erased.value, unsettled }) : cleaned;
      }),

    /** With the desk: what was purged while it was in use is now written out of the file, when nobody types. */
    async close(): Promise<void> {
      isClosed = true;
      cancelLook?.();
      await working;
      const isDue = await stores.erasures.isCleanDue();
      if (!isDue.ok || !isDue.value) return;
      const cleaned = await stores.erasures.clean();
      if (cleaned.ok && cleaned.value) await stores.erasures.markCleaned();
    },
  };
}
