import { blankCallFields, type CallFields } from '../../shared/calls/call';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';

/**
 * Returns the fields of a new call when the same shop rings again: caller, store and place of a past ticket, or
 * as much of them as a call had that ended without one. Issue and service stay blank, because they differ this time. `before` holds fields of the past ticket's call.
 */
export function copyFieldsFromPastTicket(
  { request, createdAtMs }: TicketDetail,
  before: Pick<CallFields, 'pin' | 'callerLanguage'> | null,
): CallFields {
  const { Ticket: ticket, Appointment: place } = request;
  const { Longitude: longitude, Latitude: latitude } = place;
  const hasPin = longitude !== null && latitude !== null;
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
    ...(hasPin ? { longitude: String(longitude), latitude: String(latitude) } : {}),
    callerLanguage: before?.callerLanguage ?? null,
    pin: hasPin
      ? {
          source: 'store',
          setAtMs: before?.pin?.setAtMs ?? createdAtMs,
          radiusMetres: before?.pin?.radiusMetres ?? 0,
          stale: before?.pin?.stale ?? false,
        }
      : null,
    provenance: {
      ...(ticket.Phone === '' ? {} : { phone: 'reused' }),
      ...(ticket.Name === '' ? {} : { name: 'reused' }),
      ...(place.Address === '' ? {} : { address: 'reused' }),
      ...(place.State === '' ? {} : { state: 'reused' }),
      ...(hasPin ? { pin: 'reused' } : {}),
    },
  };
}
