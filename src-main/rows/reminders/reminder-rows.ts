import type { Reminder } from '../../../shared/reminders/reminder';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';
import type { JournalRecord } from '../../journal/journal-record';

export type ReminderRecord = Extract<JournalRecord, { kind: 'reminder' }>;

/** The content of a reminder, from any source. */
export type ReminderChange = Omit<ReminderRecord, 'kind' | 'reference'>;

/** The columns that make a `Reminder`, for any SELECT from `reminder`. */
export const reminderColumns = selectChecksummed('reminder');

/** In SQL, for a reminder: it is open, and this PC reminds of it. One that the shared history brought is another PC's. */
export const isOwnOpenReminderSql = 'resolution IS NULL AND is_of_other_pc IS NULL';

/**
 * In SQL, for a reminder: by this time the caller who rings is to be told of it. A promised case number is due at once:
 * a later time, and that of a reminder that was snoozed, is when the next try is due.
 */
export const isToldWhenCallerRingsSql = (time: string) =>
  `(due_at_ms <= ${time} OR why = 'case-number' OR is_snoozed = 1)`;

/** How long before it is due a caller who rings is asked for: within a shift. */
const soonMs = 12 * 3_600_000;

/**
 * In SQL, for a reminder: a caller who rings at this time is to hear of it, told or promised for so soon that it may be what they
 * ring for. Where it is not due yet, only the agent knows whether it is done by that.
 */
export const isSaidWhenCallerRingsSql = (time: string) =>
  `(due_at_ms - ${soonMs} <= ${time} OR why = 'case-number' OR is_snoozed = 1)`;

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
  is_snoozed: number | null;
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

/**
 * A reminder for the journal and for archives, whose files keep older names: `why` is the reason, `howEnded` the resolution, and
 * `isQuiet` is 1 where it was dismissed. The column of the reason is `why`, too.
 */
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
    ...(row.is_snoozed === 1 && { isSnoozed: true as const }),
  };
}
