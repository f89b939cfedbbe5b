import type { SupervisorNotice } from '../../shared/sync/supervisor-notice';
import type { Schedule } from '../../shared/time/schedule';
import type { SupervisorNoticeFile } from './supervisor-notice-file';
import type { ServerNotice } from './supervisor-notice-queries';

export type CurrentSupervisorNoticesParts = {
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called with the notices of supervisors to be shown, when they have changed. */
  readonly onNotices: (notices: readonly SupervisorNotice[]) => void;
  readonly noticeFile: SupervisorNoticeFile;
};

/** Two readings of the same end differ by how long each was on its way. */
const sameEndMs = 5_000;

/** A timer of more than 24 days would end at once. Behind this one, the rest is waited for. */
const maxWaitMs = 86_400_000;

/**
 * Holds the notices that this PC shows, each until its end, also without the server and after a restart. The clock of
 * this PC may be wrong: only the remaining time of a notice counts.
 */
export function createCurrentSupervisorNotices({
  nowMs,
  schedule,
  onNotices,
  noticeFile,
}: CurrentSupervisorNoticesParts) {
  let shown: readonly SupervisorNotice[] = [];
  let cancelEnd: (() => void) | undefined;

  function show(notices: readonly SupervisorNotice[], isStored = true): void {
    const isSame = notices.length === shown.length && notices.every((notice, at) => notice === shown[at]);
    cancelEnd?.();
    cancelEnd = undefined;
    const ends = notices.map(({ untilMs }) => untilMs);
    if (ends.length > 0)
      cancelEnd = schedule(Math.min(...ends.map((end) => end - nowMs()), maxWaitMs), endSome);
    if (isSame) return;
    shown = notices;
    if (isStored) noticeFile.write(shown);
    onNotices(shown);
  }

  function endSome(): void {
    show(shown.filter(({ untilMs }) => untilMs > nowMs()));
  }

  return {
    update: (read: readonly ServerNotice[]): void =>
      show(
        read.map(({ id, text, leftMs }) => {
          const untilMs = Math.round(nowMs() + leftMs);
          const known = shown.find((notice) => notice.id === id);
          return known !== undefined && Math.abs(known.untilMs - untilMs) < sameEndMs
            ? known
            : { id, text, untilMs };
        }),
      ),
    /** Shows what was shown before a restart and has not ended since. */
    restore(): void {
      const stored = noticeFile.read();
      const left = stored.filter(({ untilMs }) => untilMs > nowMs());
      show(left);
      // What ended while the app was closed may name somebody: it stays in no file.
      if (left.length < stored.length) noticeFile.write(left);
    },

    /** Ends all, since the history is no longer shared. */
    clear(): void {
      show([]);
      noticeFile.write([]);
    },

    /** Shows none any more. They are there again after a restart. */
    close: (): void => show([], false),
  };
}
