import type { Database } from 'better-sqlite3';
import { isUnfinishedCallSql } from '../rows/calls/call-conditions-sql';
import { isCallbackOwedSql } from '../rows/incidents/incident-link-rows';
import { isOwnOpenReminderSql } from '../rows/reminders/reminder-rows';
import { isNotFromServerSql } from '../rows/tickets/ticket-conditions-sql';
import { isSettledSql } from '../rows/tickets/ticket-status';
import { mayGoOnRequestSql } from './erase-tickets';
import { prepareRetentionCutoff } from './retention-cutoff';
import { firstYoungSql, isLongOverdueSql, isYoungBySequenceSql } from './young-by-sequence';

/** Also what another PC made proves, by the time when it came, how young the tickets behind it are. */
const ticketSequence = { table: 'ticket', order: 'id', atMs: 'created_at_ms' };

const hourMs = 3_600_000;

type Age = { readonly beforeMs: number; readonly nowMs: number };

/**
 * Prepares to find the first ticket by id that is not older than that, for `isPastRetentionSql`. Finds it once an hour,
 * and only where a ticket is long overdue: it reads the times of all that are young.
 */
export function prepareFirstYoungTicket(db: Database): (age: Age) => number {
  const find = db
    .prepare<[Age], number>(
      `SELECT iif(EXISTS (SELECT 1 FROM ticket WHERE ${isLongOverdueSql('created_at_ms')}),
         ${firstYoungSql(ticketSequence)}, ${Number.MAX_SAFE_INTEGER})`,
    )
    .pluck();
  let found = { beforeMs: Number.NEGATIVE_INFINITY, id: 0 };
  return (age) => {
    if (Math.abs(age.beforeMs - found.beforeMs) > hourMs)
      found = { beforeMs: age.beforeMs, id: find.get(age) ?? 0 };
    return found.id;
  };
}

/**
 * Tickets made before `@beforeMs`, with `@firstYoungId` of `prepareFirstYoungTicket`, that are past retention. The
 * tickets of a call expire together. None expires while one of them is not settled, a callback about it is pending, by
 * a reminder or of an incident, or an open call corrects or follows it. What another PC promised keeps no ticket here:
 * that PC may be gone.
 */
export const isPastRetentionSql = `created_at_ms < @beforeMs AND ${mayGoOnRequestSql}
  AND NOT EXISTS (SELECT 1 FROM ticket AS other WHERE other.call_id = ticket.call_id
    AND NOT (other.created_at_ms < @beforeMs
      AND (other.${isSettledSql} OR other.imported IS NOT NULL)
      AND NOT (other.imported IS NULL AND ${isYoungBySequenceSql('other', ticketSequence, '@firstYoungId')})))
  AND NOT EXISTS (SELECT 1 FROM ticket AS other JOIN reminder ON reminder.ticket_id = other.id
    WHERE other.call_id = ticket.call_id AND ${isOwnOpenReminderSql})
  AND NOT EXISTS (SELECT 1 FROM ticket AS other JOIN incident_link ON incident_link.call_id = other.call_id
      JOIN incident ON incident.id = incident_link.incident_id
    WHERE other.call_id = ticket.call_id AND other.${isNotFromServerSql}
      AND (${isCallbackOwedSql} OR wants_callback = 1 AND incident.ended_at_ms IS NULL))
  AND NOT EXISTS (SELECT 1 FROM call WHERE ${isUnfinishedCallSql}
    AND (call.id = ticket.call_id OR call.follows_ticket_id IN
      (SELECT other.id FROM ticket AS other WHERE other.call_id = ticket.call_id)))`;

/** Counts the tickets that this retention period would erase. Reads all older tickets. */
export function countPastRetention(db: Database, keepDays: number, nowMs: number): number {
  const count = db
    .prepare<[{ beforeMs: number; firstYoungId: number }], number>(
      `SELECT count(*) FROM ticket WHERE ${isPastRetentionSql}`,
    )
    .pluck();
  const beforeMs = prepareRetentionCutoff(db)(keepDays, nowMs);
  return count.get({ beforeMs, firstYoungId: prepareFirstYoungTicket(db)({ beforeMs, nowMs }) }) ?? 0;
}
