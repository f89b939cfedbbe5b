import type { Attempt, TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { TicketsAroundUncertainAttempt } from '../../../shared/history/tickets-around-uncertain-attempt';
import { getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { findLastUncertainAttempt, findNamedCaseNumber, getAnsweredCode } from './last-uncertain-attempt';

/**
 * A message that asks the back office whether a ticket exists, with everything needed to find it. Always in English,
 * since StoreHub's staff read it.
 */
export function formatBackOfficeMessage(
  ticket: TicketDetail,
  neighbours: TicketsAroundUncertainAttempt | null,
): string {
  const { Ticket, Appointment } = ticket.request;
  const attempt = findLastUncertainAttempt(ticket);
  const left = attempt?.firstByteAtMs ?? attempt?.startedAtMs ?? ticket.createdAtMs;
  const { before, after } = neighbours ?? { before: null, after: null };
  return [
    `Did this ticket reach StoreHub? ${describeAnswer(findNamedCaseNumber(ticket), attempt)}`,
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

function describeAnswer(named: string | null, attempt: Attempt | undefined): string {
  if (named !== null) return `The answer to it names case ${named}, but cannot be relied on.`;
  const code = attempt && getAnsweredCode(attempt);
  if (code != null) return `The answer to it was error ${code}.`;
  if (attempt?.outcome?.kind === 'uncertain' && attempt.outcome.reason === 'no-case-number')
    return 'The answer to it was success, but without a case number.';
  const status = attempt?.httpStatus ?? null;
  if (status !== null) return `The answer to it (HTTP ${status}) could not be used.`;
  return 'We got no answer to it.';
}
