import type { AppError } from '../../shared/errors/app-error';
import type {
  ErasureResult,
  ErasurePreview,
  ErasureRequest,
  RetentionPreview,
} from '../../shared/privacy/retention-and-erasure';
import { succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { BackupScheduler } from '../backup/backup-scheduler';
import type { MaintenanceStore } from '../backup/maintenance-store';
import type { DatabaseError } from '../db/database-error';
import type { RemoteSet } from '../db/remote-stores';
import type { SearchIndexer } from '../history/search/search-indexer';
import type { TicketIndex } from '../history/search/ticket-index';
import { JobCancelled, reportProgress } from '../jobs/job-control';
import { createSerialQueue } from '../../shared/time/serial-queue';
import type { LongJobs } from '../jobs/long-jobs';
import type { JournalStore } from '../journal/journal-store';
import { describeError } from '../log/describe-error';
import type { Log } from '../log/log';
import { toErrorTrace } from '../log/error-trace';
import { countTraces } from './caller-traces';
import type { ErasurePreviewStore } from './erasure-preview-store';
import type { JournaledErasureStore } from './journaled-erasure-store';

export type PrivacyService = ReturnType<typeof createPrivacyService>;

export type PrivacyServiceParts = {
  readonly stores: RemoteSet<{
    erasures: JournaledErasureStore;
    erasurePreviews: ErasurePreviewStore;
    ticketIndex: TicketIndex;
    maintenance: MaintenanceStore;
    journal: JournalStore;
  }>;
  readonly backups: Pick<BackupScheduler, 'backUp'>;
  readonly index: Pick<SearchIndexer, 'hold'>;
  readonly jobs: LongJobs;
  /** Null: for ever. */
  readonly keepDays: () => number | null;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Told after tickets went, or whatever else named a caller. */
  readonly onHistoryChanged: () => void;
  /** Told which calls that were not sent are gone: the window may have them open. */
  readonly onCallsErased: (callIds: readonly string[]) => void;
  readonly log: Log;
};

/** After the first picture; then once a day. Between two steps others have their turn. */
const firstLookMs = 20_000;
const lookEveryMs = 24 * 60 * 60_000;
const pauseMs = 10;
/** While a reader needs the log: an export or a backup of a long history takes that long. */
const inUsePauseMs = 500;
/** The last of four weekly backups is gone by then, and with it what was in it; a look in between is a day late at most. */
const backupsReachBackMs = 34 * 86_400_000;
/** Whatever the clock said as they were made. */
const always = Number.MAX_SAFE_INTEGER;

/** A step of something long. It answers how long to wait before the next one; null where there is none. */
type Step = () => Promise<Result<number | null, DatabaseError>>;
type Done = Result<null, DatabaseError>;

/** What is kept no longer than it may be, and who asked to be forgotten. */
export function createPrivacyService(parts: PrivacyServiceParts) {
  const { stores, backups, index, jobs, keepDays, nowMs, schedule, onHistoryChanged, onCallsErased, log } =
    parts;
  let cancelLook: (() => void) | undefined;
  let endPause: (() => void) | undefined;
  let isClosed = false;
  /** Pending erasure requests. A running retention pass aborts while this is above 0 and restarts afterwards. */
  let waiting = 0;
  /** One erasure after the other: what one is still taking out of the file the next one must not call clean. */
  const turns = createSerialQueue();

  function scheduleCheck(delayMs: number): void {
    if (isClosed) return;
    cancelLook?.();
    cancelLook = schedule(delayMs, () => {
      void turns.run(check).then(
        () => scheduleCheck(lookEveryMs),
        (thrown: unknown) => {
          const isPutOff = thrown instanceof JobCancelled;
          if (!isPutOff) log.error('erasing threw', toErrorTrace(thrown));
          scheduleCheck(isPutOff ? 0 : lookEveryMs);
        },
      );
    });
  }

  async function check(): Promise<void> {
    const begun = reported(await finish());
    const days = keepDays();
    if (!begun.ok || days === null) return;
    const due = await stores.erasurePreviews.countDue(days, nowMs());
    if (due.ok && due.value > 0) log.info('retention erasure began', { keepDays: days, tickets: due.value });
    const purged = reported(await purge());
    if (!purged.ok) return;
    if (keepDays() !== null) await dropOldCopies();
    if (reported(await finish()).ok && due.ok && due.value > 0) log.info('retention erasure ended');
  }

  /** Of an erasure that nobody waits for. */
  function reported(done: Done): Done {
    if (!done.ok) log.error('erasing failed', describeError(done.error));
    return done;
  }

  /** @throws Cancelled where somebody waits, or the workspace is being closed: what is left is done after that, or the next start */
  async function inSteps(step: Step): Promise<Done> {
    for (;;) {
      if (isClosed || waiting > 0) throw new JobCancelled('for now');
      const waitMs = await step();
      if (!waitMs.ok) return waitMs;
      if (waitMs.value === null) return succeed(null);
      await pause(waitMs.value);
    }
  }

  function pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = schedule(waitMs, resolve);
      endPause = () => {
        callOff();
        resolve();
      };
    });
  }

  /** Each step goes by the setting as it is then: what was set to be kept longer meanwhile stays. */
  function purge(): Promise<Done> {
    let record: number | null = null;
    return inSteps(async () => {
      const days = keepDays();
      if (days === null) return succeed(null);
      const step: Result<number | null, DatabaseError> = await stores.erasures.purgeSome(
        days,
        nowMs(),
        record,
      );
      if (!step.ok) return step;
      record = step.value;
      return succeed(record === null ? null : pauseMs);
    });
  }

  /**
   * Brings every erasure that was begun to its end, by whichever run of the app: the rest of the tickets, the index, what
   * they left in the file, and for an erasure request the backups.
   */
  async function finish(afterStep: () => void = () => undefined): Promise<Done> {
    const known = await stores.erasures.rest();
    if (!known.ok || !known.value.isAnywhere) return known.ok ? succeed(null) : known;
    // A backup was made just before its own record could say that all is done; of others the last copy has gone since.
    const marked = await markCleaned();
    if (!marked.ok) return marked;
    const rest = await stores.erasures.rest();
    if (!rest.ok) return rest;
    if (rest.value.isInDatabase) {
      const told = (step: Step) => async () => {
        const waitMs = await step();
        afterStep();
        return waitMs;
      };
      const erased = await inSteps(told(eraseSome)).finally(onHistoryChanged);
      if (!erased.ok) return erased;
      const merged = await mergeIndex(told);
      if (!merged.ok) return merged;
      const scrubbed = await inSteps(told(scrubSome()));
      if (!scrubbed.ok) return scrubbed;
      const next = await stores.journal.nextSegment();
      if (!next.ok) return next;
      const kept = await stores.erasures.setCleanFrom(next.value);
      if (!kept.ok) return kept;
    }
    return rest.value.isInCopiesOnRequest ? cleanCopies() : succeed(null);
  }

  const eraseSome: Step = async () => {
    const isMoreLeft = await stores.erasures.eraseSome();
    return isMoreLeft.ok ? succeed(isMoreLeft.value ? pauseMs : null) : isMoreLeft;
  };

  async function mergeIndex(told: (step: Step) => Step): Promise<Done> {
    const letGoOn = index.hold();
    try {
      return await inSteps(told(mergeSome()));
    } finally {
      letGoOn();
    }
  }

  function mergeSome(): Step {
    let isFirst = true;
    return async () => {
      const isMoreLeft = await stores.ticketIndex.mergeSome(isFirst);
      isFirst = false;
      return isMoreLeft.ok ? succeed(isMoreLeft.value ? pauseMs : null) : isMoreLeft;
    };
  }

  function scrubSome(): Step {
    let from = 0;
    return async () => {
      const next = await stores.erasures.scrubSome(from);
      if (!next.ok || next.value === null) return next.ok ? succeed(null) : next;
      const isInUse = next.value === from;
      from = next.value;
      return succeed(isInUse ? inUsePauseMs : pauseMs);
    };
  }

  /** A fresh backup first; then every older copy goes, and of the journal what came before. */
  async function cleanCopies(): Promise<Done> {
    const kept = await backups.backUp();
    if (!kept.ok) return kept;
    const newest = kept.value.at(-1);
    if (newest === undefined) return succeed(null);
    const dropped = await stores.maintenance.dropCopiesBefore(newest.number);
    if (!dropped.ok) return dropped;
    const forgotten = await stores.journal.dropBefore(newest.number);
    return forgotten.ok ? markCleaned() : forgotten;
  }

  async function dropOldCopies(): Promise<void> {
    await stores.maintenance.dropOldCopies(nowMs() - backupsReachBackMs);
    const copies = await stores.maintenance.copies();
    if (copies.ok && copies.value.oldestBackup !== null)
      await stores.journal.dropBefore(copies.value.oldestBackup);
  }

  async function markCleaned(): Promise<Done> {
    const copies = await stores.maintenance.copies();
    if (!copies.ok) return copies;
    const marked = await stores.erasures.markCleaned(copies.value);
    return marked.ok ? succeed(null) : marked;
  }

  return {
    start: (): void => scheduleCheck(firstLookMs),

    /** Looks now what is due, for a setting that has just changed. */
    checkSoon: (): void => scheduleCheck(0),

    find: (caller: ErasureRequest): Promise<Result<ErasurePreview, DatabaseError>> =>
      stores.erasurePreviews.findCaller(caller),

    /** How many tickets would go by and by if they were kept for so many days. */
    async findOlder(days: number): Promise<Result<RetentionPreview, DatabaseError>> {
      const tickets = await stores.erasurePreviews.countDue(days, nowMs());
      return tickets.ok ? succeed({ tickets: tickets.value }) : tickets;
    },

    /**
     * Erases what may be erased of a caller, from the database, its log, the journal and every copy. Ended in between, it
     * goes on by itself: what was begun is never taken back.
     */
    erase: (caller: ErasureRequest): Promise<Result<ErasureResult, AppError>> =>
      jobs.run<ErasureResult>((control) => {
        waiting += 1;
        endPause?.();
        return turns.run(async () => {
          waiting -= 1;
          const found = await stores.erasurePreviews.tracesOfCaller(caller, always);
          if (!found.ok) return found;
          const answer = countTraces(found.value);
          const { tickets, calls, others } = answer;
          if (tickets + calls + others === 0) return succeed({ ...answer, isDone: true });
          const begun = await stores.erasures.begin(found.value, caller, nowMs());
          if (!begun.ok) return begun;
          log.info('caller erasure began', { tickets, calls, others });
          if (calls > 0) onCallsErased(found.value.calls.map(({ id }) => id));
          let steps = 0;
          try {
            const done = await finish(() => reportProgress(control, (steps += 1)));
            if (done.ok) log.info('caller erasure ended', { tickets, calls, others });
            return done.ok ? succeed({ ...answer, isDone: true }) : done;
          } catch (thrown) {
            if (!(thrown instanceof JobCancelled)) throw thrown;
            scheduleCheck(0);
            return succeed({ ...answer, isDone: false });
          }
        });
      }),

    /** Once a look that was asked for has ended. */
    settled: turns.settled,

    async close(): Promise<void> {
      isClosed = true;
      cancelLook?.();
      endPause?.();
      await turns.settled();
    },
  };
}
