import { toContractPhone } from '../phone/storehub-phone-format';
import { parseCoordinate } from '../pin/pin-and-coordinates';
import { fail, succeed, type Result } from '../result';
import { createTicketRequestSchema, type CreateTicketRequest } from '../tickets/create-ticket-request-schema';
import { buildSentRemark } from './build-remark-with-answers';
import { type CallFields, type FieldFault, type CallField, callFieldOrder } from './call';
import { fieldByContractName } from './field-by-contract-name';

const fieldByAnyName: Readonly<Record<string, CallField>> = fieldByContractName;

/** Builds the request that this call would be sent as, or lists every fault that prevents sending, in screen order. */
export function buildTicketRequest(fields: CallFields): Result<CreateTicketRequest, FieldFault[]> {
  const parsed = createTicketRequestSchema.safeParse(toRequestBody(fields));
  const faults = new Map<CallField, FieldFault>();
  for (const fault of validateCoordinates(fields)) faults.set(fault.field, fault);
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldByAnyName[String(issue.path.at(-1))];
    if (field !== undefined && !faults.has(field)) {
      faults.set(field, { field, fault: toFault(field, issue.code, fields[field]) });
    }
  }
  if (parsed.success && faults.size === 0) return succeed(parsed.data);
  return fail(
    [...faults.values()].toSorted(
      (a, b) => callFieldOrder.indexOf(a.field) - callFieldOrder.indexOf(b.field),
    ),
  );
}

function toRequestBody(fields: CallFields) {
  return {
    Ticket: {
      Name: fields.name,
      Phone: toContractPhone(fields.phone),
      Issue: fields.issue,
      Priority: fields.priority,
      IsReceiveSms: fields.isReceiveSms,
      Email: fields.email,
      Remark: buildSentRemark(fields).text,
      StoreName: fields.storeName,
      DealerReseller: fields.dealerReseller,
    },
    Appointment: {
      Address: fields.address,
      State: fields.state,
      ServiceId: fields.serviceId,
      Longitude: parseCoordinate(fields.longitude),
      Latitude: parseCoordinate(fields.latitude),
    },
  };
}

function validateCoordinates(fields: CallFields): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const field of ['longitude', 'latitude'] as const) {
    if (fields[field].trim() === '') faults.push({ field, fault: 'missing' });
    else if (parseCoordinate(fields[field]) === undefined) faults.push({ field, fault: 'not-a-number' });
  }
  if (parseCoordinate(fields.longitude) === 0 && parseCoordinate(fields.latitude) === 0) {
    faults.push({ field: 'longitude', fault: 'zero-pin' });
  }
  return faults;
}

function toFault(field: CallField, code: string, value: CallFields[CallField]): FieldFault['fault'] {
  // An extension and the answers to a preset's questions are part of the remark, and may not fit where nothing else stands in it.
  if (field === 'remark' && code === 'too_big') return 'too-long';
  if (value === null || (typeof value === 'string' && value.trim() === '')) return 'missing';
  if (field === 'longitude' || field === 'latitude') return 'out-of-range';
  return code === 'too_big' ? 'too-long' : 'invalid';
}
