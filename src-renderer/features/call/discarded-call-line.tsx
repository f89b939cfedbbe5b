import { useEffect, useRef, useState } from 'react';
import type { DiscardedCall } from '../../../shared/calls/call';
import { isBlankCall } from '../../../shared/calls/is-blank-call';
import { useKeyName } from '../../commands/command-registry';
import { useText } from '../../i18n/use-text';
import { useStore } from '../../state/store';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { Button } from '../../ui/button';
import { scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';
import { useIsPanelBelow } from '../../ui/use-is-narrow';
import { useMask } from '../../components/masking/mask-scope-and-masked-text';
import css from './call-tabs.module.css';
import { getDiscardedCallTitle } from './open-calls/call-title';
import type { OpenCall } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

/** The longest that the discarded call stays in the row of calls. The palette lists it for 30 days. */
const undoWindowMs = 60_000;

type DiscardedCallLineProps = {
  readonly call: DiscardedCall;
  readonly active: OpenCall;
  readonly calls: OpenCallsStore;
};

/** The call that was discarded last, in the row of calls, with undo, until the next call begins or is typed in. */
export function DiscardedCallLine({ call, active, calls }: DiscardedCallLineProps) {
  const t = useText();
  const name = getDiscardedCallTitle(call, useMask());
  const { discardedAtMs } = call;
  const [isOffered, setIsOffered] = useState(() => getRestOfOffer(discardedAtMs) > 0);
  useEffect(() => scheduleTimeout(getRestOfOffer(discardedAtMs), () => setIsOffered(false)), [discardedAtMs]);
  const isTyped = useStore(active.session.store, ({ fields }) => !isBlankCall(fields));
  const isLast = useStore(calls.store, (state) => state.isDiscardLast);
  const hasUndoKey = useKeyName('undo') !== '';
  const isNextCall = isTyped && active.call.beganAtMs >= discardedAtMs;
  const isShown = isOffered && !isNextCall;
  const isPanelBelow = useIsPanelBelow();
  const line = useRef<HTMLSpanElement>(null);
  // Once: in a zoomed window the row of calls scrolls with the form, and the caret goes to its place in the next call.
  useEffect(
    () => (isShown && isPanelBelow && isLast ? scrollPartsIntoViewSoon(line.current) : undefined),
    [isShown, isPanelBelow, isLast],
  );
  if (!isShown) return null;
  return (
    <span ref={line} className={css['discarded']} data-offers-undo="">
      <span className={css['title']}>
        {t('calls.discarded', { name: name === '' ? t('calls.blank') : name })}
      </span>
      <Button
        kind="quiet"
        action={isLast && hasUndoKey ? 'undo' : 'undo-discard'}
        onPress={() => void calls.undoDiscard(call.id)}
      >
        {t('calls.undo')}
      </Button>
    </span>
  );
}

function getRestOfOffer(discardedAtMs: number): number {
  return Math.max(0, discardedAtMs + undoWindowMs - Date.now());
}
