import type { TicketReminder } from '../../shared/history/reminder-lists';
import type { Schedule } from '../../shared/time/schedule';
import type { Remote } from '../db/cross-thread-store-types';
import type { ReminderStore } from './reminder-store';

export type ReminderScheduler = ReturnType<typeof createReminderScheduler>;

export type ReminderSchedulerParts = {
  readonly reminders: Pick<Remote<ReminderStore>, 'listRaised'>;
  readonly nowMs: () => number;
  /** Runs a function once after a time in ms. @returns a function that cancels it */
  readonly schedule: Schedule;
  /** Called once per reminder that becomes due while the app runs. */
  readonly onRaised: (raised: readonly TicketReminder[]) => void;
  /** Called when the due reminders may have changed. */
  readonly onChanged: () => void;
};

/**
 * The maximum time between two checks of the clock: a timer does not run during sleep, and does not notice a clock that
 * was set.
 */
const checkEveryMs = 30_000;

/**
 * Reports due callbacks. It reads them from disk by the current clock, so that no restart, sleep or clock change loses
 * any. Callbacks that became due meanwhile are reported at once.
 */
export function createReminderScheduler(parts: ReminderSchedulerParts) {
  /** The due time at which each reminder was reported. A snoozed reminder is reported again. */
  const reportedAtMs = new Map<number, number>();
  let cancel: (() => void) | undefined;
  let checking: Promise<void> | undefined;
  let isCheckRequested = false;
  let isClosed = false;

  function check(): Promise<void> {
    isCheckRequested = true;
    checking ??= checkWhileRequested();
    return checking;
  }

  async function checkWhileRequested(): Promise<void> {
    try {
      while (isCheckRequested && !isClosed) {
        isCheckRequested = false;
        await checkOnce();
      }
    } finally {
      checking = undefined;
    }
  }

  async function checkOnce(): Promise<void> {
    cancel?.();
    cancel = undefined;
    const found = await parts.reminders.listRaised(parts.nowMs());
    if (isClosed) return;
    if (!found.ok) {
      wait(parts.nowMs() + checkEveryMs);
      return;
    }
    const { raised, next } = found.value;
    const hasForgotten = forgetReportedTooEarly();
    const news = raised.filter(({ reminder }) => reportedAtMs.get(reminder.id) !== reminder.dueAtMs);
    for (const { reminder } of news) reportedAtMs.set(reminder.id, reminder.dueAtMs);
    if (news.length > 0) parts.onRaised(news);
    if (news.length > 0 || hasForgotten) parts.onChanged();
    wait(next ?? Infinity);
  }

  /** Reported by a clock that was ahead: they are due once more. @returns whether there are any */
  function forgetReportedTooEarly(): boolean {
    const nowMs = parts.nowMs();
    const early = [...reportedAtMs].filter(([, dueAtMs]) => dueAtMs > nowMs);
    for (const [id] of early) reportedAtMs.delete(id);
    return early.length > 0;
  }

  function wait(untilMs: number): void {
    cancel?.();
    const nowMs = parts.nowMs();
    cancel = parts.schedule(Math.min(checkEveryMs, Math.max(0, untilMs - nowMs)), () => {
      cancel = undefined;
      const wasSetBack = parts.nowMs() < nowMs;
      if (parts.nowMs() >= untilMs || wasSetBack) void check();
      else wait(untilMs);
    });
  }

  return {
    /** Checks for due reminders now: at the start, after sleep, and after any change of a reminder. */
    check,

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await checking;
    },
  };
}
