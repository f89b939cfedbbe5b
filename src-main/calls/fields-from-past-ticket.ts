import { blankCallFields, type CallFields } from '../../shared/calls/call';
import type { TicketDetail } from '../../shared/history/ticket-history';

/**
 * What a new call starts with when the same shop rings again: caller, store and place of a past ticket. The issue
 * and the service are left blank, because they differ this time. `before` are the fields of the call it was made of.
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
