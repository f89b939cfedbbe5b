import type {
  Attempt,
  TicketDetail,
  TicketStatus,
  TicketSummary,
} from '../../../shared/history/ticket-summary-and-detail';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import type { CallEnding } from '../../../shared/calls/call-ending';
import type { TicketOrEndedCallContent } from '../../../shared/tickets/ticket-or-ended-call-content';
import { selectChecksummed, verifyRow } from '../../db/row-checksums';

/** The columns that make a `TicketSummary`, for any SELECT from `ticket`. */
export const summaryColumns = selectChecksummed('ticket');

/** A row of the `ticket` table. */
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
  ending: string | null;
  agent: string | null;
  checksum: string;
};

/** @throws the exception for a damaged file if the row does not match its checksum */
export function toSummary(row: SummaryRow): TicketSummary {
  return readTicket(row).summary;
}

/**
 * Returns the ticket for display, and the request that it sends or what an ended call had. Everything comes from the
 * row that the checksum covers.
 */
export function readTicket(row: SummaryRow): {
  readonly summary: TicketSummary;
  readonly request: TicketOrEndedCallContent;
} {
  const { last_outcome: lastOutcome } = verifyRow('ticket', row);
  const request = JSON.parse(row.body) as TicketOrEndedCallContent;
  const { Ticket, Appointment } = request;
  const pcName = parseImported(row)?.pcName;
  const summary = {
    id: row.id,
    reference: row.reference,
    status: row.state,
    caseNumber: row.case_number,
    createdAtMs: row.created_at_ms,
    name: Ticket.Name,
    phone: Ticket.Phone,
    storeName: Ticket.StoreName ?? null,
    issue: Ticket.Issue,
    regionName: Appointment.State,
    serviceId: Appointment.ServiceId,
    lastOutcome: lastOutcome === null ? null : (JSON.parse(lastOutcome) as Outcome),
    ending: row.ending === null ? null : (JSON.parse(row.ending) as CallEnding),
    agent: row.agent,
    ...(pcName !== undefined && { pcName }),
  };
  return { summary, request };
}

/**
 * For a ticket of another PC: its reference and status there, and when it was imported, in ms since 1970. `pcName` is
 * the name of that PC if the server of the shared history brought the ticket.
 */
export type TicketOrigin = {
  readonly reference: string;
  readonly stateThere: TicketStatus;
  readonly atMs: number;
  readonly pcName?: string;
  /** True once the PC that made it has shared it. What others say of it then adds notes and reminders only. */
  readonly isByMaker?: true;
};

export function parseImported({ imported }: Pick<SummaryRow, 'imported'>): TicketOrigin | null {
  return imported === null ? null : (JSON.parse(imported) as TicketOrigin);
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

/** @throws the exception for a damaged file if the row does not match its checksum */
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
