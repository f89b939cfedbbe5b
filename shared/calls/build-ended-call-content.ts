import { parseCoordinate } from '../pin/pin-and-coordinates';
import type { TicketOrEndedCallContent } from '../tickets/ticket-or-ended-call-content';
import { parsePhoneNumber } from '../phone/parse-phone-number';
import { addExtensionLine, joinRemark } from './build-remark-with-answers';
import type { CallFields } from './call';

/** Returns what the history keeps of a call that ends without a ticket. No text is cut, and any of it may be blank. */
export function buildEndedCallContent(fields: CallFields): TicketOrEndedCallContent {
  const { digits, extension } = parsePhoneNumber(cleanText(fields.phone));
  const remark = addExtensionLine(fields.remark, extension);
  const optional = {
    Email: cleanText(fields.email),
    Remark: cleanText(joinRemark(remark, fields.questions)),
    StoreName: cleanText(fields.storeName),
    DealerReseller: cleanText(fields.dealerReseller),
  };
  const filled = Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== ''));
  return {
    Ticket: {
      Name: cleanText(fields.name),
      Phone: digits,
      Issue: cleanText(fields.issue),
      Priority: fields.priority,
      IsReceiveSms: fields.isReceiveSms,
      ...filled,
    },
    Appointment: {
      Address: cleanText(fields.address),
      State: cleanText(fields.state),
      ServiceId: fields.serviceId,
      Longitude: toDegrees(fields.longitude, 180),
      Latitude: toDegrees(fields.latitude, 90),
    },
  };
}

/** Half of a surrogate pair has no place in UTF-8. It becomes U+FFFD, as in a ticket. */
function cleanText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD').trim();
}

function toDegrees(text: string, max: number): number | null {
  const value = parseCoordinate(text);
  return value === undefined || Math.abs(value) > max ? null : value;
}
