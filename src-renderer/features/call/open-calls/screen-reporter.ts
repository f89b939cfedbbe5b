import type { Ask } from '../../../ipc/ipc-client';
import type { Store } from '../../../state/store';
import { isEditable } from './open-call-state';
import type { OpenCallsState } from './open-calls-store-types';

/**
 * Tells the main process which call is shown, and which other tabs have calls that are sent or ended, each time that one of
 * them changes: after a crash, the window shows them again.
 */
export function createScreenReporter(ask: Ask, store: Store<OpenCallsState>) {
  let reported = '';
  let isSkipped = false;
  store.subscribe(() => {
    const { calls, activeId: callId } = store.get();
    if (callId === null) return;
    const closed = calls.filter((open) => !isEditable(open) && open.call.id !== callId);
    const now = { callId, closedIds: closed.map(({ call }) => call.id) };
    const before = reported;
    reported = JSON.stringify(now);
    if (reported !== before && !isSkipped) void ask('calls.show', now);
  });
  return {
    /** Reports no change that comes from the main process. */
    skip: (change: () => void): void => {
      isSkipped = true;
      change();
      isSkipped = false;
    },
  };
}
