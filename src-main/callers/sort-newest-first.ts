import { parseImported, type SummaryRow } from '../tickets/store/ticket-rows';

/** What tells when a ticket was made. */
export type DatedTicket = Pick<SummaryRow, 'id' | 'created_at_ms' | 'imported'>;

/**
 * Puts the ticket that was made last first. Tickets of this PC go by their ids among each other, whatever its clock was
 * set to. What an archive or the shared history brought has the id of its arrival, and goes by its time, but was not
 * made after it came: the clock of its PC may have been ahead. A ticket of this PC is newer than all that had come
 * before it: its own clock may be behind.
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
