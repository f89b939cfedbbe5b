import type { CallField, CallFields, FieldFault } from '../../../../shared/calls/call';
import { buildTicketRequest } from '../../../../shared/calls/build-ticket-request';

/** The faults that keep a call from being sent, by field. */
export type FaultByField = Readonly<Partial<Record<CallField, FieldFault['fault']>>>;

export function findFaults(fields: CallFields): FaultByField {
  const ready = buildTicketRequest(fields);
  const faults = ready.ok ? [] : ready.error;
  return Object.fromEntries(faults.map(({ field, fault }) => [field, fault]));
}
