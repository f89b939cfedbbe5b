import type { TicketDetail } from './ticket-summary-and-detail';
import type { CreateTicketRequest } from '../tickets/create-ticket-request-schema';

/** For tests: a created ticket with nothing but its request, overridden by `known`. */
export function createTicketDetail(
  request: CreateTicketRequest,
  known: Partial<TicketDetail> = {},
): TicketDetail {
  return {
    id: 1,
    reference: 'SH-7K3QA',
    status: 'created',
    caseNumber: 'CA1',
    createdAtMs: 0,
    name: '',
    phone: '',
    storeName: null,
    issue: '',
    regionName: '',
    serviceId: 18,
    lastOutcome: null,
    ending: null,
    agent: null,
    callId: '',
    storeHubTicketId: null,
    caseNumberSource: null,
    request,
    pin: null,
    attempts: [],
    notes: [],
    reminders: [],
    call: { beganAtMs: 0, onScreenMs: 0 },
    caseNumberRecordedAtMs: null,
    replaces: null,
    replacedBy: null,
    follows: null,
    followedBy: [],
    ...known,
  };
}
