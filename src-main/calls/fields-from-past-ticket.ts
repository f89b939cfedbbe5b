import { formatExtensionLine } from '../../shared/calls/build-remark-with-answers';
import { blankCallFields, type CallFields } from '../../shared/calls/call';
import { createReusedPlace } from '../../shared/calls/reused-place';
import type { TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import { splitExtension } from '../../shared/phone/split-extension';

/**
 * Returns the fields of a new call when the same shop rings again: caller, store and place of a past ticket, or
 * as much of them as a call had that ended without one. Issue and service stay blank, because they differ this time,
 * and so does the remark but for the extension of the number. `before` holds fields of the past ticket's call.
 */
export function copyFieldsFromPastTicket(
  { request, createdAtMs }: TicketDetail,
  before: Pick<CallFields, 'pin' | 'callerLanguage'> | null,
): CallFields {
  const { Ticket: ticket, Appointment: place } = request;
  const where = copyPin(place, before?.pin ?? null, createdAtMs);
  const texts = { phone: ticket.Phone, name: ticket.Name, address: place.Address, state: place.State };
  return {
    ...blankCallFields,
    ...texts,
    ...where,
    ...copyExtension(ticket),
    storeName: ticket.StoreName ?? '',
    reusedPlace: place.Address === '' ? null : createReusedPlace(ticket.StoreName ?? ''),
    dealerReseller: ticket.DealerReseller ?? '',
    email: ticket.Email ?? '',
    isReceiveSms: ticket.IsReceiveSms,
    callerLanguage: before?.callerLanguage ?? null,
    provenance: Object.fromEntries(
      Object.entries({ ...texts, pin: where.longitude })
        .filter(([, value]) => value !== '')
        .map(([part]) => [part, 'reused']),
    ),
  };
}

/** The extension goes with its number, as one that was typed in Phone. */
function copyExtension({
  Phone: phone,
  Remark: sent = '',
}: TicketDetail['request']['Ticket']): Pick<CallFields, 'remark' | 'autofill'> {
  const extension = findExtension(phone, sent);
  if (extension === undefined) return { remark: '', autofill: blankCallFields.autofill };
  const line = formatExtensionLine(extension);
  const remark = `${line}\n`;
  const moved = {
    source: 'extension' as const,
    before: { phone: `${phone} ${line}`, remark: '' },
    after: { phone, remark },
  };
  return { remark, autofill: { applied: [moved], undone: [] } };
}

/**
 * Returns the newest extension in the remark, as it would be read behind the number in Phone. A line that only begins
 * like one, such as `Ext 5th floor`, is other text.
 */
function findExtension(phone: string, remark: string): string | undefined {
  return remark
    .split('\n')
    .filter((line) => /^\s*ext \d/iu.test(line))
    .map((line) => splitExtension(`${phone} ${line.trim()}`))
    .findLast((split) => split.extension !== '' && split.phone === phone)?.extension;
}

/** A call that ended without a ticket may have no pin. */
function copyPin(
  { Longitude: longitude, Latitude: latitude }: TicketDetail['request']['Appointment'],
  before: CallFields['pin'],
  createdAtMs: number,
): Pick<CallFields, 'longitude' | 'latitude' | 'pin'> {
  if (longitude === null || latitude === null) return { longitude: '', latitude: '', pin: null };
  const { setAtMs = createdAtMs, radiusMetres = 0, stale = false } = before ?? {};
  return {
    longitude: String(longitude),
    latitude: String(latitude),
    pin: { source: 'store', setAtMs, radiusMetres, stale },
  };
}
