import { endingKindsWithoutCaller } from '../../../shared/calls/call-ending';
import { isEndedBesideSql } from '../calls/call-conditions-sql';
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

/** In SQL, for a ticket: the server of the shared history did not bring it. This PC made it, or an archive brought it. */
export const isNotFromServerSql = `imported ->> '$.pcName' IS NULL`;

/** In SQL, for a ticket: the part of its case number that tells it apart, as `ticket_by_case_code` has it. */
export const caseCodeSql = `upper(substr(case_number, instr(case_number, '-') + 1))`;

/** In SQL, for the ticket with this id: no other ticket replaces it. */
export const isNotReplacedSql = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ${id})`;

export const ticketIsNotReplacedSql = isNotReplacedSql('ticket.id');

/**
 * In SQL, for a ticket: StoreHub rejected it, and nobody has dealt with it. While it is corrected, its call is open. Who
 * deals with it sends it corrected, or discards its call. A call that ends without a ticket, because its caller has hung up,
 * leaves it to be corrected.
 */
export const needsCorrectionSql = `state = 'rejected' AND ${isMadeHereSql} AND ${ticketIsNotReplacedSql}
  AND EXISTS (SELECT 1 FROM call WHERE call.id = ticket.call_id AND call.status = 'sent')`;

/** In SQL, for the rejected ticket with this name in the query: its call ended without a ticket, and is a call of its own. */
export const hasCallEndedBesideSql = (
  ticket: string,
): string => `EXISTS (SELECT 1 FROM call JOIN call AS ended ON ${isEndedBesideSql('ended', ticket, 'call')}
  WHERE call.id = ${ticket}.call_id AND ended.id <> call.id)`;

/** In SQL, for an attempt: this PC made it. */
export const isAttemptedHereSql =
  'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = attempt.ticket_id AND imported IS NOT NULL)';

/** In SQL, for the ticket or ended call with this name in the query: somebody spoke with its caller. */
export const hasReachedCallerSql = (ticket: string): string =>
  `coalesce(${ticket}.ending ->> '$.kind', '') NOT IN (${endingKindsWithoutCaller
    .map((kind) => `'${kind}'`)
    .join(', ')})`;

/** The number of the case that a ticket follows, or the reference of one without a number; null for none. */
export const followedNumberSql = `(SELECT coalesce(followed.case_number, followed.reference) FROM ticket AS followed
  WHERE followed.id = ticket.follows_ticket_id)`;
