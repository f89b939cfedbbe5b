import type { TicketDetail } from '../../../shared/history/ticket-history';
import type { NeighbouringTickets } from '../../../shared/history/neighbouring-tickets';
import { getNamedCaseNumber } from '../../../shared/outcome/attempt-outcome';
import { getServiceNames } from '../../../shared/tickets/services';
import { formatExactDateTime } from '../../i18n/format';

/**
 * What to ask the back office about a ticket that may or may not be there: all they need to look for it. Always in
 * English, whatever the screen speaks, since it is StoreHub's people who read it.
 */
export function formatBackOfficeMessage(
  ticket: TicketDetail,
  neighbours: NeighbouringTickets | null,
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

/** The case number that the newest answer in doubt names; null where none does. */
export function findNamedCaseNumber({ attempts }: Pick<TicketDetail, 'attempts'>): string | null {
  const named = attempts.map(({ outcome }) => getNamedCaseNumber(outcome));
  return named.findLast((number) => number !== null) ?? null;
}

/** The attempt in doubt. */
export function findLastUncertainAttempt({ attempts }: Pick<TicketDetail, 'attempts'>) {
  return attempts.findLast(({ outcome }) => outcome?.kind === 'uncertain');
}
