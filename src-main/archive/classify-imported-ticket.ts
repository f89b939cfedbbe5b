import type { TicketStatus } from '../../shared/history/ticket-summary-and-detail';
import { cutOffAttempt, isSettled } from '../tickets/store/ticket-status';
import type { ArchivedTicket } from './archive-format';

/**
 * What this PC knows of a ticket in an archive. `stateThere` is its status on the other PC that made it, null if this
 * PC did.
 */
export type KnownTicket = {
  readonly id: number;
  readonly bodySha256: string;
  readonly createdAtMs: number;
  readonly state: TicketStatus;
  readonly caseNumber: string | null;
  readonly stateThere: TicketStatus | null;
};
/** `outcome` is JSON. */
export type KnownAttempt = {
  readonly startedAtMs: number;
  readonly outcome: string | null;
};

const appStopped = JSON.stringify(cutOffAttempt.outcome);

/**
 * Compares a ticket in an archive with what this PC knows. `known`: the archive has the same or an earlier stage.
 * `newer`: it has a later one. `contradicts`: both cannot be true. The archive may lack the first attempts. A ticket
 * that this PC made is always `known`, whatever the archive says.
 */
export function classifyImport(
  known: KnownTicket,
  attempts: readonly KnownAttempt[],
  told: ArchivedTicket,
): 'known' | 'newer' | 'contradicts' {
  if (!isSameTicket(known, told)) return 'contradicts';
  if (known.stateThere === null) return 'known';
  if (!areSameAttempts(attempts, told)) return 'contradicts';
  const more = (told.attempts.at(-1)?.number ?? 0) - attempts.length;
  if (isSettledLater(known.state, told.state)) return more < 0 ? 'contradicts' : 'newer';
  if (isSettled(known.state)) return 'known';
  const hasEnded = known.stateThere === 'sending' && told.state !== 'sending';
  return more > 0 || (more === 0 && hasEnded) ? 'newer' : 'known';
}

function isSameTicket(known: KnownTicket, told: ArchivedTicket): boolean {
  return (
    known.bodySha256 === told.bodySha256 &&
    known.createdAtMs === told.createdAtMs &&
    (known.caseNumber === null || told.caseNumber === null || known.caseNumber === told.caseNumber)
  );
}

/**
 * True if the attempts agree where both sides have them. A running attempt has no outcome, or the outcome for a cut-off
 * one; either matches anything.
 */
function areSameAttempts(known: readonly KnownAttempt[], told: ArchivedTicket): boolean {
  if ((told.attempts[0]?.number ?? 1) > known.length + 1) return false;
  return told.attempts.every(({ number, startedAtMs, outcome }) => {
    const here = known[number - 1];
    if (here === undefined) return true;
    const there = JSON.stringify(outcome);
    const isOpen = outcome === null || there === appStopped || here.outcome === appStopped;
    return here.startedAtMs === startedAtMs && (isOpen || here.outcome === there);
  });
}

/**
 * True if the archive has a later settled status. A rejected ticket can become created: an earlier attempt did arrive,
 * as its case number shows.
 */
function isSettledLater(known: TicketStatus, told: TicketStatus): boolean {
  return known === 'rejected' ? told === 'created' : !isSettled(known) && isSettled(told);
}
