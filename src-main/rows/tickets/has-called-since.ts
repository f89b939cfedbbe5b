import type { Database } from 'better-sqlite3';
import { clockToleranceMs } from '../../../shared/time/last-write-wins';
import { mightBeSameCaller, type TwoCallers } from '../calls/might-be-same-caller';
import { hasReachedCallerSql } from './ticket-conditions-sql';

type LaterCall = TwoCallers & { readonly isAboutIt: 0 | 1 };

/**
 * Prepares to tell whether somebody spoke with the caller of an ended call later, on any PC: in a call about it, or in one of its
 * number, unless that names another person or store. Of two calls of this PC the id says which is later, whatever its clock was set
 * to. A call of another PC whose clock was ahead, so that it came before its time, may have been the earlier one.
 */
export function prepareHasCalledSince(db: Database): (ticketId: number) => boolean {
  const laterCalls = db.prepare<[number], LaterCall>(
    `SELECT coalesce(later.follows_ticket_id = ticket.id, 0) AS isAboutIt,
       ticket.name AS name, coalesce(ticket.store_name, '') AS store,
       later.name AS nameNow, coalesce(later.store_name, '') AS storeNow
     FROM ticket JOIN ticket AS later ON later.id IN (
       SELECT id FROM ticket AS about WHERE about.follows_ticket_id = ticket.id
       UNION SELECT id FROM ticket AS next WHERE ticket.phone <> '' AND next.phone = ticket.phone
         AND next.id > ticket.id AND (next.imported IS NULL OR next.created_at_ms BETWEEN ticket.created_at_ms
           AND next.imported ->> '$.atMs' + ${clockToleranceMs}))
     WHERE ticket.id = ? AND ${hasReachedCallerSql('later')}`,
  );
  return (ticketId) =>
    laterCalls.all(ticketId).some((later) => later.isAboutIt === 1 || mightBeSameCaller(later));
}
