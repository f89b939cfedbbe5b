import type { Attempt, DatedRelatedTicket, TicketDetail } from './ticket-summary-and-detail';
import type { CallEnding, EndingCorrection } from '../calls/call-ending';
import type { Reminder } from '../reminders/reminder';

/**
 * One event in the life of a ticket. `atMs` is ms since 1970, null if unknown. `isByHand`: an agent started the
 * attempt after finding that an earlier one had not arrived. The app never resends a ticket on its own once it may
 * exist.
 */
export type TimelineEvent = { readonly atMs: number | null } & (
  | { readonly kind: 'call-started'; readonly onScreenMs: number }
  | { readonly kind: 'queued' | 'recorded' }
  | ({ readonly kind: 'ending-corrected' } & EndingChange)
  | { readonly kind: 'reopened'; readonly from: NamedEnding; readonly by: string | null }
  | { readonly kind: 'ended-again'; readonly to: NamedEnding }
  | { readonly kind: 'attempt'; readonly attempt: Attempt; readonly isByHand: boolean }
  | { readonly kind: 'case-number-recorded'; readonly caseNumber: string }
  | { readonly kind: 'reminder-set' | 'reminder-changed' | 'reminder-ended'; readonly reminder: Reminder }
  | { readonly kind: 'replaced'; readonly by: Pick<DatedRelatedTicket, 'id' | 'reference'> }
  | { readonly kind: 'followed'; readonly by: TicketDetail['followedBy'][number] }
  | { readonly kind: 'imported'; readonly reference: string }
);

/** `from` is null where only the time of a correction is known, and `by` where nobody is named. */
type EndingChange = {
  readonly from: NamedEnding | null;
  readonly to: NamedEnding;
  readonly by: string | null;
};

/** `caseNumber` is that of the case that it was about, as far as it is known. */
type NamedEnding = Pick<CallEnding, 'kind' | 'words'> & { readonly caseNumber?: string | undefined };

/**
 * Lists the events of a ticket, earliest first. Sending events keep their causal order, whatever the clock showed.
 * Reminders and other tickets are inserted by time. Notes are not included.
 */
export function buildTimeline(ticket: TicketDetail): readonly TimelineEvent[] {
  const chain = listSendingEvents(ticket);
  const others = listOtherEvents(ticket).toSorted((a, b) => a.atMs - b.atMs);
  const placed = others.map((event) => {
    const last = chain.findLastIndex(({ atMs }) => atMs !== null && atMs <= event.atMs);
    return { event, behind: Math.max(last, 0) };
  });
  if (chain.length === 0) return others;
  return chain.flatMap((link, index) => [
    link,
    ...placed.filter(({ behind }) => behind === index).map(({ event }) => event),
  ]);
}

const queuedOutcomes: ReadonlySet<string> = new Set([
  'not-sent',
  'throttled',
  'signed-out',
  'account-blocked',
]);

function listSendingEvents(ticket: TicketDetail): readonly TimelineEvent[] {
  const { call, attempts, createdAtMs, caseNumber } = ticket;
  const chain: TimelineEvent[] = [
    { kind: 'call-started', atMs: call.beganAtMs, onScreenMs: call.onScreenMs },
  ];
  chain.push(...listEnds(ticket));
  if (ticket.status !== 'recorded' && attempts[0]?.startedAtMs !== createdAtMs)
    chain.push({ kind: 'queued', atMs: createdAtMs });
  let mayHaveArrived = false;
  for (const attempt of attempts) {
    chain.push({ kind: 'attempt', atMs: attempt.startedAtMs, attempt, isByHand: mayHaveArrived });
    const outcome = attempt.outcome?.kind;
    mayHaveArrived ||= outcome === 'uncertain';
    // A ticket that may have arrived waits for a person, not in the outbox.
    if (outcome !== undefined && queuedOutcomes.has(outcome) && !mayHaveArrived)
      chain.push({ kind: 'queued', atMs: attempt.endedAtMs });
  }
  if (ticket.caseNumberSource === 'agent' && caseNumber !== null)
    chain.push({ kind: 'case-number-recorded', atMs: ticket.caseNumberRecordedAtMs, caseNumber });
  return chain;
}

