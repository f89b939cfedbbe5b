import { blankCallFields, type CallFields } from '../../shared/calls/call';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';

/**
 * Returns the fields of a new call when the same shop rings again: caller, store and place of a past ticket. Issue and
 * service stay blank, because they differ this time. `before` holds fields of the past ticket's call.
 */
export function copyFieldsFromPastTicket(
  { request, createdAtMs }: TicketDetail,
  before: Pick<CallFields, 'pin' | 'callerLanguage'> | null,
): CallFields {
  const { Ticket: ticket, Appointment: place } = request;
  return {
    ...blankCallFields,
    phone: ticket.Phone,
    name: ticket.Name,
    storeName: ticket.StoreName ?? '',
    dealerReseller: ticket.DealerReseller ?? '',
    email: ticket.Email ?? '',
    isReceiveSms: ticket.IsReceiveSms,
    address: place.Address,
    state: place.State,
    longitude: String(place.Longitude),
    latitude: String(place.Latitude),
    callerLanguage: before?.callerLanguage ?? null,
    pin: {
      source: 'store',
      setAtMs: before?.pin?.setAtMs ?? createdAtMs,
      radiusMetres: before?.pin?.radiusMetres ?? 0,
      stale: before?.pin?.stale ?? false,
    },
    provenance: { phone: 'reused', name: 'reused', address: 'reused', state: 'reused', pin: 'reused' },
  };
}
