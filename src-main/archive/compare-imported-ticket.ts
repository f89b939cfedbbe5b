import type { TicketStatus } from '../../shared/history/ticket-summary-and-detail';
import { isSettled } from '../rows/tickets/ticket-status';
import { cutOffAttempt } from '../tickets/store/cut-off-attempt-outcome';
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
  /** Of an ended call that got another kind of ending. */
  readonly correctedAtMs: number | null;
  /** 1 once the PC that made it has shared it. */
  readonly isByMaker: 1 | null;
};
/** `outcome` is JSON. */
export type KnownAttempt = {
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly outcome: string | null;
};

const appStopped = JSON.stringify(cutOffAttempt.outcome);

/**
 * Compares a ticket in an archive with what this PC knows. `known`: the archive has the same or an earlier stage.
 * `newer`: it has a later one. `contradicts`: both cannot be true. The archive may lack the first attempts. A ticket
 * that this PC made is always `known`, whatever the archive says.
 */
export function compareImportedTicket(
  existing: KnownTicket,
  attempts: readonly KnownAttempt[],
  imported: ArchivedTicket,
): 'known' | 'newer' | 'contradicts' {
  if (!isSameTicket(existing, imported)) return 'contradicts';
  if (existing.stateThere === null) return 'known';
  if ((imported.ending?.correctedAtMs ?? 0) > (existing.correctedAtMs ?? 0)) return 'newer';
  if (!areSameAttempts(attempts, imported)) return 'contradicts';
  const more = (imported.attempts.at(-1)?.number ?? 0) - attempts.length;
  if (isSettledLater(existing.state, imported.state)) return more < 0 ? 'contradicts' : 'newer';
  if (isSettled(existing.state)) return 'known';
  const hasEnded = existing.stateThere === 'sending' && imported.state !== 'sending';
  return more > 0 || (more === 0 && hasEnded) ? 'newer' : 'known';
}

/** Compares a ticket with a copy from another PC than the one that made it. Status and attempts do not count. */
export function compareImportedAddition(
  existing: KnownTicket,
  imported: ArchivedTicket,
): 'known' | 'contradicts' {
  return isSameContent(existing, imported) ? 'known' : 'contradicts';
}

function isSameTicket(existing: KnownTicket, imported: ArchivedTicket): boolean {
  return (
    isSameContent(existing, imported) &&
    (existing.caseNumber === null ||
      imported.caseNumber === null ||
      existing.caseNumber === imported.caseNumber)
  );
}

function isSameContent(existing: KnownTicket, imported: ArchivedTicket): boolean {
  return existing.bodySha256 === imported.bodySha256 && existing.createdAtMs === imported.createdAtMs;
}

/**
 * True if the attempts agree where both sides have them. A running attempt has no outcome, or the outcome for a cut-off
 * one; either matches anything.
 */
function areSameAttempts(existing: readonly KnownAttempt[], imported: ArchivedTicket): boolean {
  if ((imported.attempts[0]?.number ?? 1) > existing.length + 1) return false;
  return imported.attempts.every(({ number, startedAtMs, outcome }) => {
    const here = existing[number - 1];
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
function isSettledLater(existing: TicketStatus, imported: TicketStatus): boolean {
  return existing === 'rejected' ? imported === 'created' : !isSettled(existing) && isSettled(imported);
}
