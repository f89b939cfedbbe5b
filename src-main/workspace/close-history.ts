import type { OpenStores } from '../data/open-stores';
import { appendToClosedJournal } from '../journal/append-to-closed-journal';
import type { JournalRecord } from '../journal/journal-record';
import { toErrorTrace } from '../log/error-trace';
import type { Log } from '../log/log';
import { writeOutboxAtClose } from '../outbox/outbox-at-close-file';

export type ClosingParts = {
  readonly folder: string;
  readonly stores: Pick<OpenStores, 'tickets' | 'close'>;
  /** Outcomes that the database did not take. */
  readonly unwritten: readonly JournalRecord[];
  readonly log: Log;
};

/** Closes the database once nothing uses it any more, and leaves what its outbox holds for monitoring. */
export async function closeHistory({ folder, stores, unwritten, log }: ClosingParts): Promise<void> {
  const counts = await stores.tickets.waitingCounts();
  await stores.close();
  if (unwritten.length > 0) return appendToClosedJournal(folder, unwritten, log);
  if (!counts.ok) return;
  try {
    writeOutboxAtClose(folder, counts.value);
  } catch (thrown) {
    log.warn('outbox at close not written', toErrorTrace(thrown));
  }
}
