import type { CallFields } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import type { Store } from '../../../state/store';
import { isEqualByValue } from '../session/is-equal-by-value';
import { addDiscarded } from './discarded-calls';
import type { OpenCall } from './open-call-state';
import type { OpenCallsState, OpenCallsStore } from './open-calls-store-types';

type CallDiscardParts = {
  readonly ask: Ask;
  readonly store: Store<OpenCallsState>;
  readonly find: (callId: string | null) => OpenCall | undefined;
  readonly setCall: (callId: string, change: Partial<OpenCall>) => void;
  /** Removes a call from the screen, which shows another one. */
  readonly drop: (callId: string) => Promise<void>;
  readonly restore: (callId: string) => Promise<'shown' | 'added' | 'failed'>;
  readonly loadDiscarded: () => Promise<void>;
};

/** Discards calls and restores them. */
export function createCallDiscards({
  ask,
  store,
  find,
  setCall,
  drop,
  restore,
  loadDiscarded,
}: CallDiscardParts): Pick<OpenCallsStore, 'discard' | 'undoDiscard' | 'leaveDiscard'> {
  let stopWatching: (() => void) | undefined;
  const setIsLast = (isDiscardLast: boolean) =>
    store.set((state) => (state.isDiscardLast === isDiscardLast ? state : { ...state, isDiscardLast }));
  const leaveDiscard = () => {
    stopWatching?.();
    stopWatching = undefined;
    setIsLast(false);
  };
  /** Until the agent changes the call that is shown now, or goes to another one. */
  const noteDiscard = () => {
    stopWatching?.();
    const shown = find(store.get().activeId);
    if (shown === undefined) return;
    setIsLast(true);
    const fields = pickChosen(shown.session.getFields());
    const leaveIfChanged = () => {
      const now = find(store.get().activeId);
      if (now === undefined || isActedOn(shown, now)) leaveDiscard();
      else if (!isEqualByValue(pickChosen(now.session.getFields()), fields)) leaveDiscard();
    };
    const stops = [store.subscribe(leaveIfChanged), shown.session.store.subscribe(leaveIfChanged)];
    stopWatching = () => {
      for (const stop of stops) stop();
    };
  };

  return {
    discard: async (callId) => {
      const target = find(callId);
      if (target?.phase !== 'open') return false;
      await target.session.saver.flush();
      const gone = await ask('calls.discard', { callId });
      if (!gone.ok) {
        setCall(callId, { error: gone.error });
        return false;
      }
      store.set((state) => ({
        ...state,
        ...addDiscarded(state, callId, target.session.getFields(), Date.now()),
      }));
      await drop(callId);
      noteDiscard();
      return true;
    },
    undoDiscard: async (callId = store.get().discarded[0]?.id) => {
      leaveDiscard();
      if (callId === undefined) return false;
      const restored = await restore(callId);
      // It can still be restored later, unless the disk no longer has it.
      if (restored === 'failed') await loadDiscarded();
      return restored === 'shown';
    },
    leaveDiscard,
  };
}

/** What the agent types and chooses. The rest of the fields also changes as the call arrives on the screen. */
function pickChosen({ caretField: _caret, openNote: _note, autofill: _autofill, ...chosen }: CallFields) {
  return chosen;
}

/** Whether another call is shown, or the call is being sent, ended or linked to a case. */
function isActedOn(before: OpenCall, now: OpenCall): boolean {
  const isClosing = now.phase !== 'open' && before.phase === 'open';
  const isLinked = now.call.follows?.id !== before.call.follows?.id;
  return now.call.id !== before.call.id || isClosing || isLinked;
}
