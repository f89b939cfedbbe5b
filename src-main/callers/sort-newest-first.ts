import { parseImported, type SummaryRow } from '../rows/tickets/ticket-rows';

/** What tells when a ticket was made. */
export type DatedTicket = Pick<SummaryRow, 'id' | 'created_at_ms' | 'imported'>;

/**
 * Sorts tickets by when they were made, newest first. Clocks may be wrong: tickets of this PC go by their ids. What an
 * archive or the shared history brought goes by its time, but not after its arrival, and a ticket of this PC is newer
 * than all that had arrived before it.
 */
export function sortNewestFirst<Ticket extends DatedTicket>(tickets: readonly Ticket[]): Ticket[] {
  const own = tickets.filter(({ imported }) => imported === null).toSorted((a, b) => b.id - a.id);
  const others = tickets
    .filter(({ imported }) => imported !== null)
    .map((ticket) => ({ ticket, madeAtMs: getTimeMade(ticket) }))
    .toSorted((a, b) => b.madeAtMs - a.madeAtMs || b.ticket.id - a.ticket.id);
  const sorted: Ticket[] = [];
  for (const ticket of own) {
    const cameBefore = others.filter((other) => other.ticket.id < ticket.id);
    const atMs = Math.max(ticket.created_at_ms, ...cameBefore.map(({ madeAtMs }) => madeAtMs));
    while (others[0] !== undefined && others[0].madeAtMs > atMs)
      sorted.push(...others.splice(0, 1).map((other) => other.ticket));
    sorted.push(ticket);
  }
  return [...sorted, ...others.map(({ ticket }) => ticket)];
}

function getTimeMade(ticket: DatedTicket): number {
  return Math.min(ticket.created_at_ms, parseImported(ticket)?.atMs ?? Infinity);
}
