import type { Database } from 'better-sqlite3';
import type { Reminder } from '../../../shared/reminders/reminder';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import { clockToleranceMs, latestChangeMs } from '../../../shared/time/last-write-wins';
import type { JournalRecord } from '../../journal/journal-record';
import { prepareTicketIdentity, type TicketIdentity } from './ticket-identity';

export type ReminderRecord = Extract<JournalRecord, { kind: 'reminder' }>;
/** The content of a reminder, from any source. */
export type ReminderChange = Omit<ReminderRecord, 'kind' | 'reference'>;

/** The columns that make a `Reminder`, for any SELECT from `reminder`. */
export const reminderColumns = selectChecksummed('reminder');

export type ReminderRow = {
  id: number;
  uid: string;
  ticket_id: number;
  why: Reminder['reason'];
  text: string;
  set_at_ms: number;
  due_at_ms: number;
  resolution: Reminder['resolution'];
  ended_at_ms: number | null;
  is_dismissed: number;
  changed_at_ms: number;
  is_of_other_pc: number | null;
  checksum: string;
};

/** @throws the exception for a damaged file if the row does not match its checksum */
export function toReminder(row: ReminderRow): Reminder {
  verifyRow('reminder', row);
  return {
    id: row.id,
    reason: row.why,
    text: row.text,
    setAtMs: row.set_at_ms,
    dueAtMs: row.due_at_ms,
    resolution: row.resolution,
    endedAtMs: row.ended_at_ms,
    isDismissed: row.is_dismissed === 1,
    changedAtMs: row.changed_at_ms,
  };
}

export function toReminderRecord(reference: string, row: ReminderRow): ReminderRecord {
  return {
    kind: 'reminder',
    reference,
    uid: row.uid,
    why: row.why,
    text: row.text,
    setAtMs: row.set_at_ms,
    dueAtMs: row.due_at_ms,
    howEnded: row.resolution,
    endedAtMs: row.ended_at_ms,
    isQuiet: row.is_dismissed,
    changedAtMs: row.changed_at_ms,
  };
}

/** The uid of a ticket's callback. It is the same on every PC, so a ticket has at most one callback. */
export function getCallbackUid({ call, reference }: TicketIdentity): string {
  return `${call} ${reference}`;
}

/** Adds a callback to give the caller the case number. A second callback for the same ticket is ignored. */
export function prepareAddCallback(db: Database): (ticketId: number, atMs: number) => void {
  const owe = db.prepare(
    `INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, changed_at_ms)
     VALUES (@uid, @ticketId, 'case-number', '', @atMs, @atMs, @atMs) ON CONFLICT DO NOTHING`,
  );
  const nameOf = prepareTicketIdentity(db);
  return (ticketId, atMs) => {
    const name = nameOf(ticketId);
    if (name !== null) owe.run({ uid: getCallbackUid(name), ticketId, atMs });
  };
}

/** Where a reminder comes from. `isOfOtherPc`: it is listed here, and nobody is reminded. */
type ReminderSource = {
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
  const take = db.prepare(
    `INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, resolution, ended_at_ms, is_dismissed,
       changed_at_ms, is_of_other_pc)
     VALUES (@uid, @ticketId, @why, @text, @setAtMs, @dueAtMs, @howEnded, @endedAtMs, @isQuiet, @changedAtMs,
       @isOfOtherPc)
     ON CONFLICT (uid) DO UPDATE SET text = excluded.text, due_at_ms = excluded.due_at_ms,
       resolution = excluded.resolution, ended_at_ms = excluded.ended_at_ms, is_dismissed = excluded.is_dismissed,
       changed_at_ms = excluded.changed_at_ms
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
      laterMs: nowMs + clockToleranceMs,
    };
    return take.run(change).changes > 0;
  };
}
