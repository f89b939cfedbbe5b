import type { Database } from 'better-sqlite3';
import { clockToleranceMs, latestChangeMs } from '../../../shared/time/last-write-wins';
import type { ReminderChange } from './reminder-rows';

/** Where a reminder comes from. `isOfOtherPc`: it is listed here, and nobody is reminded. */
export type ReminderSource = {
  readonly isOfOtherPc: boolean;
  /**
   * Known for another PC, in ms since 1970: a later change is of a clock that was wrong, and gives way to any other.
   */
  readonly nowMs: number;
};

const ownReminder: ReminderSource = { isOfOtherPc: false, nowMs: latestChangeMs };

/**
 * Saves a reminder from another source, unless the one here is newer or belongs to another ticket. @returns true if
 * anything was new
 */
export function prepareMergeReminder(
  db: Database,
): (ticketId: number, reminder: ReminderChange, source?: ReminderSource) => boolean {
  const merge = db.prepare(
    `INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, resolution, ended_at_ms, is_dismissed,
       changed_at_ms, is_of_other_pc, is_snoozed)
     VALUES (@uid, @ticketId, @why, @text, @setAtMs, @dueAtMs, @howEnded, @endedAtMs, @isQuiet, @changedAtMs,
       @isOfOtherPc, @isSnoozed)
     ON CONFLICT (uid) DO UPDATE SET text = excluded.text, due_at_ms = excluded.due_at_ms,
       resolution = excluded.resolution, ended_at_ms = excluded.ended_at_ms, is_dismissed = excluded.is_dismissed,
       changed_at_ms = excluded.changed_at_ms, is_snoozed = excluded.is_snoozed
     WHERE excluded.ticket_id = reminder.ticket_id AND CASE
       WHEN (excluded.changed_at_ms > @laterMs) <> (reminder.changed_at_ms > @laterMs)
       THEN reminder.changed_at_ms > @laterMs ELSE excluded.changed_at_ms > reminder.changed_at_ms END`,
  );
  return (ticketId, reminder, { isOfOtherPc, nowMs } = ownReminder) => {
    const change = {
      ...reminder,
      ticketId,
      // Every later change has a time that an archive can hold.
      changedAtMs: Math.min(reminder.changedAtMs, latestChangeMs),
      isOfOtherPc: isOfOtherPc ? 1 : null,
      isSnoozed: reminder.isSnoozed === true ? 1 : null,
      laterMs: nowMs + clockToleranceMs,
    };
    return merge.run(change).changes > 0;
  };
}
