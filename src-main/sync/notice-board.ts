import type { FloorNotice } from '../../shared/sync/floor-notice';
import type { Schedule } from '../../shared/time/schedule';
import type { ReadNotice } from './floor-notices';

type NoticeBoardParts = {
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called with the notices to be shown, when they have changed. */
  readonly onNotices: (notices: readonly FloorNotice[]) => void;
};

/** Two readings of the same end differ by how long each was on its way. */
const sameEndMs = 5_000;

/**
 * Holds the notices that are to be shown on this PC, each until its end, also while the server is gone. The clock of
 * this PC need not be right: only how long a notice still has counts.
 */
export function createNoticeBoard({ nowMs, schedule, onNotices }: NoticeBoardParts) {
  let shown: readonly FloorNotice[] = [];
  let cancelEnd: (() => void) | undefined;

  function show(notices: readonly FloorNotice[]): void {
    const isSame = notices.length === shown.length && notices.every((notice, at) => notice === shown[at]);
    cancelEnd?.();
    cancelEnd = undefined;
    const ends = notices.map(({ untilMs }) => untilMs);
    if (ends.length > 0) cancelEnd = schedule(Math.min(...ends) - nowMs(), endSome);
    if (isSame) return;
    shown = notices;
    onNotices(shown);
  }

  function endSome(): void {
    show(shown.filter(({ untilMs }) => untilMs > nowMs()));
  }

  return {
    take: (read: readonly ReadNotice[]): void =>
      show(
        read.map(({ id, text, leftMs }) => {
          const untilMs = Math.round(nowMs() + leftMs);
          const known = shown.find((notice) => notice.id === id);
          return known !== undefined && Math.abs(known.untilMs - untilMs) < sameEndMs
            ? known
            : { id, text, untilMs };
        }),
      ),
    clear: (): void => show([]),
  };
}
