import type { Database } from 'better-sqlite3';
import { isOwnOpenReminderSql, isSaidWhenCallerRingsSql, isToldWhenCallerRingsSql } from './reminder-rows';
import { prepareSettleIncidentCallback } from './settle-incident-callback';
import { hasReachedCallerSql } from './ticket-conditions-sql';

const isAboutCase = 'ticket_id = follows_ticket_id';

/** In SQL: the reminder is for a caller who was to call again, and has, from the number of then. */
const hasCalledAgain = `ticket_id IN (SELECT earlier.id FROM ticket AS earlier
  WHERE earlier.phone = ticket.phone AND earlier.phone <> '' AND earlier.ending ->> '$.kind' = 'will-call-again'
    AND (earlier.created_at_ms, earlier.id) < (ticket.created_at_ms, ticket.id))`;

/**
 * Prepares to mark the reminders of a case that the caller is told of, and its callback after an incident, as done once a call
 * about it has ended in which somebody spoke with the caller, and to take that back. So are those of a call whose caller was to call
 * again, once they have. Runs within the caller's transaction.
 */
export function prepareSettleCallbacks(db: Database) {
  const incident = prepareSettleIncidentCallback(db);
  const change = (set: string, where: string) =>
    db.prepare<[number]>(`UPDATE reminder SET ${set} FROM ticket WHERE ticket.id = ? AND ${where}`);
  const settle = change(
    `resolution = 'done', ended_at_ms = created_at_ms, changed_at_ms = max(created_at_ms, changed_at_ms + 1)`,
    `${isOwnOpenReminderSql} AND ${hasReachedCallerSql('ticket')}
       AND ((${isAboutCase} AND ${isToldWhenCallerRingsSql('created_at_ms')})
         OR (${hasCalledAgain} AND ${isSaidWhenCallerRingsSql('created_at_ms')}))`,
  );
  const takeBack = change(
    'resolution = NULL, ended_at_ms = NULL, changed_at_ms = changed_at_ms + 1',
    `resolution = 'done' AND ended_at_ms = created_at_ms AND (${isAboutCase} OR ${hasCalledAgain})`,
  );
  return {
    // The ticket that a call has just made, or the row of a call that ended without one.
    // Returns whether a reminder was.
    settle: (ticketId: number): boolean => {
      incident.settle(ticketId);
      return settle.run(ticketId).changes > 0;
    },
    // Before the row is removed, or is about another case.
    takeBack: (ticketId: number): void => {
      incident.takeBack(ticketId);
      takeBack.run(ticketId);
    },
  };
}
