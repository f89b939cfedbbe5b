import type { ArchivedTicket } from './archive-format';

/**
 * A part of what an archive tells of a ticket. Each is imported in a transaction of its own, and what stands here after any
 * of them is a ticket as another archive could have told of it: with fewer attempts, notes or reminders.
 */
export type TicketPart = {
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** In its attempts only those that no earlier part had. */
  readonly ticket: ArchivedTicket;
};

/** What one part costs at most. An attempt or a reminder costs 1, and every 5,000 characters of an answer 1 more. */
const largestPart = 200;
/** Its own row and its call's, each with its indexes. */
const costOfTicket = 8;
/** With each note the ticket's own row is written once more. */
const costOfNote = 3;
const charactersPerCost = 5_000;

type Attempt = ArchivedTicket['attempts'][number];

/** Splits a ticket so that saving a call waits for none of its parts longer than a moment. Almost every ticket is one part. */
export function splitImportedTicket(ticket: ArchivedTicket): TicketPart[] {
  if (estimateCost(ticket) <= largestPart) return [{ part: 1, parts: 1, ticket }];
  const attempts = inPieces(ticket.attempts, costOfAttempt);
  const notes = inPieces(ticket.notes, () => costOfNote);
  const reminders = inPieces(ticket.reminders, () => 1);
  const none = { ...ticket, attempts: [], notes: [], reminders: [] };
  const tickets: ArchivedTicket[] = [
    ...attempts.slice(0, -1).map((some) => asItWasAfter(none, some)),
    { ...none, attempts: attempts.at(-1) ?? [] },
    ...notes.map((some) => ({ ...none, notes: some })),
    ...reminders.map((some) => ({ ...none, reminders: some })),
  ];
  // The call comes with the first part.
  const call = { ...ticket.call, fields: {}, tape: {} };
  return tickets.map((told, index) => ({
    part: index + 1,
    parts: tickets.length,
    ticket: index === 0 ? told : { ...told, call },
  }));
}

/** What importing a ticket costs, in units of some 0.05 ms. */
export function estimateCost({ attempts, notes, reminders }: ArchivedTicket): number {
  const ofAttempts = attempts.reduce((sum, attempt) => sum + costOfAttempt(attempt), 0);
  return costOfTicket + ofAttempts + notes.length * costOfNote + reminders.length;
}

function costOfAttempt({ rawAnswer }: Attempt): number {
  return 1 + Math.floor((rawAnswer ?? '').length / charactersPerCost);
}

/** An attempt that is not the last one has an outcome, and its ticket waited for the next attempt. */
function asItWasAfter(ticket: ArchivedTicket, attempts: ArchivedTicket['attempts']): ArchivedTicket {
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

function inPieces<T>(all: readonly T[], costOfOne: (one: T) => number): T[][] {
  const pieces: T[][] = [];
  let left = 0;
  for (const one of all) {
    const cost = costOfOne(one);
    if (cost > left) {
      pieces.push([]);
      left = largestPart - costOfTicket;
    }
    pieces.at(-1)?.push(one);
    left -= cost;
  }
  return pieces;
}
