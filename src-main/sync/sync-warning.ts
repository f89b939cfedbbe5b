import { clockToleranceMs } from '../../shared/time/last-write-wins';
import type { SyncWarning } from '../../shared/sync/sync-server-and-state';
import type { Schedule } from '../../shared/time/schedule';
import type { Log } from '../log/log';
import type { Session } from './sync-types';

export type SyncWarningParts = {
  readonly log: Log;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when the warning is another one. */
  readonly onChanged: () => void;
};

/** By a clock that is further off, nothing is erased for its age. */
const farOffMs = 86_400_000;
/** A wrong clock is looked at so often: someone may set it while no server answers. */
const lookMs = 60_000;

/** Holds what is wrong although everything is exchanged. */
export function createSyncWarning({ log, nowMs, schedule, onChanged }: SyncWarningParts) {
  let isCopied = false;
  /** How far the clock is ahead, as the server last told and by what it was set since. */
  let aheadMs = 0;
  let cancelLook: (() => void) | undefined;

  const isClockWrong = (): boolean => Math.abs(aheadMs) > clockToleranceMs;

  function get(): SyncWarning | null {
    if (isCopied) return 'copied';
    return isClockWrong() ? 'clock-wrong' : null;
  }

  function update(change: () => void): void {
    const before = get();
    change();
    const warning = get();
    if (warning === before) return;
    if (warning !== null) log.warn('shared history warns', { warning });
    onChanged();
  }

  function setAhead(nextMs: number): void {
    cancelLook?.();
    cancelLook = undefined;
    update(() => {
      aheadMs = nextMs;
    });
    if (!isClockWrong()) return;
    const fromMs = nowMs();
    cancelLook = schedule(lookMs, () => setAhead(addSetting(aheadMs, nowMs() - fromMs - lookMs)));
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
    clockRead: setAhead,

    /** Call it when no server is read any more: nothing would tell that the clock was set right. */
    sharingEnded: (): void => setAhead(0),

    /**
     * Whether the clock is more than a day off: it was when the server was last read, and nobody has set it since. Without an
     * answer of the server it becomes right, but never wrong.
     */
    isClockFarOff: (): boolean => Math.abs(aheadMs) > farOffMs,

    /** Looks at the clock no more. */
    close: (): void => cancelLook?.(),
  };
}

/**
 * Returns how far a wrong clock is ahead after a look. A timer is never early, so a clock that shows less than the timer's time
 * was set back. One that shows more was set forward, or the PC slept: that counts for a clock that was behind, by which
 * nothing is erased too early.
 * @param byMs how much more the clock shows, in ms
 */
function addSetting(aheadMs: number, byMs: number): number {
  return aheadMs > 0 ? Math.max(aheadMs + Math.min(byMs, 0), 0) : Math.min(aheadMs + Math.max(byMs, 0), 0);
}
