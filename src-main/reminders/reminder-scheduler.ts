import type { TicketReminder } from '../../shared/history/ticket-reminders';
import type { Schedule } from '../../shared/time/schedule';
import type { Remote } from '../db/remote-stores';
import type { ReminderStore } from './reminder-store';

export type ReminderScheduler = ReturnType<typeof createReminderScheduler>;

export type ReminderSchedulerParts = {
  readonly reminders: Pick<Remote<ReminderStore>, 'raised'>;
  readonly nowMs: () => number;
  /** Runs a function once after a time in ms. @returns a function that calls it off */
  readonly schedule: Schedule;
  /** Told once of each that has become due, since the app was started. */
  readonly onRaised: (raised: readonly TicketReminder[]) => void;
  /** What is due may be something else now. */
  readonly onChanged: () => void;
};

/** A timer does not run while the computer sleeps, nor knows of a clock that was set: so often the clock is looked at. */
const lookEveryMs = 30_000;

/**
 * Says when somebody is to be rung back. What is due is read from disk by what the clock shows, so that neither a
 * restart nor sleep nor a clock that jumps loses any; what became due meanwhile is told at once.
 */
export function createReminderScheduler(parts: ReminderSchedulerParts) {
  /** For which hour each was told of: put off, it is told of again. */
  const told = new Map<number, number>();
  let cancel: (() => void) | undefined;
  let looking: Promise<void> | undefined;
  let isWantedAgain = false;
  let isClosed = false;

  function check(): Promise<void> {
    isWantedAgain = true;
    looking ??= lookWhileWanted();
    return looking;
  }

  async function lookWhileWanted(): Promise<void> {
    try {
      while (isWantedAgain && !isClosed) {
        isWantedAgain = false;
        await lookOnce();
      }
    } finally {
      looking = undefined;
    }
  }

  async function lookOnce(): Promise<void> {
    cancel?.();
    cancel = undefined;
    const found = await parts.reminders.raised(parts.nowMs());
    if (isClosed) return;
    if (!found.ok) {
      wait(parts.nowMs() + lookEveryMs);
      return;
    }
    const { raised, next } = found.value;
    const news = raised.filter(({ reminder }) => told.get(reminder.id) !== reminder.dueAtMs);
    for (const { reminder } of news) told.set(reminder.id, reminder.dueAtMs);
    if (news.length > 0) {
      parts.onRaised(news);
      parts.onChanged();
    }
    if (next !== null) wait(next);
  }

  function wait(untilMs: number): void {
    cancel?.();
    cancel = parts.schedule(Math.min(lookEveryMs, Math.max(0, untilMs - parts.nowMs())), () => {
      cancel = undefined;
      if (parts.nowMs() >= untilMs) void check();
      else wait(untilMs);
    });
  }

  return {
    /** Looks now what is due: at the start, after sleep, and after anything was set or changed. */
    check,

    async close(): Promise<void> {
      isClosed = true;
      cancel?.();
      await looking;
    },
  };
}
