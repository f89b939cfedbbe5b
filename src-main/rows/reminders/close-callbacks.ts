import type { Database } from 'better-sqlite3';
import { mightBeSameCaller, type TwoCallers } from '../calls/might-be-same-caller';
import { isOwnOpenReminderSql, isSaidWhenCallerRingsSql, isToldWhenCallerRingsSql } from './reminder-rows';
import { prepareCloseIncidentCallback } from '../incidents/close-incident-callback';
import { hasReachedCallerSql } from '../tickets/ticket-conditions-sql';

const isAboutCase = 'ticket_id = follows_ticket_id';

/** In SQL: the reminder is of an earlier call of the number, whose caller was to call again. */
const isOfCallAgain = `ticket_id IN (SELECT earlier.id FROM ticket AS earlier WHERE ${isCallAgainBeforeSql('earlier')})`;

function isCallAgainBeforeSql(earlier: string): string {
  return `${earlier}.phone = ticket.phone AND ${earlier}.phone <> '' AND ${earlier}.ending ->> '$.kind' = 'will-call-again'
    AND (${earlier}.created_at_ms, ${earlier}.id) < (ticket.created_at_ms, ticket.id)`;
}

/** In SQL: what was promised to the last caller of the number who was to call again, where nobody has since, with both names. */
const promisedBefore = `SELECT reminder.id, before.name AS name, coalesce(before.store_name, '') AS store,
    ticket.name AS nameNow, coalesce(ticket.store_name, '') AS storeNow
  FROM ticket JOIN ticket AS before ON before.id = (SELECT earlier.id FROM ticket AS earlier
      WHERE ${isCallAgainBeforeSql('earlier')} ORDER BY earlier.created_at_ms DESC, earlier.id DESC LIMIT 1)
    JOIN reminder ON reminder.ticket_id = before.id
  WHERE ticket.id = ? AND ${isOwnOpenReminderSql} AND ${hasReachedCallerSql('ticket')}
    AND set_at_ms <= ticket.created_at_ms AND ${isSaidWhenCallerRingsSql('ticket.created_at_ms')}
    AND NOT EXISTS (SELECT 1 FROM ticket AS since WHERE since.phone = ticket.phone AND ${hasReachedCallerSql('since')}
      AND (since.created_at_ms, since.id) > (before.created_at_ms, before.id)
      AND (since.created_at_ms, since.id) < (ticket.created_at_ms, ticket.id))`;

type PromisedCallback = TwoCallers & { readonly id: number };

/**
 * Prepares to mark the reminders of a case and its callback after an incident as done, once a call about it has ended in
 * which somebody spoke with the caller, and to take that back. The same holds for a call whose caller was to call again,
 * once they have; not for reminders of another person or store of the number, or set later. Runs within the caller's
 * transaction.
 */
export function prepareCloseCallbacks(db: Database) {
  const incident = prepareCloseIncidentCallback(db);
  const change = (set: string, where: string) =>
    db.prepare<[number]>(`UPDATE reminder SET ${set} FROM ticket WHERE ticket.id = ? AND ${where}`);
  const done = `resolution = 'done', ended_at_ms = created_at_ms, changed_at_ms = max(created_at_ms, changed_at_ms + 1)`;
  const close = change(
    done,
    `${isOwnOpenReminderSql} AND ${hasReachedCallerSql('ticket')}
       AND ${isAboutCase} AND ${isToldWhenCallerRingsSql('created_at_ms')}`,
  );
  const listPromised = db.prepare<[number], PromisedCallback>(promisedBefore);
  const closePromised = db.prepare<[number, number]>(
    `UPDATE reminder SET ${done} FROM ticket WHERE ticket.id = ? AND reminder.id = ?`,
  );
  const reopen = change(
    'resolution = NULL, ended_at_ms = NULL, changed_at_ms = changed_at_ms + 1',
    `resolution = 'done' AND ended_at_ms = created_at_ms AND (${isAboutCase} OR ${isOfCallAgain})`,
  );
  return {
    // The ticket that a call has just made, or the row of a call that ended without one.
    // Returns whether a reminder was.
    close: (ticketId: number): boolean => {
      incident.close(ticketId);
      const promised = listPromised.all(ticketId).filter(mightBeSameCaller);
      for (const { id } of promised) closePromised.run(ticketId, id);
      return close.run(ticketId).changes + promised.length > 0;
    },
    // Before the row is removed, or is about another case.
    reopen: (ticketId: number): void => {
      incident.reopen(ticketId);
      reopen.run(ticketId);
    },
  };
}
