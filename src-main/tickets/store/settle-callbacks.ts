import type { Database } from 'better-sqlite3';
import { isOwnOpenReminderSql, isToldWhenCallerRingsSql } from './reminder-rows';
import { prepareSettleIncidentCallback } from './settle-incident-callback';
import { hasReachedCallerSql } from './ticket-conditions-sql';

/**
 * Prepares to mark the reminders of a case that the caller is told of, and its callback after an incident, as done once a call
 * about it has ended in which somebody spoke with the caller, and to take that back. Runs within the caller's transaction.
 */
export function prepareSettleCallbacks(db: Database) {
  const incident = prepareSettleIncidentCallback(db);
  const change = (set: string, where: string) =>
    db.prepare<[number]>(
      `UPDATE reminder SET ${set} FROM ticket WHERE ticket.id = ? AND ticket_id = follows_ticket_id AND ${where}`,
    );
  const settle = change(
    `resolution = 'done', ended_at_ms = created_at_ms, changed_at_ms = max(created_at_ms, changed_at_ms + 1)`,
    `${isOwnOpenReminderSql} AND ${isToldWhenCallerRingsSql('created_at_ms')}
       AND ${hasReachedCallerSql('ticket')}`,
  );
  const takeBack = change(
    'resolution = NULL, ended_at_ms = NULL, changed_at_ms = changed_at_ms + 1',
    `resolution = 'done' AND ended_at_ms = created_at_ms`,
  );
  return {
    // The ticket that a call has just made, or the row of a call that ended without one.
    settle: (ticketId: number): void => {
      incident.settle(ticketId);
      settle.run(ticketId);
    },
    // Before the row is removed, or is about another case.
    takeBack: (ticketId: number): void => {
      incident.takeBack(ticketId);
      takeBack.run(ticketId);
    },
  };
}
