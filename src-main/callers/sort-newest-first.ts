import type { SummaryRow } from '../tickets/store/ticket-rows';

/** What tells when a ticket was made. */
export type DatedTicket = Pick<SummaryRow, 'id' | 'created_at_ms' | 'imported'>;

/**
 * Puts the ticket that was made last first. Tickets of this PC go by their ids among each other, whatever its clock was set to. What an
 * archive or the shared history brought has the id of its arrival, and goes by its time.
 */
export function sortNewestFirst<Ticket extends DatedTicket>(tickets: readonly Ticket[]): Ticket[] {
  const own = tickets.filter(({ imported }) => imported === null).toSorted((a, b) => b.id - a.id);
  const others = tickets
    .filter(({ imported }) => imported !== null)
    .toSorted((a, b) => b.created_at_ms - a.created_at_ms || b.id - a.id);
  const sorted: Ticket[] = [];
  for (const ticket of own) {
    while (others[0] !== undefined && others[0].created_at_ms > ticket.created_at_ms)
      sorted.push(...others.splice(0, 1));
    sorted.push(ticket);
  }
  return [...sorted, ...others];
}
