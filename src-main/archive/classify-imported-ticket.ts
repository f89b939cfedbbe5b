import type { TicketStatus } from '../../shared/history/ticket-history';
import { cutOffAttempt, isSettled } from '../tickets/ticket-status';
import type { ArchivedTicket } from './archive-format';

/** What is known here of a ticket that an archive tells of. `stateThere`: where another PC had it; null where this PC made it. */
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
 * Whether an archive says the same of a ticket as is known, or an earlier stage of it (`known`), a later one (`newer`), or
 * what cannot be. Of the attempts it may tell only the later ones. What this PC made is known here, whatever an archive says.
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

/** As far as either goes. Of one that was under way no more is known than that it began: that is told by no outcome, or as cut off. */
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

/** One that was rejected may have arrived by an earlier attempt all the same, as its case number there tells since. */
function isSettledLater(known: TicketStatus, told: TicketStatus): boolean {
  return known === 'rejected' ? told === 'created' : !isSettled(known) && isSettled(told);
}
