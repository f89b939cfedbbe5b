import type { AppError } from '../../shared/errors/app-error';
import type {
  ErasureResult,
  ErasurePreview,
  ErasureRequest,
  RetentionPreview,
} from '../../shared/privacy/retention-and-erasure';
import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import { JobCancelledError, reportProgress } from '../jobs/job-control';
import { createSerialQueue } from '../../shared/time/serial-queue';
import { describeError } from '../log/describe-error-for-log';
import { toErrorTrace } from '../log/error-trace';
import { createErasureSteps, pauseMs, type Step } from './erasure-steps';
import { countTraces } from './find-caller-traces';
import type { PrivacyServiceParts } from './privacy-service-parts';
import { createRetryPause } from './retry-pause';

export type PrivacyService = ReturnType<typeof createPrivacyService>;

/** First check after the window has appeared, then once a day. Other work runs in the pause between steps. */
const firstCheckAfterMs = 20_000;
const checkEveryMs = 24 * 60 * 60_000;
/** By this age, the last of four weekly backups has expired; a daily check is at most a day late. */
const backupsReachBackDays = 34;
/** Later than any time, so that a wrong clock excludes no data. */
const always = Number.MAX_SAFE_INTEGER;

type StepResult = Result<null, DatabaseError>;
type RetentionPass = { recordId: number | null };
type Finish = { readonly afterStep?: () => void; readonly areCopiesTried?: boolean };

