import { useEffect, useRef } from 'react';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import { useKeyName } from '../../../commands/command-registry';
import { describeCallerParts } from '../../../components/calls/describe-incoming-caller';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useText } from '../../../i18n/use-text';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { announce } from '../../../ui/announcer';
import type { RingCaller } from './find-ring-caller';

/** In ms: the history says a moment later who has the number. */
const settleMs = 200;

/** Which rings were announced, with how often each had rung then, and which the agent has answered or dismissed. */
export type RingMemory = { readonly announced: Map<number, number>; readonly ended: Set<number> };

export function createRingMemory(): RingMemory {
  return { announced: new Map(), ended: new Set() };
}

type AnnouncedRingsParts = {
  /** Outlives who shows the rings, which is another part of the page on another screen and in a narrow window. */
  readonly memory: RingMemory;
  readonly ringing: readonly ListedIncomingCall[];
  readonly findCaller: (call: ListedIncomingCall) => RingCaller;
  readonly missedCount: number;
};

/**
 * Announces each ring once, in a few words: who it is, and the key that answers. Also a ring that was missed, and whose ring was
 * dismissed.
 * @returns a function to be called when the agent answers or dismisses a call
 */
export function useAnnouncedRings({ memory, ringing, findCaller, missedCount }: AnnouncedRingsParts) {
  const { announced, ended } = memory;
  const t = useText();
  const mask = useMask();
  const key = useKeyName('answer-call');
  const describe = (call: ListedIncomingCall) => {
    const { caller } = findCaller(call);
    // The names without the number, where they are known.
    const [first] = describeCallerParts(caller, mask, t, true);
    return speakMasked(first?.text.replaceAll(' · ', ', ') ?? '', t);
  };
  const last = useRef({ ringing, missedCount, describe });
  useEffect(() => {
    const before = last.current;
    last.current = { ringing, missedCount, describe };
    if (missedCount > before.missedCount) {
      const missed = before.ringing.filter(
        ({ id }) => !ended.has(id) && !ringing.some((call) => call.id === id),
      );
      for (const call of missed) announce(t('callScreen.incomingMissed', { who: before.describe(call) }));
    }
  });
  useEffect(() => {
    const fresh = ringing.filter(({ id, ringCount }) => announced.get(id) !== ringCount);
    if (fresh.length === 0) return undefined;
    return scheduleTimeout(settleMs, () => {
      for (const call of fresh.toReversed()) {
        announced.set(call.id, call.ringCount);
        ended.delete(call.id);
        announce(t('callScreen.incoming', { who: last.current.describe(call) }));
      }
      if (key !== '') announce(t('callScreen.incomingKey', { key }));
    });
  }, [ringing, key, t, announced, ended]);
  return (call: ListedIncomingCall, how: 'answered' | 'dismissed') => {
    announced.set(call.id, call.ringCount);
    ended.add(call.id);
    if (how === 'dismissed') announce(t('missedCalls.dismissed', { who: describe(call) }));
  };
}
