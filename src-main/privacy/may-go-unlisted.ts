import type { Database } from 'better-sqlite3';
import { isMadeHereSql, ticketIsNotReplacedSql } from '../rows/tickets/ticket-conditions-sql';
import { mayGoOnRequestSql } from './erase-tickets';

/**
 * In SQL, for a ticket: it may be erased for a request that lists it to nobody here, since another PC made the request, or an
 * earlier one of this PC kept the ticket. A rejected ticket of this PC stays until its correction is settled, or its call is
 * discarded: StoreHub has neither, and an agent may be correcting it with the caller on the line.
 */
const mayGoUnlistedSql = `(${mayGoOnRequestSql}
  AND NOT (state = 'rejected' AND ${isMadeHereSql} AND ${ticketIsNotReplacedSql}
    AND EXISTS (SELECT 1 FROM call WHERE call.id = ticket.call_id AND call.status <> 'discarded')))`;

/** Prepares to tell of a call whether all of its tickets may go so. */
export function prepareMayGoUnlisted(db: Database): (call: string) => boolean {
  const mustStay = db.prepare<[string], number>(
    `SELECT 1 FROM ticket WHERE call_id = ? AND NOT ${mayGoUnlistedSql}`,
  );
  return (call) => mustStay.get(call) === undefined;
}
