import type { TicketDetail } from '../../shared/history';
import type { Neighbours } from '../../shared/neighbours';
import { serviceById } from '../../shared/services';
import { exactDay } from '../i18n/format';
import type { Translate } from '../i18n/text';

/** What to ask the back office about a ticket that may or may not be there: all they need to look for it. */
export function officeText(ticket: TicketDetail, neighbours: Neighbours | null, t: Translate): string {
  const { Ticket, Appointment } = ticket.request;
  const left = lastDoubtful(ticket)?.firstByteAtMs ?? lastDoubtful(ticket)?.startedAtMs ?? ticket.createdAtMs;
  return t('settle.office', {
    phone: Ticket.Phone,
    name: Ticket.Name,
    store: Ticket.StoreName ?? t('settle.officeNone'),
    service: serviceById(Appointment.ServiceId)?.name ?? Appointment.ServiceId,
    issue: Ticket.Issue,
    address: Appointment.Address,
    sent: exactDay(left),
    reference: ticket.reference,
    before: neighbours?.before?.storeHubTicketId ?? t('settle.officeNone'),
    after: neighbours?.after?.storeHubTicketId ?? t('settle.officeNone'),
  });
}

/** The attempt in doubt. */
export function lastDoubtful({ attempts }: Pick<TicketDetail, 'attempts'>) {
  return attempts.findLast(({ outcome }) => outcome?.kind === 'uncertain');
}
