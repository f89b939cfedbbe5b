import { useContext, useEffect, useRef } from 'react';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import { CommandContext, useKeyName } from '../../../commands/command-registry';
import { describeCallerParts } from '../../../components/calls/describe-incoming-caller';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useText } from '../../../i18n/use-text';
import { scheduleTimeout } from '../../../time/schedule-timeout';
import { announce } from '../../../ui/announcer';
import type { RingCaller } from './find-ring-caller';
import { identifyRing, isSameRing } from './identify-ring';

/** In ms: the history says a moment later who has the number. */
const delayMs = 200;

/** The rings that were announced, or answered or dismissed before: see `identifyRing`. */
export type RingMemory = Set<string>;

type AnnouncedRingsParts = {
  /** Outlives who shows the rings, which is another part of the page on another screen and in a narrow window. */
  readonly memory: RingMemory;
  readonly ringing: readonly ListedIncomingCall[];
  readonly findCaller: (call: ListedIncomingCall) => RingCaller;
  readonly missedCount: number;
  readonly wasEnded: (call: ListedIncomingCall) => boolean;
};

/**
 * Announces each ring once, in a few words: who it is, and the key that answers. Also a ring that was missed, and whose ring was
 * dismissed.
 * @returns functions to be called when the agent answers or dismisses a call
 */
export function useAnnouncedRings({
  memory,
  ringing,
  wasEnded,
  findCaller,
  missedCount,
}: AnnouncedRingsParts) {
  const t = useText();
  const mask = useMask();
  const key = useKeyName('answer-call');
  const { unavailable } = useContext(CommandContext);
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
        (call) => !wasEnded(call) && !ringing.some((one) => one.id === call.id || isSameRing(one, call)),
      );
      for (const call of missed) announce(t('callScreen.incomingMissed', { who: before.describe(call) }));
    }
  });
  useEffect(() => {
    const findFresh = () => ringing.filter((call) => !memory.has(identifyRing(call)));
    if (findFresh().length === 0) return undefined;
    return scheduleTimeout(delayMs, () => {
      // The agent may have answered one meanwhile.
      const fresh = findFresh();
      for (const call of fresh.toReversed()) {
        memory.add(identifyRing(call));
        announce(t('callScreen.incoming', { who: last.current.describe(call) }));
      }
      if (fresh.length > 0 && key !== '') announce(t('callScreen.incomingKey', { key }));
    });
  }, [ringing, key, t, memory]);
  /** @param ending whether that is saved; if not, that is said */
  const noteDismissed = (call: ListedIncomingCall, ending: Promise<boolean>) => {
    noteHandled(call);
    const text = t('missedCalls.dismissed', { who: describe(call) });
    const reason = 'unavailable.incomingNotSaved';
    void ending.then((isDone) => {
      if (isDone) announce(text);
      else unavailable.set(() => ({ action: 'dismiss-call', pressed: undefined, reason }));
    });
  };
  const noteHandled = (call: ListedIncomingCall) => void memory.add(identifyRing(call));
  return { noteHandled, noteDismissed };
}
