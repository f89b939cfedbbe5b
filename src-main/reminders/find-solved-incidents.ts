import type { Database } from 'better-sqlite3';
import type { SolvedIncident } from '../../shared/history/reminder-lists';
import { prepareFindCallBackTries } from '../incoming-calls/find-call-back-tries';
import { prepareIncident } from '../incidents/incident-reader';
import { isCallbackOwedSql } from '../rows/incidents/incident-link-rows';
import { summaryColumns, toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';

type WaitingCaller = { readonly callId: string; readonly uid: string; readonly ticketId: number };

/** Prepares to find the incidents that are over, and of which a caller with this number is still to be told. */
export function prepareFindSolvedIncidents(db: Database): (phone: string) => SolvedIncident[] {
  const waiting = db.prepare<[string], WaitingCaller>(
    `SELECT ticket.call_id AS callId, incident.uid AS uid, max(ticket.id) AS ticketId
       FROM ticket JOIN incident_link ON incident_link.call_id = ticket.call_id
         JOIN incident ON incident.id = incident_link.incident_id
       WHERE ticket.phone = ? AND ${isCallbackOwedSql} AND incident.ended_at_ms IS NOT NULL
       GROUP BY ticket.call_id ORDER BY incident.ended_at_ms`,
  );
  const incidents = prepareIncident(db);
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const findTries = prepareFindCallBackTries(db);
  return (phone) =>
    waiting.all(phone).flatMap(({ callId, uid, ticketId }) => {
      const { title = '', endedAtMs = null } = incidents.byUid(uid) ?? {};
      const row = ticketById.get(ticketId);
      if (row === undefined || endedAtMs === null) return [];
      const ticket = toSummary(row);
      const tries = findTries(phone, ticket.createdAtMs + 1) ?? undefined;
      return [{ incident: { callId, title }, ticket, tries }];
    });
}