/** Each end of a call without a ticket, if it was opened again; the last end of one that was sent then is its ticket. */
function listEnds(ticket: TicketDetail): readonly TimelineEvent[] {
  const openings = listEndingSteps(ticket).flatMap(({ from, to }) =>
    from.ended === undefined ? [] : [{ from, to, endedAtMs: from.ended.atMs }],
  );
  const lastEnd = ticket.status === 'recorded' ? [ticket.createdAtMs] : [];
  const endsAtMs = [...openings.map(({ endedAtMs }) => endedAtMs), ...lastEnd];
  const [firstEndAtMs] = endsAtMs;
  if (firstEndAtMs === undefined) return [];
  return [
    { kind: 'recorded', atMs: firstEndAtMs },
    ...openings.flatMap(({ from, to }, nth): readonly TimelineEvent[] => [
      { kind: 'reopened', atMs: from.atMs, from, by: from.by },
      ...(to === null ? [] : [{ kind: 'ended-again', atMs: endsAtMs[nth + 1] ?? null, to } as const]),
    ]),
  ];
}

function listOtherEvents(ticket: TicketDetail): readonly (TimelineEvent & { readonly atMs: number })[] {
  const { reminders, replacedBy, followedBy, imported } = ticket;
  return [
    ...listEndingChanges(ticket),
    ...reminders.map((reminder) => ({ kind: 'reminder-set', atMs: reminder.setAtMs, reminder }) as const),
    ...reminders
      .filter(isReminderChanged)
      .map((reminder) => ({ kind: 'reminder-changed', atMs: reminder.changedAtMs, reminder }) as const),
    ...reminders.flatMap((reminder) =>
      reminder.endedAtMs === null
        ? []
        : [{ kind: 'reminder-ended', atMs: reminder.endedAtMs, reminder } as const],
    ),
    ...(replacedBy === null
      ? []
      : [{ kind: 'replaced', atMs: replacedBy.createdAtMs, by: replacedBy } as const]),
    ...followedBy.map((by) => ({ kind: 'followed', atMs: by.createdAtMs, by }) as const),
    ...(imported === undefined
      ? []
      : [{ kind: 'imported', atMs: imported.atMs, reference: imported.reference } as const]),
  ];
}

function listEndingChanges(ticket: TicketDetail): readonly (TimelineEvent & { readonly atMs: number })[] {
  const { ending } = ticket;
  if (ending?.correctedAtMs !== undefined && (ending.corrections ?? []).length === 0)
    return [{ kind: 'ending-corrected', atMs: ending.correctedAtMs, from: null, to: ending, by: null }];
  return listEndingSteps(ticket).flatMap(({ from, to }) =>
    from.ended !== undefined || to === null
      ? []
      : [{ kind: 'ending-corrected', atMs: from.atMs, from, to, by: from.by } as const],
  );
}

/** `to` is null where the call became a ticket. */
type EndingStep = { readonly from: EndingCorrection; readonly to: NamedEnding | null };

/** Each change of an ending, and each time that the call was opened again, oldest first. */
function listEndingSteps({ ending, follows, call }: TicketDetail): readonly EndingStep[] {
  const corrections = (ending === null ? call.earlierEndings : ending.corrections) ?? [];
  if (ending === null) return corrections.map((from, at) => ({ from, to: corrections[at + 1] ?? null }));
  const caseNumber = follows?.caseNumber ?? follows?.reference ?? ending.unknownCaseNumber;
  const now = { ...ending, caseNumber };
  return corrections.map((from, at) => ({ from, to: corrections[at + 1] ?? now }));
}

/**
 * Only the last change is stored. For a dismissed or ended reminder, that is the dismissal or the end, and earlier
 * changes are unknown.
 */
export function isReminderChanged({ setAtMs, changedAtMs, resolution, isDismissed }: Reminder): boolean {
  return changedAtMs > setAtMs && resolution === null && !isDismissed;
}
