import type { Database } from 'better-sqlite3';

/** A ticket wherever it was made: its call's id, which no two PCs share, and its reference there. */
export type TicketIdentity = { readonly call: string; readonly reference: string };

/** In SQL, the reference of a row of `ticket` on the PC that made it: here it may have another one. */
export const originalReferenceSql = `coalesce(imported ->> '$.reference', reference)`;

/** Null where there is no such ticket. */
export function prepareTicketIdentity(db: Database): (ticketId: number) => TicketIdentity | null {
  const nameOf = db.prepare<[number], TicketIdentity>(
    `SELECT call_id AS call, ${originalReferenceSql} AS reference FROM ticket WHERE id = ?`,
  );
  return (ticketId) => nameOf.get(ticketId) ?? null;
}
