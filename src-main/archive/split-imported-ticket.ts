import type { ArchivedTicket } from './archive-format';

/**
 * A part of a ticket in an archive. Each part is imported in its own transaction. After any of them, the database holds
 * a valid ticket, only with fewer attempts, notes or reminders.
 */
export type TicketPart = {
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** Holds only attempts that no earlier part has. */
  readonly ticket: ArchivedTicket;
};

/**
 * The maximum cost of a part. An attempt or a reminder costs 1, and every 5,000 characters of an answer cost 1 more.
 */
const maxCostOfPart = 200;
/** The ticket's row and its call's row, each with its indexes. */
const costOfTicket = 8;
/** Each note also rewrites the ticket's own row. */
const costOfNote = 3;
const charactersPerCost = 5_000;

type Attempt = ArchivedTicket['attempts'][number];

/**
 * Splits a ticket into parts that are small enough not to delay the save of a call. Almost every ticket is a single
 * part.
 */
export function splitImportedTicket(ticket: ArchivedTicket): TicketPart[] {
  if (estimateCost(ticket) <= maxCostOfPart) return [{ part: 1, parts: 1, ticket }];
  const attempts = splitByCost(ticket.attempts, costOfAttempt);
  const notes = splitByCost(ticket.notes, () => costOfNote);
  const reminders = splitByCost(ticket.reminders, () => 1);
  const none = { ...ticket, attempts: [], notes: [], reminders: [] };
  const tickets: ArchivedTicket[] = [
    ...attempts.slice(0, -1).map((some) => toTicketAfterAttempts(none, some)),
    { ...none, attempts: attempts.at(-1) ?? [] },
    ...notes.map((some) => ({ ...none, notes: some })),
    ...reminders.map((some) => ({ ...none, reminders: some })),
  ];
  // The first part brings the call.
  const call = { ...ticket.call, fields: {}, tape: {} };
  return tickets.map((partialTicket, index) => ({
    part: index + 1,
    parts: tickets.length,
    ticket: index === 0 ? partialTicket : { ...partialTicket, call },
  }));
}

/** Estimates the cost of importing a ticket, in units of some 0.05 ms. */
export function estimateCost({ attempts, notes, reminders }: ArchivedTicket): number {
  const ofAttempts = attempts.reduce((sum, attempt) => sum + costOfAttempt(attempt), 0);
  return costOfTicket + ofAttempts + notes.length * costOfNote + reminders.length;
}

function costOfAttempt({ rawAnswer }: Attempt): number {
  return 1 + Math.floor((rawAnswer ?? '').length / charactersPerCost);
}

/**
 * Returns the ticket as it was after these attempts: an attempt that is not the last one has an outcome, and its ticket
 * waited for the next attempt.
 */
function toTicketAfterAttempts(ticket: ArchivedTicket, attempts: ArchivedTicket['attempts']): ArchivedTicket {
  return {
    ...ticket,
    attempts,
    state: 'waiting',
    lastOutcome: attempts.at(-1)?.outcome ?? null,
    caseNumber: null,
    caseNumberSource: null,
    caseNumberRecordedAtMs: null,
    storeHubTicketId: null,
  };
}

function splitByCost<T>(all: readonly T[], costOfOne: (one: T) => number): T[][] {
  const pieces: T[][] = [];
  let left = 0;
  for (const one of all) {
    const cost = costOfOne(one);
    if (cost > left) {
      pieces.push([]);
      left = maxCostOfPart - costOfTicket;
    }
    pieces.at(-1)?.push(one);
    left -= cost;
  }
  return pieces;
}
