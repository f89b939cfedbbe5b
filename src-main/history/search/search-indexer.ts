import type { Schedule } from '../../../shared/time/schedule';
import type { Remote } from '../../db/cross-thread-store-types';
import type { TicketIndexWriter } from './ticket-index-writer';

export type SearchIndexer = ReturnType<typeof createSearchIndexer>;

export type SearchIndexerParts = {
  readonly ticketIndex: Pick<Remote<TicketIndexWriter>, 'indexSome'>;
  readonly schedule: Schedule;
};

/**
 * The first step comes after the window has appeared. A step delays a keystroke or a ticket no longer than any other
 * write. Changes within a second share one step, because FTS5 then writes one segment for all of them.
 */
const firstStepMs = 3_000;
const afterChangeMs = 1_000;
const pauseMs = 10;
const ticketsPerStep = 100;

/**
 * Indexes tickets in the background; until then, searches read them. At the start these are tickets that a crash left,
 * or a long history that came from the journal or predates the index.
 */
export function createSearchIndexer({ ticketIndex, schedule }: SearchIndexerParts) {
  let cancel: (() => void) | undefined;
  let isClosed = false;
  let isHeld = false;
  let isWanted = false;
  /** More is left than one step takes. */
  let isBehind = false;
  let working: Promise<unknown> = Promise.resolve();

  function scheduleStep(delayMs: number): void {
    if (isHeld) isWanted = true;
    if (isClosed || isHeld || cancel !== undefined) return;
    cancel = schedule(delayMs, () => {
      cancel = undefined;
      working = step();
    });
  }

  async function step(): Promise<void> {
    const isMoreLeft = await ticketIndex.indexSome(ticketsPerStep);
    isBehind = isMoreLeft.ok && isMoreLeft.value;
    if (isBehind) scheduleStep(pauseMs);
  }

  return {
    start: (): void => scheduleStep(firstStepMs),

    /** Called when a ticket is new or has changed. */
    ticketChanged: (): void => scheduleStep(afterChangeMs),

    /**
     * Indexes at once what is about to be indexed: a search by ear finds only what is in the index. It does not wait for
     * a long history, which takes minutes.
     */
    async catchUp(): Promise<void> {
      if (cancel !== undefined && !isBehind) {
        cancel();
        cancel = undefined;
        working = step();
      }
      if (!isBehind) await working;
    },

    /**
     * Pauses indexing; searches read new tickets meanwhile. FTS5 would put off merging old segments for the new ones.
     * @returns a function that resumes indexing
     */
    hold(): () => void {
      isHeld = true;
      isWanted = cancel !== undefined;
      cancel?.();
      cancel = undefined;
      return () => {
        isHeld = false;
        if (isWanted) scheduleStep(pauseMs);
      };
    },

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await working;
    },
  };
}
