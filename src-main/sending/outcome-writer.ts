import type { AppError } from '../../shared/errors/app-error';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { succeed, type Result } from '../../shared/result';
import { getErrorCode } from '../db/database-error';
import type { Remote } from '../db/cross-thread-store-types';
import type { JournalRecord } from '../journal/journal-record';
import { requireFound } from '../../shared/errors/require-found';
import type { Schedule } from '../../shared/time/schedule';
import { singleFlight } from './single-flight';
import type { EndedAttempt } from '../tickets/store/end-attempt';
import type { BegunAttempt, TicketStore } from '../tickets/store/ticket-store';

export type OutcomeWriterParts = {
  readonly tickets: Pick<Remote<TicketStore>, 'endAttempt'>;
  /** Runs a function once after a time in ms. @returns a function that cancels it */
  readonly schedule: Schedule;
  /**
   * Called with each outcome once it is on disk. `isAnswered` if the caller who waits for it gets the ticket now. `tokenHash` is
   * that of the token it was sent with, if StoreHub refused it or its account.
   */
  readonly onOutcome: (
    ticket: TicketDetail,
    outcome: Outcome,
    isAnswered: boolean,
    tokenHash: string | null,
  ) => void;
};

/** How often to retry a disk that was full or missing, in ms. The attempt itself is over, so a retry sends nothing. */
const retrySaveMs = 2_000;

type UnsavedOutcome = {
  readonly attempt: BegunAttempt;
  readonly ended: EndedAttempt;
  readonly isCallerWaiting: boolean;
  readonly tokenHash: string | null;
};

/**
 * Writes the outcomes of attempts, and keeps an outcome that cannot be written in memory until it is. Until then, its
 * ticket has the status `sending` on disk, from which nothing resends it, and nobody learns the outcome. An outcome
 * that the database will never accept is not retried, so it blocks no other ticket.
 */
export function createOutcomeWriter(parts: OutcomeWriterParts) {
  const unsaved = new Map<number, UnsavedOutcome>();
  const refused: UnsavedOutcome[] = [];
  const saving = new Map<number, Promise<Result<TicketDetail, AppError>>>();
  let cancelRetry: (() => void) | undefined;
  let isClosed = false;

  async function write(outcome: UnsavedOutcome, isAnswered = false): Promise<Result<TicketDetail, AppError>> {
    const { ticketId } = outcome.attempt;
    const saved = requireFound(
      'ticket',
      await parts.tickets.endAttempt(outcome.ended, outcome.isCallerWaiting),
    );
    if (saved.ok) {
      unsaved.delete(ticketId);
      parts.onOutcome(saved.value, outcome.ended.outcome, isAnswered, outcome.tokenHash);
    } else if (isFinal(saved.error)) {
      unsaved.delete(ticketId);
      refused.push(outcome);
    } else {
      unsaved.set(ticketId, outcome);
      retryLater();
    }
    return saved;
  }

  function save(ticketId: number): Promise<Result<TicketDetail, AppError>> | undefined {
    const outcome = unsaved.get(ticketId);
    return outcome && singleFlight(saving, ticketId, () => write(outcome));
  }

  async function saveAll(): Promise<Result<null, AppError>> {
    let result: Result<null, AppError> = succeed(null);
    for (const ticketId of unsaved.keys()) {
      const saved = await save(ticketId);
      if (saved?.ok === false && unsaved.has(ticketId)) result = saved;
    }
    return result;
  }

  function retryLater(): void {
    if (isClosed) return;
    cancelRetry ??= parts.schedule(retrySaveMs, () => {
      cancelRetry = undefined;
      void saveAll();
    });
  }

  return {
    /** Writes an outcome now. On failure, returns the error and keeps the outcome. */
    keep: (outcome: UnsavedOutcome): Promise<Result<TicketDetail, AppError>> =>
      write(outcome, outcome.isCallerWaiting),

    /** Whether an outcome waits until the disk accepts it. */
    hasUnsaved: (): boolean => unsaved.size > 0,

    /** Retries the unsaved outcome of a ticket. Returns undefined if there is none. */
    save,

    /** Retries all unsaved outcomes. An error means that the disk still accepts no outcomes. */
    saveAll,

    /**
     * Retries once more and stops. @returns the outcomes that the database did not accept, which belong in the journal
     */
    async close(): Promise<readonly JournalRecord[]> {
      isClosed = true;
      cancelRetry?.();
      await saveAll();
      return [...refused, ...unsaved.values()].map(toRecord);
    },
  };
}

/** True if a retry cannot help: the attempt does not exist, or the schema refuses its outcome. */
function isFinal(error: AppError): boolean {
  return error.kind === 'not-found' || (error.kind === 'database' && isRefusal(getErrorCode(error)));
}

function isRefusal(code: string): boolean {
  return code.startsWith('SQLITE_CONSTRAINT');
}

function toRecord({ attempt, ended, isCallerWaiting }: UnsavedOutcome): JournalRecord {
  const { reference, number } = attempt;
  const { attemptId: _attemptId, ...rest } = ended;
  return { kind: 'ended', reference, number, ...rest, isCallerWaiting };
}
