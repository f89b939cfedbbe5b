import type { Call } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import type { Store } from '../../../state/store';
import type { createCallSessions } from '../session/call-sessions';
import { removeDiscarded } from './discarded-calls';
import { closesWithNextCall, createOpenCall, type OpenCall } from './open-call-state';
import type { OpenCallsState } from './open-calls-store-types';

type CallAdderParts = {
  readonly ask: Ask;
  readonly store: Store<OpenCallsState>;
  readonly sessions: ReturnType<typeof createCallSessions>;
};

/** Adds calls to the open ones, each with its session. */
export function createCallAdder({ ask, store, sessions }: CallAdderParts) {
  const toOpenCall = (call: Call): OpenCall => {
    const isOpen = store.get().calls.some((open) => open.call.id === call.id);
    return createOpenCall(call, sessions.getOrCreate(call, isOpen));
  };

  return {
    toOpenCall,

    /**
     * Adds a call, in place of the one that held its ending, if any. Its rejected ticket is fetched first: what was refused
     * must not look like a new call.
     * @returns whether it is shown
     */
    add: async (
      call: Call,
      mayShow: () => boolean = () => true,
      endedCallId: string = call.id,
    ): Promise<boolean> => {
      const { ticketId } = call;
      const rejected = ticketId === null ? null : await ask('tickets.get', { ticketId });
      const ticket = rejected?.ok === true ? rejected.value : null;
      const isShown = mayShow();
      const added = { ...toOpenCall(call), ticket };
      // Asked for as by a new caller: the caret goes where the next words belong.
      added.session.rememberCaret(null);
      added.session.setOpenNote(null);
      store.set((state) => {
        const others = state.calls.filter(
          (other) => ![call.id, endedCallId].includes(other.call.id) && !closesWithNextCall(other),
        );
        // The others keep their places, and their keys: a blank call begins only with its first word.
        const later = others.findIndex((other) => other.call.seq > call.seq);
        const calls = others.toSpliced(later < 0 ? others.length : later, 0, added);
        const activeId = isShown ? call.id : state.activeId;
        return { ...state, ...removeDiscarded(state, [call.id]), calls, activeId, error: null };
      });
      return isShown;
    },

    /** Shows another call, with its ticket, in the place of this one. */
    replace: (callId: string, call: Call, shown: Pick<OpenCall, 'ticket' | 'endedBeside'>): void => {
      const other = { ...toOpenCall(call), ...shown };
      store.set((state) => ({
        ...state,
        calls: state.calls.map((open) => (open.call.id === callId ? other : open)),
        activeId: state.activeId === callId ? call.id : state.activeId,
      }));
    },
  };
}
