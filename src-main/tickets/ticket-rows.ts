import type { Attempt, TicketDetail, TicketState, TicketSummary } from '../../shared/history';
import type { Outcome } from '../../shared/outcome';
import type { ServiceId } from '../../shared/services';

/** The columns that make a `TicketSummary`, for any SELECT from `ticket`. */
export const summaryColumns = `
  ticket.id, ticket.reference, ticket.state, ticket.case_number, ticket.created_at_ms, ticket.name, ticket.phone,
  ticket.store_name, ticket.issue, ticket.state_name, ticket.service_id, ticket.last_outcome`;

export type SummaryRow = {
  id: number;
  reference: string;
  state: TicketState;
  case_number: string | null;
  created_at_ms: number;
  name: string;
  phone: string;
  store_name: string | null;
  issue: string;
  state_name: string;
  service_id: ServiceId;
  last_outcome: string | null;
};

export type DetailRow = SummaryRow & {
  call_id: string;
  body: string;
  body_sha256: string;
  storehub_ticket_id: string | null;
  case_number_source: TicketDetail['caseNumberSource'];
  mends_ticket_id: number | null;
  follows_ticket_id: number | null;
};

export function summaryOf(row: SummaryRow): TicketSummary {
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    caseNumber: row.case_number,
    createdAtMs: row.created_at_ms,
    name: row.name,
    phone: row.phone,
    storeName: row.store_name,
    issue: row.issue,
    stateName: row.state_name,
    serviceId: row.service_id,
    lastOutcome: row.last_outcome === null ? null : (JSON.parse(row.last_outcome) as Outcome),
  };
}

export type AttemptRow = {
  id: number;
  number: number;
  started_at_ms: number;
  first_byte_at_ms: number | null;
  ended_at_ms: number | null;
  http_status: number | null;
  raw_answer: string | null;
  outcome: string | null;
};

export function attemptOf(row: AttemptRow): Attempt {
  return {
    id: row.id,
    number: row.number,
    startedAtMs: row.started_at_ms,
    firstByteAtMs: row.first_byte_at_ms,
    endedAtMs: row.ended_at_ms,
    httpStatus: row.http_status,
    rawAnswer: row.raw_answer,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
  };
}