/** Enforces the retention period, and erases callers on request. */
export function createPrivacyService(parts: PrivacyServiceParts) {
  const { stores, backups, index, jobs, nowMs, schedule, log } = parts;
  const keepDays = () => (parts.isClockFarOff() ? null : parts.keepDays());
  const { onHistoryChanged, onCallsErased, onCallsRedacted } = parts;
  const retryPause = createRetryPause();
  const { eraseRemaining, createMergeStep, createScrubStep } = createErasureSteps(stores);
  let cancelCheck: (() => void) | undefined;
  let endPause: (() => void) | undefined;
  let isClosed = false;
  /** Pending erasure requests. A running retention pass aborts while this is above 0 and restarts afterwards. */
  let waiting = 0;
  /** Runs one erasure at a time: the next must not mark as clean what the current one still removes. */
  const turns = createSerialQueue();

  function scheduleCheck(delayMs: number): void {
    if (isClosed) return;
    cancelCheck?.();
    cancelCheck = schedule(delayMs, () => {
      void turns.run(check).then(
        (done) => {
          if (done.ok) retryPause.reset();
          else log.error('erasing failed', describeError(done.error));
          scheduleCheck(done.ok ? checkEveryMs : retryPause.next());
        },
        (thrown: unknown) => {
          const isPutOff = thrown instanceof JobCancelledError;
          if (!isPutOff) log.error('erasing threw', toErrorTrace(thrown));
          scheduleCheck(isPutOff ? 0 : checkEveryMs);
        },
      );
    });
  }

  async function check(): Promise<StepResult> {
    if (parts.isClockFarOff()) log.warn('retention erasure skipped', { reason: 'clock-wrong' });
    const begun = await finishWithKept();
    // What cannot be finished, such as a copy that cannot be deleted, holds up nothing that is due.
    const ended = await eraseDue(begun.ok);
    return begun.ok ? ended : begun;
  }

  /** @param areCopiesTried whether the copies that an earlier request is for are cleaned once more */
  async function eraseDue(areCopiesTried: boolean): Promise<StepResult> {
    /** The record that counts what this check erases. */
    const pass: RetentionPass = { recordId: null };
    const discarded = await purgeDiscarded(pass);
    const days = keepDays();
    if (!discarded.ok || days === null) return discarded.ok ? finish({ areCopiesTried }) : discarded;
    const due = await stores.erasurePreviews.countDue(days, nowMs());
    if (due.ok && due.value > 0) log.info('retention erasure began', { keepDays: days, tickets: due.value });
    const purged = await purge(pass);
    if (!purged.ok) return purged;
    if (keepDays() !== null) await dropOldCopies();
    const done = await finish({ areCopiesTried });
    if (done.ok && due.ok && due.value > 0) log.info('retention erasure ended');
    return done;
  }

  /** Also erases what earlier requests kept. Not at once when it settles: the agent still reads the case number out. */
  async function finishWithKept(): Promise<StepResult> {
    const kept = await stores.erasurePreviews.findKeptCalls();
    if (!kept.ok) return kept;
    if (kept.value.length > 0) {
      const planned = await stores.erasures.beginOfKept(kept.value, nowMs());
      if (!planned.ok) return planned;
      log.info('kept caller erasure began', { calls: kept.value.length });
    }
    return finish();
  }

  /** @throws JobCancelledError if a request waits or the workspace closes; the rest is done later */
  async function runInSteps(step: Step): Promise<StepResult> {
    for (;;) {
      if (isClosed || waiting > 0) throw new JobCancelledError('for now');
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

  /** Erases some more with each step, until nothing is due, and counts it in one record. */
  function eraseUnderOneRecord(
    pass: RetentionPass,
    eraseSome: (recordId: number | null) => Promise<Result<number | null, DatabaseError>>,
  ): Promise<StepResult> {
    return runInSteps(async () => {
      if (parts.isClockFarOff()) return succeed(null);
      const step = await eraseSome(pass.recordId);
      if (!step.ok) return step;
      pass.recordId = step.value ?? pass.recordId;
      return succeed(step.value === null ? null : pauseMs);
    });
  }

  /** Each step reads the setting again: data that must be kept longer by now stays. */
  const purge = (pass: RetentionPass) =>
    eraseUnderOneRecord(pass, async (recordId) => {
      const days = keepDays();
      return days === null ? succeed(null) : stores.erasures.purgeSome(days, nowMs(), recordId);
    });

  /** Whatever the retention period is: discarded calls can be restored for a limited time only. */
  const purgeDiscarded = (pass: RetentionPass) =>
    eraseUnderOneRecord(pass, (recordId) => stores.erasures.purgeDiscardedSome(nowMs(), recordId));

  /**
   * Finishes every erasure that this or an earlier run began: the remaining tickets, the index, the remains in the
   * file, and for requests the backups.
   */
  async function finish({
    afterStep = () => undefined,
    areCopiesTried = true,
  }: Finish = {}): Promise<StepResult> {
    const remaining = await stores.erasures.findRemaining();
    if (!remaining.ok || !remaining.value.isAnywhere) return remaining.ok ? succeed(null) : remaining;
    // An erasure may be clean but unmarked: the app stopped in between, or its last copy has expired since.
    const marked = await markCleaned();
    if (!marked.ok) return marked;
    const rest = await stores.erasures.findRemaining();
    if (!rest.ok) return rest;
    if (rest.value.isInDatabase) {
      const withCallback = (step: Step) => async () => {
        const waitMs = await step();
        afterStep();
        return waitMs;
      };
      const erased = await runInSteps(withCallback(eraseRemaining)).finally(onHistoryChanged);
      if (!erased.ok) return erased;
      const merged = await mergeIndex(withCallback);
      if (!merged.ok) return merged;
      const scrubbed = await runInSteps(withCallback(createScrubStep()));
      if (!scrubbed.ok) return scrubbed;
      const next = await stores.journal.nextSegment();
      if (!next.ok) return next;
      const kept = await stores.erasures.setCleanFrom(next.value);
      if (!kept.ok) return kept;
    }
    return rest.value.isInCopiesOnRequest && areCopiesTried ? cleanCopies() : succeed(null);
  }

  async function mergeIndex(withCallback: (step: Step) => Step): Promise<StepResult> {
    const release = index.hold();
    try {
      return await runInSteps(withCallback(createMergeStep()));
    } finally {
      release();
    }
  }

  /** Makes a new backup, then deletes every older copy and the older segments of the journal. */
  async function cleanCopies(): Promise<StepResult> {
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
    const cutoff = await stores.erasurePreviews.findCutoff(backupsReachBackDays, nowMs());
    if (cutoff.ok) await stores.maintenance.dropOldCopies(cutoff.value);
    const copies = await stores.maintenance.copies();
    if (copies.ok && copies.value.oldestBackup !== null)
      await stores.journal.dropBefore(copies.value.oldestBackup);
  }

  async function markCleaned(): Promise<StepResult> {
    const copies = await stores.maintenance.copies();
    if (!copies.ok) return copies;
    const marked = await stores.erasures.markCleaned(copies.value);
    return marked.ok ? succeed(null) : marked;
  }

  return {
    start: (): void => scheduleCheck(firstCheckAfterMs),

    /** Checks at once, after the setting has changed. */
    checkSoon: (): void => scheduleCheck(0),
    callsRedacted: onCallsRedacted,

    find: (caller: ErasureRequest): Promise<Result<ErasurePreview, DatabaseError>> =>
      stores.erasurePreviews.findCaller(caller),

    /** Counts the tickets that a retention period of this many days would erase. */
    async findOlder(days: number): Promise<Result<RetentionPreview, DatabaseError>> {
      const tickets = await stores.erasurePreviews.countDue(days, nowMs());
      return tickets.ok ? succeed({ tickets: tickets.value }) : tickets;
    },

    /**
     * Erases everything erasable about a caller from the database, its log, the journal and every copy, the copies also
     * where the database has nothing of the caller. If it is cancelled, it continues by itself later: an erasure that has
     * begun is never undone.
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
          const { tickets, calls, redacted, others } = answer;
          if (found.value.callers.length === 0) return succeed({ ...answer, isDone: true });
          // Copies may name a caller whom the database does not name any more.
          const begun = await stores.erasures.begin(found.value, caller, nowMs());
          if (!begun.ok) return begun;
          log.info('caller erasure began', { tickets, calls, redacted, others });
          if (calls > 0) onCallsErased(found.value.calls.map(({ id }) => id));
          if (redacted > 0) onCallsRedacted(found.value.mentions.calls);
          let steps = 0;
          try {
            const done = await finish({ afterStep: () => reportProgress(control, (steps += 1)) });
            if (done.ok) log.info('caller erasure ended', { tickets, calls, redacted, others });
            else scheduleCheck(retryPause.next());
            return done.ok ? succeed({ ...answer, isDone: true }) : done;
          } catch (thrown) {
            if (!(thrown instanceof JobCancelledError)) throw thrown;
            scheduleCheck(0);
            return succeed({ ...answer, isDone: false });
          }
        });
      }),

    /** Resolves once the current check has ended. */
    settled: turns.settled,

    async close(): Promise<void> {
      isClosed = true;
      cancelCheck?.();
      endPause?.();
      await turns.settled();
    },
  };
}
