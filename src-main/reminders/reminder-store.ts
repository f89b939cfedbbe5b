import type { Database } from 'better-sqlite3';
import type { Reminder, EditableReminder } from '../../shared/reminders/reminder';
import {
  maxReminders,
  maxRemindersOfCaller,
  type ReminderList,
  type DueOfCaller,
  type TicketReminder,
} from '../../shared/history/reminder-lists';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import type { DueRemindersSummary } from '../../shared/history/due-reminders-summary';
import { prepareFindCallBackTries } from '../incoming-calls/find-call-back-tries';
import { prepareFindSolvedIncidents } from './find-solved-incidents';
import { prepareFindUncertainTickets } from './find-uncertain-tickets';
import { isCallbackOwedSql } from '../rows/incidents/incident-link-rows';
import { summaryColumns, toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';
import {
  isOwnOpenReminderSql,
  isSaidWhenCallerRingsSql,
  reminderColumns,
  toReminder,
  toReminderRecord,
  type ReminderRecord,
  type ReminderRow,
} from '../rows/reminders/reminder-rows';

export type ReminderStore = ReturnType<typeof createReminderStore>;

/** Per ticket, including finished reminders. All due reminders are listed and shown as notices. */
export const maxRemindersPerTicket = 100;

/** `uid` is unique across all PCs. Times are ms since 1970. */
export type NewReminder = {
  readonly uid: string;
  readonly ticketId: number;
  readonly text: string;
  readonly dueAtMs: number;
  readonly nowMs: number;
};

/** `next` is when the next reminder becomes due; null if there is none. */
export type DueReminders = { readonly raised: readonly TicketReminder[]; readonly next: number | null };

/** Stores reminders: whom to call back, about which ticket, and when. */
export function createReminderStore(db: Database) {
  const insert = db.prepare<[NewReminder], ReminderRow>(
    `INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, changed_at_ms)
     SELECT @uid, id, 'agent', @text, @nowMs, @dueAtMs, @nowMs FROM ticket WHERE id = @ticketId`,
  );
  // A change is always newer than the previous one, even if the clock was set back in between. What was due and is moved to a
  // later time is snoozed, and stays so: the caller has been waiting since.
  const change = db.prepare(
    `UPDATE reminder SET text = @text, due_at_ms = @dueAtMs, resolution = @resolution, is_dismissed = @isDismissed,
       ended_at_ms = CASE WHEN @resolution IS NULL THEN NULL WHEN resolution = @resolution THEN ended_at_ms ELSE @nowMs END,
       changed_at_ms = max(@nowMs, changed_at_ms + 1),
       is_snoozed = CASE WHEN due_at_ms <= @nowMs AND @dueAtMs > due_at_ms THEN 1 ELSE is_snoozed END
     WHERE id = @id`,
  );
  const byId = db.prepare<[number], ReminderRow>(`SELECT ${reminderColumns} FROM reminder WHERE id = ?`);
  const byUid = db.prepare<[string], ReminderRow>(`SELECT ${reminderColumns} FROM reminder WHERE uid = ?`);
  const countOfTicket = db
    .prepare<[number], number>('SELECT count(*) FROM reminder WHERE ticket_id = ?')
    .pluck();
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const isOpen = isOwnOpenReminderSql;
  const open = `SELECT ${reminderColumns} FROM reminder WHERE ${isOpen}`;
  const due = db.prepare<[number, number], ReminderRow>(
    `${open} AND due_at_ms <= ? ORDER BY due_at_ms, id LIMIT ?`,
  );
  const dueOfNumber = db.prepare<[number, string], ReminderRow>(
    `${open} AND ${isSaidWhenCallerRingsSql('?')} AND ticket_id IN (SELECT id FROM ticket WHERE phone = ?)
     ORDER BY due_at_ms, id LIMIT ${maxRemindersOfCaller}`,
  );
  const findTries = prepareFindCallBackTries(db);
  const findSolvedIncidents = prepareFindSolvedIncidents(db);
  const findUncertainTickets = prepareFindUncertainTickets(db);
  const coming = db.prepare<[number, number], ReminderRow>(
    `${open} AND due_at_ms > ? ORDER BY due_at_ms, id LIMIT ?`,
  );
  const raised = db.prepare<[number, number], ReminderRow>(
    `${open} AND due_at_ms <= ? AND is_dismissed = 0 ORDER BY due_at_ms DESC, id DESC LIMIT ?`,
  );
  const counts = db.prepare<[number], { dueCount: number; raisedCount: number }>(
    `SELECT count(*) AS dueCount, count(*) FILTER (WHERE is_dismissed = 0) AS raisedCount
     FROM reminder WHERE ${isOpen} AND due_at_ms <= ?`,
  );
  const countOpen = db.prepare<[{ nowMs: number }], { due: number; coming: number }>(
    `SELECT count(*) FILTER (WHERE due_at_ms <= @nowMs) AS due, count(*) FILTER (WHERE due_at_ms > @nowMs) AS coming
     FROM reminder WHERE ${isOpen}`,
  );
  const incidentCallbacks = db
    .prepare<[], number>(
      `SELECT count(*) FROM incident_link JOIN incident ON incident.id = incident_id
       WHERE ${isCallbackOwedSql} AND incident.ended_at_ms IS NOT NULL`,
    )
    .pluck();
  const next = db
    .prepare<[number], number | null>(`SELECT min(due_at_ms) FROM reminder WHERE ${isOpen} AND due_at_ms > ?`)
    .pluck();

  function withTicket(row: ReminderRow): TicketReminder[] {
    const reminder = toReminder(row);
    return ticketById.all(row.ticket_id).map((ticket) => ({ reminder, ticket: toSummary(ticket) }));
  }

  function withTries(row: ReminderRow): TicketReminder[] {
    return withTicket(row).map((one) => {
      const tries = findTries(one.ticket.phone, one.reminder.setAtMs);
      return tries === null ? one : { ...one, tries };
    });
  }

  return {
    /** Returns null if the ticket does not exist, 'full' if it has the maximum number of reminders. */
    set: db.transaction((reminder: NewReminder): Reminder | 'full' | null => {
      if ((countOfTicket.get(reminder.ticketId) ?? 0) >= maxRemindersPerTicket) return 'full';
      if (insert.run(reminder).changes === 0) return null;
      const row = byUid.get(reminder.uid);
      return row === undefined ? null : toReminder(row);
    }).immediate,

    /** @returns the ticket's id, or null if the reminder does not exist */
    change: db.transaction((id: number, state: EditableReminder, nowMs: number): number | null => {
      const isDismissed = state.isDismissed ? 1 : 0;
      if (change.run({ ...state, isDismissed, id, nowMs }).changes === 0) return null;
      return byId.get(id)?.ticket_id ?? null;
    }).immediate,

    /** Returns the reminder's record for the journal. */
    recordOf: (key: number | string): ReminderRecord | null => {
      const row = typeof key === 'number' ? byId.get(key) : byUid.get(key);
      const ticket = row === undefined ? undefined : ticketById.get(row.ticket_id);
      return row === undefined || ticket === undefined ? null : toReminderRecord(ticket.reference, row);
    },

    list: (nowMs: number): ReminderList => ({
      due: due.all(nowMs, maxReminders).flatMap(withTries),
      coming: coming.all(nowMs, maxReminders).flatMap(withTries),
      counts: countOpen.get({ nowMs }) ?? { due: 0, coming: 0 },
    }),

    /** What a caller with this number is to be told: what is due, what was snoozed, what is solved, and what to ask. */
    ofCaller: (phone: string, nowMs: number): DueOfCaller[] => {
      const number = toContractPhone(phone);
      if (number === '') return [];
      const promised = dueOfNumber.all(nowMs, number).flatMap(withTries);
      const others = [...findSolvedIncidents(number), ...findUncertainTickets(number)];
      return [...promised, ...others].slice(0, maxRemindersOfCaller);
    },

    due: (nowMs: number): DueRemindersSummary => {
      const { dueCount, raisedCount } = counts.get(nowMs) ?? { dueCount: 0, raisedCount: 0 };
      return {
        dueCount: dueCount + (incidentCallbacks.get() ?? 0),
        raisedCount,
        newest: raised.all(nowMs, 1).flatMap(withTicket)[0] ?? null,
      };
    },

    /** Returns the reminders to show a notice for, newest first, and when the next one becomes due. */
    listRaised: (nowMs: number): DueReminders => ({
      raised: raised.all(nowMs, maxReminders).flatMap(withTicket),
      next: next.get(nowMs) ?? null,
    }),
  };
}
