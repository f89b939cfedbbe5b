import { useEffect, useState } from 'react';
import type { Action } from '../../../commands/key-bindings';
import type { KeyGate } from '../../../commands/use-keyboard-shortcuts';
import { useStore } from '../../../state/store';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { runWhenNotComposing } from './early-form';

/** They begin or show a call, on every screen. */
const everywhere: ReadonlySet<Action> = new Set([
  'new-call',
  'go-to-call',
  'answer-call',
  'dismiss-call',
  'undo-discard',
]);
/** On the call screen, they act on the call that is shown. */
const onCallScreen: ReadonlySet<Action> = new Set([
  'quick-entry',
  'fill-from-caller',
  'past-case',
  'caller-note',
  'store-note',
  'map',
  'undo',
  'next-question',
  'park',
  'dial',
  'read-back',
  'caller-language',
  'send',
  'end-call',
  'known-incident',
  'discard',
]);

const isAboutRing = (action: Action): boolean => action === 'answer-call' || action === 'dismiss-call';

type Arrivals = {
  readonly areCallsThere: boolean;
  /** Whether it is known which calls ring. */
  readonly isIncomingKnown: boolean;
  readonly isCallScreen: boolean;
};

/**
 * Until the calls are there, keys for them wait: they would do nothing, or begin a call that takes what is typed for
 * another one.
 */
export function useCallKeysGate(
  calls: OpenCallsStore,
  { isIncomingKnown, isCallScreen }: Omit<Arrivals, 'areCallsThere'>,
): KeyGate {
  const areCallsThere = useStore(calls.store, ({ activeId, error }) => activeId !== null || error !== null);
  const [gate] = useState(createGate);
  useEffect(
    () => gate.set({ areCallsThere, isIncomingKnown, isCallScreen }),
    [gate, areCallsThere, isIncomingKnown, isCallScreen],
  );
  return gate;
}

function createGate() {
  let arrivals: Arrivals = { areCallsThere: false, isIncomingKnown: false, isCallScreen: true };
  let waiting: readonly (() => boolean)[] = [];
  const holds = (action: Action): boolean =>
    (everywhere.has(action) || (arrivals.isCallScreen && onCallScreen.has(action))) &&
    (!arrivals.areCallsThere || (isAboutRing(action) && !arrivals.isIncomingKnown));
  return {
    set: (now: Arrivals): void => {
      arrivals = now;
      waiting = waiting.filter((open) => !open());
    },
    holds,
    opened: (action: Action): Promise<boolean> =>
      new Promise((resolve) => {
        const open = (): boolean => {
          if (holds(action)) return false;
          runWhenNotComposing(() => resolve(true));
          return true;
        };
        waiting = [...waiting, open];
      }),
  };
}
