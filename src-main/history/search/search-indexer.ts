import type { Schedule } from '../../../shared/time/schedule';
import type { Remote } from '../../db/remote-stores';
import type { TicketIndex } from './ticket-index';

export type SearchIndexer = ReturnType<typeof createSearchIndexer>;

export type SearchIndexerParts = {
  readonly ticketIndex: Pick<Remote<TicketIndex>, 'takeSome'>;
  readonly schedule: Schedule;
};

/**
 * After the first picture; then in steps that a key or a ticket waits for no longer than for any other writing. What
 * changes within a second is taken in one step, since FTS5 writes one piece for all of it.
 */
const firstStepMs = 3_000;
const afterChangeMs = 1_000;
const pauseMs = 10;
const ticketsPerStep = 100;

/**
 * Takes tickets into the index once nobody waits for an answer any more; until then searches read them. At the start
 * these are the ones that a crash left over, and a long past from before there was an index or out of the journal.
 */
export function createSearchIndexer({ ticketIndex, schedule }: SearchIndexerParts) {
  let cancel: (() => void) | undefined;
  let isClosed = false;
  let isHeld = false;
  let isWanted = false;
  let working: Promise<unknown> = Promise.resolve();

  function stepIn(delayMs: number): void {
    if (isHeld) isWanted = true;
    if (isClosed || isHeld || cancel !== undefined) return;
    cancel = schedule(delayMs, () => {
      cancel = undefined;
      working = step();
    });
  }

  async function step(): Promise<void> {
    const isMoreLeft = await ticketIndex.takeSome(ticketsPerStep);
    if (isMoreLeft.ok && isMoreLeft.value) stepIn(pauseMs);
  }

  return {
    start: (): void => stepIn(firstStepMs),

    /** A ticket is new, or other than it was. */
    ticketChanged: (): void => stepIn(afterChangeMs),

    /**
     * Takes nothing in until it is let go on; tickets are found by reading them. FTS5 would leave off a merge of few pieces
     * for as many new ones. @returns what lets it go on
     */
    hold(): () => void {
      isHeld = true;
      isWanted = cancel !== undefined;
      cancel?.();
      cancel = undefined;
      return () => {
        isHeld = false;
        if (isWanted) stepIn(pauseMs);
      };
    },

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await working;
    },
  };
}
