import { useEffect, useRef } from 'react';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { formatList } from '../../../../shared/i18n/format-list';
import { callDigits, useCallKeyModifier } from '../../../commands/use-call-key-modifier';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { getTicketStatusKind } from '../../../components/tickets/ticket-status-icon';
import { useText } from '../../../i18n/use-text';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { announce } from '../../../ui/announcer';
import { getBlankTitleKey, getOpenCallTitle, pickTitleParts } from './call-title';
import type { OpenCall } from './open-call-state';
import type { OpenCallsState } from './open-calls-store-types';

/** How long outcomes are gathered, in ms: many tickets that wait get theirs one after the other. */
const gatherMs = 700;

/** More than these are only counted. */
const mostNamed = 3;

type Outcome = { readonly status: string; readonly text: string };

/**
 * Announces what became of a ticket whose call is not on the screen: in a few words, since the next caller speaks by then.
 * @param isShown whether the call screen is shown
 */
export function useOutcomesElsewhere({ calls, activeId }: OpenCallsState, isShown: boolean): void {
  const t = useText();
  const mask = useMask();
  const modifier = useCallKeyModifier();
  const before = useRef<ReadonlyMap<string, string | null>>(new Map());
  const gathered = useRef<Outcome[]>([]);
  useEffect(() => {
    const changed = calls.filter((open) => hasOutcome(before.current.get(open.call.id) ?? null, open));
    before.current = new Map(calls.map((open) => [open.call.id, getOutcome(open)]));
    const elsewhere = changed.filter(({ call }) => !isShown || call.id !== activeId);
    if (elsewhere.length === 0) return;
    if (gathered.current.length === 0)
      scheduleTimeout(gatherMs, () => announce(joinOutcomes(gathered.current.splice(0))));
    gathered.current.push(
      ...elsewhere.map((open) => {
        const { session, ticket } = open;
        const status = t(`statuses.${ticket === null ? 'not-sent' : getTicketStatusKind(ticket)}`);
        const title =
          speakMasked(getOpenCallTitle(pickTitleParts(session.store.get()), mask), t) ||
          t(getBlankTitleKey(session.store.get()));
        const index = calls.indexOf(open);
        const key = modifier === undefined || index >= callDigits ? [] : [`${modifier}${index + 1}`];
        const text = formatLabelled(t.language, status, formatList(t.language, [title, ...key]));
        return { status, text };
      }),
    );

    function joinOutcomes(outcomes: readonly Outcome[]): string {
      if (outcomes.length <= mostNamed) return outcomes.map(({ text }) => text).join('. ');
      const statuses = [...new Set(outcomes.map(({ status }) => status))];
      return statuses
        .map((status) => {
          const count = outcomes.filter((outcome) => outcome.status === status).length;
          return formatLabelled(t.language, status, String(count));
        })
        .join('. ');
    }
  }, [calls, activeId, isShown, t, mask, modifier]);
}

/** What is known of the ticket of a call; null while nothing is. */
function getOutcome({ phase, ticket, error }: OpenCall): string | null {
  if (phase !== 'open') return phase;
  return ticket?.status ?? (error === null ? null : 'not-sent');
}

/** Whether an attempt has just ended. A call that is loaded had its outcome before, and one that ended has no ticket. */
function hasOutcome(before: string | null, open: OpenCall): boolean {
  const now = getOutcome(open);
  if (before === null || before === 'ending' || now === before) return false;
  return now !== null && !['sending', 'ending', 'recorded'].includes(now);
}
