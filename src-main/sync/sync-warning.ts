import { clockToleranceMs } from '../../shared/time/last-write-wins';
import type { SyncWarning } from '../../shared/sync/sync-server-and-state';
import type { Log } from '../log/log';
import type { Session } from './sync-types';

/** By a clock that is further off, nothing is erased for its age. */
const farOffMs = 86_400_000;

/**
 * Holds what is wrong although everything is exchanged.
 * @param onChanged called when the warning is another one
 */
export function createSyncWarning({ log, onChanged }: { readonly log: Log; readonly onChanged: () => void }) {
  let [isCopied, isClockWrong, isClockFarOff] = [false, false, false];

  function get(): SyncWarning | null {
    if (isCopied) return 'copied';
    return isClockWrong ? 'clock-wrong' : null;
  }

  function update(change: () => void): void {
    const before = get();
    change();
    const warning = get();
    if (warning === before) return;
    if (warning !== null) log.warn('shared history warns', { warning });
    onChanged();
  }

  return {
    get,

    /** Call it with each session that has begun. */
    sessionBegun({ isOfCopy }: Session): void {
      update(() => {
        isCopied ||= isOfCopy;
      });
    },

    /** Call it each time the server was read. @param aheadMs see `findAheadMs` */
    clockRead(aheadMs: number): void {
      const offMs = Math.abs(aheadMs);
      isClockFarOff = offMs > farOffMs;
      update(() => {
        isClockWrong = offMs > clockToleranceMs;
      });
    },

    /** Call it when no server is read any more: nothing would tell that the clock was set right. */
    sharingEnded(): void {
      isClockFarOff = false;
      update(() => {
        isClockWrong = false;
      });
    },

    /** Whether the clock was more than a day off when the server was last read. */
    isClockFarOff: () => isClockFarOff,
  };
}
