import { createCallStore } from '../calls/call-store';
import { freshDatabase } from '../db/fresh-database.fixture';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { createCallerMatchStore } from './caller-match-store';

export const dayMs = 86_400_000;
export const nowMs = 1_000 * dayMs;

export type PastTicketOptions = {
  readonly Ticket?: Record<string, string>;
  readonly Appointment?: Record<string, string | number>;
  readonly agoDays?: number;
  readonly end?: keyof typeof outcomes;
};

/** Creates a database with the past tickets that the test adds. */
export function createCallerHistory() {
  const db = freshDatabase();
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  let last = 0;

  /** @returns the ticket's id */
  function add(
    { Ticket = {}, Appointment = {}, agoDays = 1, end }: PastTicketOptions = {},
    fields = readyFields,
  ): number {
    last += 1;
    calls.begin(`call-${last}`, 0);
    const body = sampleBody({ Ticket, Appointment });
    const made = tickets.make(
      { ...newTicket(`call-${last}`, `SH-7K3Q${last + 2}`, body), fields, nowMs: nowMs - agoDays * dayMs },
      end !== undefined,
    );
    if (end !== undefined) tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes[end]), false);
    return made?.ticketId ?? 0;
  }

  return { db, calls, tickets, callers: createCallerMatchStore(db), add };
}
