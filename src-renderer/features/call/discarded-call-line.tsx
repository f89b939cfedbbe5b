import { useEffect, useState } from 'react';
import type { DiscardedCall } from '../../../shared/calls/call';
import { useText } from '../../i18n/use-text';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { Button } from '../../ui/button';
import { useMask } from '../../components/masking/masked-text';
import css from './call-tabs.module.css';
import { getDiscardedCallTitle } from './call-title';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

/** How long the discarded call stays in the row of calls, also after a restart. The palette lists it for 30 days. */
const undoWindowMs = 60_000;

/** The call that was discarded last, in the row of calls, with undo. */
export function DiscardedCallLine({
  call,
  calls,
}: {
  readonly call: DiscardedCall;
  readonly calls: OpenCallsStore;
}) {
  const t = useText();
  const name = getDiscardedCallTitle(call, useMask());
  const { discardedAtMs } = call;
  const [isOffered, setIsOffered] = useState(() => getRestOfOffer(discardedAtMs) > 0);
  useEffect(() => scheduleTimeout(getRestOfOffer(discardedAtMs), () => setIsOffered(false)), [discardedAtMs]);
  if (!isOffered) return null;
  return (
    <span className={css['discarded']}>
      <span className={css['title']}>
        {t('calls.discarded', { name: name === '' ? t('calls.blank') : name })}
      </span>
      <Button kind="quiet" action="undo-discard" onPress={() => void calls.undoDiscard(call.id)}>
        {t('calls.undo')}
      </Button>
    </span>
  );
}

function getRestOfOffer(discardedAtMs: number): number {
  return Math.max(0, discardedAtMs + undoWindowMs - Date.now());
}
