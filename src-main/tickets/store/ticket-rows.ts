import type {
  Attempt,
  TicketDetail,
  TicketStatus,
  TicketSummary,
} from '../../../shared/history/ticket-history';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import type { CreateTicketRequest } from '../../../shared/tickets/create-ticket-request';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';

/** The columns that make a `TicketSummary`, for any SELECT from `ticket`. */
export const summaryColumns = selectChecksummed('ticket');

/** A ticket as it stands in its table. */
export type SummaryRow = {
  id: number;
  call_id: string;
  reference: string;
  body: string;
  body_sha256: string;
  created_at_ms: number;
  replaces_ticket_id: number | null;
  state: TicketStatus;
  last_outcome: string | null;
  case_number: string | null;
  case_number_source: TicketDetail['caseNumberSource'];
  storehub_ticket_id: string | null;
  follows_ticket_id: number | null;
  note_count: number;
  imported: string | null;
  recorded_at_ms: number | null;
  checksum: string;
};

/** @throws as SQLite does for a damaged file, where anything in the row is not what was written down */
export function toSummary(row: SummaryRow): TicketSummary {
  return readTicket(row).summary;
}

/** The row as it is shown, and the request that it sends. Nothing of it comes from elsewhere than the sealed row. */
export function readTicket(row: SummaryRow): {
  readonly summary: TicketSummary;
  readonly request: CreateTicketRequest;
} {
  const { body, last_outcome: lastOutcome, ...rest } = verifyRow('ticket', row);
  const request = JSON.parse(body) as CreateTicketRequest;
  const { Ticket, Appointment } = request;
  const summary = {
    id: rest.id,
    reference: rest.reference,
    status: rest.state,
    caseNumber: rest.case_number,
    createdAtMs: rest.created_at_ms,
    name: Ticket.Name,
    phone: Ticket.Phone,
    storeName: Ticket.StoreName ?? null,
    issue: Ticket.Issue,
    regionName: Appointment.State,
    serviceId: Appointment.ServiceId,
    lastOutcome: lastOutcome === null ? null : (JSON.parse(lastOutcome) as Outcome),
  };
  return { summary, request };
}

/** Of a ticket that another PC made: what it is called and where it stood there, and when it came, in ms since 1970. */
export type Imported = {
  readonly reference: string;
  readonly stateThere: TicketStatus;
  readonly atMs: number;
};

export function parseImported({ imported }: SummaryRow): Imported | null {
  return imported === null ? null : (JSON.parse(imported) as Imported);
}

/** The columns that make an `Attempt`, for any SELECT from `attempt`. */
export const attemptColumns = selectChecksummed('attempt');

export type AttemptRow = {
  id: number;
  ticket_id: number;
  number: number;
  started_at_ms: number;
  first_byte_at_ms: number | null;
  ended_at_ms: number | null;
  http_status: number | null;
  raw_answer: string | null;
  outcome: string | null;
  checksum: string;
};

/** @throws as SQLite does for a damaged file, where anything in the row is not what was written down */
export function toAttempt(row: AttemptRow): Attempt {
  verifyRow('attempt', row);
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
