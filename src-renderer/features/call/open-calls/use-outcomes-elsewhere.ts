import { useEffect, useRef } from 'react';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { formatList } from '../../../../shared/i18n/format-list';
import { callDigits, useCallKeyModifier } from '../../../commands/use-call-key-modifier';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { getTicketStatusKind } from '../../../components/tickets/ticket-status-icon';
import { useText, type Translate } from '../../../i18n/use-text';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { announce, joinSentences } from '../../../ui/announcer';
import { getBlankTitleKey, getOpenCallTitle, pickTitleParts } from './call-title';
import type { OpenCall } from './open-call-state';
import type { OpenCallsState } from './open-calls-store-types';

/** How long outcomes are gathered, in ms: many tickets that wait get theirs one after the other. */
const gatherMs = 700;

/** More than these are only counted. */
const maxNamed = 3;

/**
 * Announces what became of a ticket whose call is not on the screen: in a few words, since the next caller speaks by then.
 * @param isShown whether the call screen is shown
 */
export function useOutcomesElsewhere({ calls, activeId }: OpenCallsState, isShown: boolean): void {
  const t = useText();
  const mask = useMask();
  const modifier = useCallKeyModifier();
  const before = useRef<ReadonlyMap<string, string | null>>(new Map());
  const gathered = useRef(new Set<string>());
  const isElsewhere = ({ call }: OpenCall) => !isShown || call.id !== activeId;
  /** In the words of the moment: tabs may have moved since the outcomes came, or their call may be shown by now. */
  const describeGathered = () => {
    const outcomes = calls.filter(
      (open) => gathered.current.has(open.call.id) && isElsewhere(open) && isOutcome(getOutcome(open)),
    );
    const statuses = outcomes.map((open) => describeStatus(open, t));
    if (outcomes.length > maxNamed)
      return [...new Set(statuses)].map((status) => {
        const count = statuses.filter((other) => other === status).length;
        return formatLabelled(t.language, status, String(count));
      });
    return outcomes.map((open, at) => {
      const state = open.session.store.get();
      const title =
        speakMasked(getOpenCallTitle(pickTitleParts(state), mask), t) || t(getBlankTitleKey(state));
      const index = calls.indexOf(open);
      const key = modifier === undefined || index >= callDigits ? [] : [`${modifier}${index + 1}`];
      return formatLabelled(t.language, statuses[at] ?? '', formatList(t.language, [title, ...key]));
    });
  };
  const describe = useRef(describeGathered);
  useEffect(() => {
    describe.current = describeGathered;
  });
  useEffect(() => {
    const changed = calls.filter((open) => hasOutcome(before.current.get(open.call.id) ?? null, open));
    before.current = new Map(calls.map((open) => [open.call.id, getOutcome(open)]));
    const elsewhere = changed.filter(({ call }) => !isShown || call.id !== activeId);
    if (elsewhere.length === 0) return;
    if (gathered.current.size === 0)
      scheduleTimeout(gatherMs, () => {
        announce(joinSentences(describe.current()));
        gathered.current.clear();
      });
    for (const { call } of elsewhere) gathered.current.add(call.id);
  }, [calls, activeId, isShown]);
}

function describeStatus({ ticket }: OpenCall, t: Translate): string {
  return t(`statuses.${ticket === null ? 'not-sent' : getTicketStatusKind(ticket)}`);
}

/** What is known of the ticket of a call; null while nothing is. */
function getOutcome({ phase, ticket, error }: OpenCall): string | null {
  if (phase !== 'open') return phase;
  return ticket?.status ?? (error === null ? null : 'not-sent');
}

/** Whether an attempt has just ended. A call that is loaded had its outcome before, and one that ended has no ticket. */
function hasOutcome(before: string | null, open: OpenCall): boolean {
  const now = getOutcome(open);
  return before !== null && before !== 'ending' && now !== before && isOutcome(now);
}

function isOutcome(outcome: string | null): boolean {
  return outcome !== null && !['sending', 'ending', 'recorded'].includes(outcome);
}
