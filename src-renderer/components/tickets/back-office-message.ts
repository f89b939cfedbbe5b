import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { TicketsAroundUncertainAttempt } from '../../../shared/history/tickets-around-uncertain-attempt';
import { getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { findLastUncertainAttempt, findNamedCaseNumber } from './last-uncertain-attempt';

/**
 * A message that asks the back office whether a ticket exists, with everything needed to find it. Always in English,
 * since StoreHub's staff read it.
 */
export function formatBackOfficeMessage(
  ticket: TicketDetail,
  neighbours: TicketsAroundUncertainAttempt | null,
): string {
  const { Ticket, Appointment } = ticket.request;
  const left =
    findLastUncertainAttempt(ticket)?.firstByteAtMs ??
    findLastUncertainAttempt(ticket)?.startedAtMs ??
    ticket.createdAtMs;
  const named = findNamedCaseNumber(ticket);
  const { before, after } = neighbours ?? { before: null, after: null };
  return [
    named === null
      ? 'Did this ticket reach StoreHub? We got no answer to it.'
      : `Did this ticket reach StoreHub? The answer to it names case ${named}, but cannot be relied on.`,
    `Phone: ${Ticket.Phone}`,
    `Name: ${Ticket.Name}`,
    `Store: ${Ticket.StoreName ?? unknown}`,
    `Service: ${getServiceNames(Appointment.ServiceId, 'en').name}`,
    `Issue: ${Ticket.Issue}`,
    `Address: ${Appointment.Address}`,
    `Sent: ${formatExactDateTime(left, 'en')}`,
    `Our reference: ${ticket.reference}`,
    `TicketIds around it: ${before?.storeHubTicketId ?? unknown} before, ${after?.storeHubTicketId ?? unknown} after`,
    'If it is there, please give us its case number. If it is not, please say so.',
  ].join('\n');
}

const unknown = 'unknown';
