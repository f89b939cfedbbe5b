import type { Database } from 'better-sqlite3';

/**
 * Identifies a ticket across PCs: the id of its call, which no two PCs share, and its reference on the PC that made it.
 */
export type TicketIdentity = { readonly call: string; readonly reference: string };

/** In SQL, the reference of a `ticket` row on the PC that made it. Here it may have another one. */
export const originalReferenceSql = `coalesce(imported ->> '$.reference', reference)`;

/** Returns a function that reads a ticket's identity, or null if the ticket does not exist. */
export function prepareTicketIdentity(db: Database): (ticketId: number) => TicketIdentity | null {
  const nameOf = db.prepare<[number], TicketIdentity>(
    `SELECT call_id AS call, ${originalReferenceSql} AS reference FROM ticket WHERE id = ?`,
  );
  return (ticketId) => nameOf.get(ticketId) ?? null;
}
