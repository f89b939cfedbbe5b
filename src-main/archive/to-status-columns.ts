import { isSettled } from '../rows/tickets/ticket-status';
import type { ArchivedTicket } from './archive-format';

/** The status of an imported ticket on this PC. */
export function toStatusColumns(ticket: ArchivedTicket) {
  const { state, lastOutcome, caseNumber, caseNumberSource, storeHubTicketId } = ticket;
  return {
    state: isSettled(state) ? state : 'uncertain',
    lastOutcome: lastOutcome === null ? null : JSON.stringify(lastOutcome),
    caseNumber,
    caseNumberSource,
    storeHubTicketId,
    recordedAtMs: ticket.caseNumberRecordedAtMs,
  };
}
