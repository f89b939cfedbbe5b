/** The name in the body of a request, as JSON; '' if there is none. */
export function readTicketName(json: unknown): string {
  return (json as { Ticket?: { Name?: string } } | undefined)?.Ticket?.Name ?? '';
}
