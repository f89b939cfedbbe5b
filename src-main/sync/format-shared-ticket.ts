import { archiveLimits, type ArchivedTicket } from '../archive/archive-format';

/**
 * Returns the ticket as a line. What became of it goes also where StoreHub's answers would make it too large: these are left
 * out then. Null if it is too large without them.
 */
export function formatSharedTicket(ticket: ArchivedTicket): string | null {
  const line = JSON.stringify(ticket);
  if (Buffer.byteLength(line) <= archiveLimits.lineBytes) return line;
  const attempts = ticket.attempts.map((attempt) => ({ ...attempt, rawAnswer: null }));
  const shorter = JSON.stringify({ ...ticket, attempts });
  return Buffer.byteLength(shorter) <= archiveLimits.lineBytes ? shorter : null;
}
