import type { Remote } from '../db/remote';
import type { TicketIndex } from './ticket-index';

export type IndexKeeper = ReturnType<typeof createIndexKeeper>;

export type IndexKeeperParts = {
  readonly ticketIndex: Pick<Remote<TicketIndex>, 'takeSome'>;
  readonly schedule: (delayMs: number, run: () => void) => () => void;
};

/** After the first picture; then in steps that a key or a ticket waits for no longer than for any other writing. */
const firstStepMs = 3_000;
const pauseMs = 10;
const ticketsPerStep = 100;

/** Takes a long past into the index that came without one: from before there was an index, or out of the journal. */
export function createIndexKeeper({ ticketIndex, schedule }: IndexKeeperParts) {
  let cancel: (() => void) | undefined;
  let isClosed = false;
  let working: Promise<unknown> = Promise.resolve();

  function stepIn(delayMs: number): void {
    if (isClosed) return;
    cancel = schedule(delayMs, () => {
      working = step();
    });
  }

  async function step(): Promise<void> {
    const isMoreLeft = await ticketIndex.takeSome(ticketsPerStep);
    if (isMoreLeft.ok && isMoreLeft.value) stepIn(pauseMs);
  }

  return {
    start: (): void => stepIn(firstStepMs),

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await working;
    },
  };
}
