import { getErrorName } from '../../log/error-trace';
import type { Log } from '../../log/log';
import type { Stores } from '../stores/stores';

/**
 * Begins a segment that lists every unsettled ticket, because the segments before it were deleted, or older ones were put
 * in their place. What is left of them does not count as the journal that this segment continues.
 */
export function restartJournal({ journal: segments }: Stores, log: Log): void {
  try {
    log.warn('journal restarted', { segment: segments.beginSegment() });
  } catch (thrown) {
    log.error('journal not restarted', { error: getErrorName(thrown) });
  }
}
