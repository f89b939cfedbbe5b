import type { AppError } from '../../shared/app-error';
import type { TicketDetail } from '../../shared/history';
import type { Outcome } from '../../shared/outcome';
import { succeed, type Result } from '../../shared/result';
import type { Remote } from '../db/remote';
import { singleFlight } from './single-flight';
import type { EndedAttempt, TicketStore } from './ticket-store';

export type OutcomeKeeperParts = {
  readonly tickets: Pick<Remote<TicketStore>, 'endAttempt'>;
  /** Runs a function once after a time in ms. @returns a function that calls it off */
  readonly schedule: (delayMs: number, run: () => void) => () => void;
  /** Told of each outcome once it is on disk. */
  readonly onOutcome: (ticket: TicketDetail, outcome: Outcome) => void;
};

/** A disk that was full or away is tried again this often: the attempt itself is over and costs nobody anything. */
const retrySaveMs = 2_000;

type Kept = { readonly ticketId: number; readonly ended: EndedAttempt; readonly isCallerWaiting: boolean };

/**
 * Writes the outcomes of attempts, and keeps in memory each one that could not be written until it is. Until then
 * its ticket stands in `sending` on disk, from which nothing sends it again, and nobody is told of the outcome.
 */
export function createOutcomeKeeper(parts: OutcomeKeeperParts) {
  const unsaved = new Map<number, Kept>();
  const saving = new Map<number, Promise<Result<TicketDetail, AppError>>>();
  let cancelRetry: (() => void) | undefined;
  let isClosed = false;

  async function write(kept: Kept): Promise<Result<TicketDetail, AppError>> {
    const saved = await parts.tickets.endAttempt(kept.ended, kept.isCallerWaiting);
    if (saved.ok) {
      unsaved.delete(kept.ticketId);
      parts.onOutcome(saved.value, kept.ended.outcome);
    } else {
      unsaved.set(kept.ticketId, kept);
      retryLater();
    }
    return saved;
  }

  function save(ticketId: number): Promise<Result<TicketDetail, AppError>> | undefined {
    const kept = unsaved.get(ticketId);
    return kept && singleFlight(saving, ticketId, () => write(kept));
  }

  async function saveAll(): Promise<Result<null, AppError>> {
    let trouble: Result<null, AppError> = succeed(null);
    for (const ticketId of unsaved.keys()) {
      const saved = await save(ticketId);
      if (saved?.ok === false) trouble = saved;
    }
    return trouble;
  }

  function retryLater(): void {
    if (isClosed) return;
    cancelRetry ??= parts.schedule(retrySaveMs, () => {
      cancelRetry = undefined;
      void saveAll();
    });
  }

  return {
    /** Writes an outcome now. Where that fails the answer says why, and the outcome is kept. */
    keep: write,

    /** Tries once more to write what is kept of a ticket. Undefined where that is nothing. */
    save,

    /** Tries once more to write all that is kept. An error means that the disk still takes no outcomes. */
    saveAll,

    /** Tries once more, and then leaves what is still not written to the journal and the next start. */
    async close(): Promise<void> {
      isClosed = true;
      cancelRetry?.();
      await saveAll();
    },
  };
}
