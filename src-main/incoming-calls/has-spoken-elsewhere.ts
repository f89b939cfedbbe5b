import type { Database } from 'better-sqlite3';
import type { IncomingCallRecord } from '../../shared/calls/incoming-call';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { clockToleranceMs } from '../../shared/time/last-write-wins';
import { hasReachedCallerSql, pcNameSql } from '../rows/tickets/ticket-conditions-sql';

/**
 * In SQL, for a ticket: when its call had ended first. A call that was opened again, and one that was a slip, have a later row.
 */
const firstEndedAtMsSql = `min(ticket.created_at_ms, coalesce(call.fields ->> '$.slipEndedAtMs', ticket.created_at_ms),
  coalesce((SELECT min(CASE type WHEN 'object' THEN value ->> '$.ended.atMs' END)
    FROM json_each(coalesce(ticket.ending -> '$.corrections', call.fields -> '$.earlierEndings'))), ticket.created_at_ms))`;

/**
 * In SQL, for an ended call: it is the ending beside a rejected ticket, by which the caller was spoken with. The other PC did not
 * send the link between them, see `isEndedBesideSql`.
 */
const isEndedBesideRejectedSql = `(ticket.state = 'recorded' AND EXISTS (SELECT 1 FROM ticket AS rejected
  JOIN call AS of_rejected ON of_rejected.id = rejected.call_id AND of_rejected.began_at_ms = call.began_at_ms
  WHERE rejected.phone = ticket.phone AND rejected.state = 'rejected' AND of_rejected.id <> call.id))`;

/**
 * Prepares to tell whether another PC has spoken with who rang here: a call of the number ended there since, for the first time.
 * To correct a rejected ticket, or to end a call again, is no conversation. A call that came before its time, because the clock
 * there is ahead, may have been an earlier one.
 */
export function prepareHasSpokenElsewhere(
  db: Database,
): (ring: Pick<IncomingCallRecord, 'phone' | 'lastRangAtMs'>) => boolean {
  const spoken = db.prepare<[{ number: string; atMs: number }]>(
    `SELECT 1 FROM ticket JOIN call ON call.id = ticket.call_id
     WHERE ticket.phone = @number AND ticket.created_at_ms >= @atMs AND ${firstEndedAtMsSql} >= @atMs AND ${pcNameSql} IS NOT NULL
       AND ticket.created_at_ms <= ticket.imported ->> '$.atMs' + ${clockToleranceMs} AND ${hasReachedCallerSql('ticket')}
       AND ticket.replaces_ticket_id IS NULL AND NOT ${isEndedBesideRejectedSql}`,
  );
  return ({ phone, lastRangAtMs }) => {
    const number = toContractPhone(phone);
    return number !== '' && spoken.get({ number, atMs: lastRangAtMs }) !== undefined;
  };
}
