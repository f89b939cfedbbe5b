import type { Database } from 'better-sqlite3';
import type { Neighbour, Neighbours } from '../../shared/neighbours';

export type NeighbourStore = ReturnType<typeof createNeighbourStore>;

/** Which tickets were created around one that nobody knows of. Only reads. */
export function createNeighbourStore(db: Database) {
  const doubtful = db
    .prepare<[number], number>(
      `SELECT max(id) FROM attempt WHERE ticket_id = ? AND outcome ->> '$.kind' = 'uncertain'`,
    )
    .pluck();
  const created = (where: string) =>
    db.prepare<[number], Neighbour>(
      `SELECT ticket.id AS ticketId, ticket.reference, attempt.ended_at_ms AS atMs,
         attempt.outcome ->> '$.storeHubTicketId' AS storeHubTicketId
       FROM attempt JOIN ticket ON ticket.id = attempt.ticket_id
       WHERE attempt.outcome ->> '$.storeHubTicketId' IS NOT NULL AND ${where} LIMIT 1`,
    );
  const before = created('attempt.id < ? ORDER BY attempt.id DESC');
  const after = created('attempt.id > ? ORDER BY attempt.id');

  return {
    /** Around the last attempt of the ticket that ended uncertain; by attempts, since tickets may be sent out of order. */
    neighbours(ticketId: number): Neighbours {
      const attemptId = doubtful.get(ticketId) ?? null;
      if (attemptId === null) return { before: null, after: null };
      return { before: before.get(attemptId) ?? null, after: after.get(attemptId) ?? null };
    },
  };
}
