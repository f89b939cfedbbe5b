import { blankCallFields, type CallFields } from '../../shared/calls/call';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { EndedAttempt } from './store/end-attempt';
import type { NewTicketInput } from './store/new-ticket-input';
import { hashContent } from '../rows/tickets/content-hash';

/** A call that is ready to be sent, for tests. */
export const readyFields: CallFields = {
  ...blankCallFields,
  phone: '012-345 6789',
  name: 'Ahmad Ibrahim',
  storeName: 'KL Branch',
  issue: 'The till does not start',
  serviceId: 18,
  address: '23, Jalan Ampang, 55000 KL',
  state: 'Kuala Lumpur',
  longitude: '101.7122',
  latitude: '3.1573',
};

/** The JSON text of a ticket, with the fields in `change` replaced or added. */
export function sampleBody(
  change: {
    readonly Ticket?: Record<string, string | number>;
    readonly Appointment?: Record<string, string | number>;
  } = {},
): string {
  return JSON.stringify({
    Ticket: {
      Name: 'Ahmad Ibrahim',
      Phone: '60123456789',
      Issue: 'The till does not start',
      Priority: 0,
      IsReceiveSms: true,
      ...change.Ticket,
    },
    Appointment: {
      Address: '23, Jalan Ampang, 55000 KL',
      State: 'Kuala Lumpur',
      ServiceId: 18,
      Longitude: 101.7122,
      Latitude: 3.1573,
      ...change.Appointment,
    },
  });
}

export function newTicket(callId: string, reference: string, body = sampleBody()): NewTicketInput {
  const bodySha256 = hashContent(body);
  return {
    callId,
    fields: readyFields,
    references: [reference],
    body,
    bodySha256,
    nowMs: 1_000,
    agent: null,
  };
}

export function ended(attemptId: number, outcome: Outcome, rawAnswer: string | null = null): EndedAttempt {
  return { attemptId, outcome, firstByteAtMs: 1_500, endedAtMs: 2_000, httpStatus: 200, rawAnswer };
}

const answer = { errorCode: null, errorMessage: null, httpStatus: null };

/** One outcome of each kind. */
export const outcomes = {
  created: { kind: 'created', caseNumber: 'STOREHUB0999-CA109193B', storeHubTicketId: '999' },
  'not-sent': { kind: 'not-sent', reason: 'no-network', detail: null },
  throttled: { kind: 'throttled', ...answer, retryAfterMs: null },
  rejected: { kind: 'rejected', ...answer, errorCode: '-10000' },
  'signed-out': { kind: 'signed-out', ...answer, errorCode: '-10007' },
  'account-blocked': { kind: 'account-blocked', ...answer, errorCode: '-10005' },
  uncertain: { kind: 'uncertain', ...answer, reason: 'timed-out', detail: null },
} as const satisfies { readonly [K in Outcome['kind']]: Extract<Outcome, { kind: K }> };
