import type { AppError } from '../../shared/errors/app-error';
import type { CallsLeftBehind } from './find-calls-left-behind';
import type { Call } from '../../shared/calls/call';
import { succeed, type Result } from '../../shared/result';

export type SentCallsStillShown = ReturnType<typeof createSentCallsStillShown>;

/**
 * Remembers the sent calls that the window still shows, so that a window whose process died shows them again. A sent
 * call stays in the list of open calls while it is being sent, and until the agent begins the next one. The call
 * worked on last comes last; after a start, the one that was on the screen when the app ended. A call whose outcome may not
 * have been seen comes first.
 */
export function createSentCallsStillShown() {
  const sent = new Map<string, { isUnderWay: boolean }>();
  let lastId: string | null = null;
  let hasListed = false;

  return {
    /** Adds the calls that the app left behind when it ended, at the first list since it started. */
    addLeftBehind: ({ cutOff, onScreen }: Omit<CallsLeftBehind, 'unseen'>): void => {
      if (hasListed) return;
      hasListed = true;
      for (const callId of cutOff) sent.set(callId, { isUnderWay: false });
      if (onScreen === null) return;
      sent.set(onScreen, { isUnderWay: false });
      lastId ??= onScreen;
    },
    workOn: (callId: string): void => {
      lastId = callId;
    },
    /** When the agent takes up another call, the window removes calls whose outcome is known. */
    takeUp: (callId: string): void => {
      lastId = callId;
      for (const [sentId, { isUnderWay }] of sent) if (!isUnderWay) sent.delete(sentId);
    },
    /** The call is being sent, or ended without a ticket. @returns a function to call once that is over */
    beginClosing: (callId: string): (() => void) => {
      const entry = { isUnderWay: true };
      lastId = callId;
      sent.set(callId, entry);
      return () => {
        entry.isUnderWay = false;
      };
    },
    /** Called when a call is discarded: it was not sent, or its ticket was rejected. */
    remove: (callId: string): void => {
      sent.delete(callId);
    },
    /** The ending of a call may have a call of its own, which the window shows in its place. */
    replace: (callId: string, byId: string): void => {
      if (callId === byId) return;
      sent.delete(callId);
      sent.set(byId, { isUnderWay: false });
      lastId = byId;
    },
    /** Adds the sent calls to the open ones. */
    addTo: async (
      open: readonly Call[],
      unseenIds: readonly string[],
      getCall: (callId: string) => Promise<Result<Call | null, AppError>>,
    ): Promise<Result<Call[], AppError>> => {
      const calls = open.map((call) =>
        sent.get(call.id)?.isUnderWay === true ? { ...call, isSent: true } : call,
      );
      for (const callId of new Set([...sent.keys(), ...unseenIds])) {
        if (calls.some(({ id }) => id === callId)) continue;
        const call = await getCall(callId);
        if (!call.ok) return call;
        if (call.value === null) continue;
        if (sent.has(callId)) calls.push({ ...call.value, isSent: true });
        else calls.unshift({ ...call.value, isSent: true, isUnseen: true });
      }
      return succeed(calls.toSorted((a, b) => Number(a.id === lastId) - Number(b.id === lastId)));
    },
  };
}
