import type { Database } from 'better-sqlite3';
import { prepareTicketIdentity, type TicketIdentity } from '../tickets/ticket-identity';

/** The uid of a ticket's callback. It is the same on every PC, so a ticket has at most one callback. */
export function getCallbackUid({ call, reference }: TicketIdentity): string {
  return `${call} ${reference}`;
}

/** Adds a callback to give the caller the case number. A second callback for the same ticket is ignored. */
export function prepareAddCallback(db: Database): (ticketId: number, atMs: number) => void {
  const owe = db.prepare(
    `INSERT INTO reminder (uid, ticket_id, why, text, set_at_ms, due_at_ms, changed_at_ms)
     VALUES (@uid, @ticketId, 'case-number', '', @atMs, @atMs, @atMs) ON CONFLICT DO NOTHING`,
  );
  const nameOf = prepareTicketIdentity(db);
  return (ticketId, atMs) => {
    const name = nameOf(ticketId);
    if (name !== null) owe.run({ uid: getCallbackUid(name), ticketId, atMs });
  };
}
