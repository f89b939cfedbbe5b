import { isUnsettledSql } from './ticket-status';

/** In SQL, for a ticket: this PC made it. A ticket of another PC is only a record here. */
export const isMadeHereSql = 'imported IS NULL';

/**
 * In SQL, behind FROM: the unsettled tickets of this PC, oldest first. They are sorted after their index was read: in the
 * order of the table, all tickets would be read.
 */
export const unsettledOldestFirstSql = `ticket WHERE ${isUnsettledSql} AND ${isMadeHereSql} ORDER BY +id`;

/** In SQL, for a ticket: the name of the PC from which the shared history brought it, or null. */
export const pcNameSql = `ticket.imported ->> '$.pcName'`;

/** In SQL, for a ticket: the server of the shared history did not bring it. */
export const isNotFromServerSql = `imported ->> '$.pcName' IS NULL`;

/** In SQL, for the ticket with this id: no other ticket replaces it. */
export const isNotReplacedSql = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ${id})`;

export const ticketIsNotReplacedSql = isNotReplacedSql('ticket.id');

/** In SQL, for an attempt: this PC made it. */
export const isAttemptedHereSql =
  'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = attempt.ticket_id AND imported IS NOT NULL)';
