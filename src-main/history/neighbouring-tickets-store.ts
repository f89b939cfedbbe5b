import type { Database } from 'better-sqlite3';
import type {
  TicketNearUncertainAttempt,
  TicketsAroundUncertainAttempt,
} from '../../shared/history/tickets-around-uncertain-attempt';
import {
  attemptColumns,
  toAttempt,
  summaryColumns,
  toSummary,
  type AttemptRow,
  type SummaryRow,
} from '../rows/tickets/ticket-rows';
import { isAttemptedHereSql } from '../rows/tickets/ticket-conditions-sql';

export type NeighbouringTicketsStore = ReturnType<typeof createNeighbouringTicketsStore>;

/**
 * Finds the tickets that this PC created just before and after one of its uncertain tickets. Ignores other PCs'
 * tickets, because their order is unknown. Only reads.
 */
export function createNeighbouringTicketsStore(db: Database) {
  const doubtful = db
    .prepare<[number], number>(
      `SELECT max(id) FROM attempt WHERE ticket_id = ? AND outcome ->> '$.kind' = 'uncertain'
       AND ${isAttemptedHereSql}`,
    )
    .pluck();
  const created = (where: string) =>
    db.prepare<[number], AttemptRow>(
      `SELECT ${attemptColumns} FROM attempt WHERE outcome ->> '$.storeHubTicketId' IS NOT NULL
       AND ${isAttemptedHereSql} AND ${where} LIMIT 1`,
    );
  const before = created('id < ? ORDER BY id DESC');
  const after = created('id > ? ORDER BY id');
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);

  function neighbourOf(row: AttemptRow | undefined): TicketNearUncertainAttempt | null {
    if (row === undefined) return null;
    const { outcome, endedAtMs } = toAttempt(row);
    const storeHubTicketId = outcome?.kind === 'created' ? outcome.storeHubTicketId : null;
    const ticket = ticketById.get(row.ticket_id);
    if (ticket === undefined || storeHubTicketId === null || endedAtMs === null) return null;
    const { id, reference } = toSummary(ticket);
    return { ticketId: id, reference, atMs: endedAtMs, storeHubTicketId };
  }

  return {
    /**
     * Searches around the ticket's last uncertain attempt. Goes by attempts, because tickets may be sent out of order.
     */
    neighbours(ticketId: number): TicketsAroundUncertainAttempt {
      const attemptId = doubtful.get(ticketId) ?? null;
      if (attemptId === null) return { before: null, after: null };
      return { before: neighbourOf(before.get(attemptId)), after: neighbourOf(after.get(attemptId)) };
    },
  };
}
