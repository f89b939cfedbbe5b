import type { AppError } from '../../shared/errors/app-error';
import type { Call } from '../../shared/calls/call';
import { succeed, type Result } from '../../shared/result';
import type { Remote } from '../db/cross-thread-store-types';
import type { CallStore } from './call-store';

export type CallsOnScreen = ReturnType<typeof createCallsOnScreen>;

type OnScreen = {
  /** The call that the window shows. */
  readonly callId: string | null;
  /** Its other tabs whose calls are sent or ended, or being so. */
  readonly closedIds: readonly string[];
};

/**
 * Remembers what the window says that it shows, so that a window whose process died shows it again. It is on disk, too, for the
 * next start of the app.
 */
export function createCallsOnScreen(store: Remote<CallStore>) {
  const closing = new Set<string>();
  let reported: OnScreen = { callId: null, closedIds: [] };
  let hasFoundCalls = false;

  const show = (now: OnScreen & { readonly callId: string }, nowMs: number) => {
    reported = now;
    return store.show(now.callId, nowMs, now.closedIds);
  };

  return {
    show,

    /** The call is being sent, or ended without a ticket. */
    whileClosing: async <T>(callId: string, close: () => Promise<T>): Promise<T> => {
      closing.add(callId);
      try {
        return await close();
      } finally {
        closing.delete(callId);
      }
    },

    /** The open calls, and others that are or were on the screen. The one to show comes last: see `calls.list`. */
    list: async (nowMs: number, wasClosedWell: boolean): Promise<Result<Call[], AppError>> => {
      const open = await store.unfinished();
      if (!open.ok) return open;
      const found = await store.findToResume(nowMs, wasClosedWell);
      if (found.ok && !hasFoundCalls) {
        hasFoundCalls = true;
        const { shown, cutOff } = found.value;
        // A report that the window made before is newer than what the app found at its start.
        reported = { callId: reported.callId ?? shown, closedIds: [...cutOff, ...reported.closedIds] };
      }
      const unseen = found.ok ? found.value.unseen : [];
      const { callId, closedIds } = reported;

      const others = new Set([...closedIds, ...unseen]);
      if (callId !== null) others.add(callId);
      for (const { id } of open.value) others.delete(id);
      const closed = others.size === 0 ? succeed([]) : await store.closed([...others]);
      if (!closed.ok) return closed;
      const calls: Call[] = [
        ...open.value.map((call) => (closing.has(call.id) ? { ...call, isClosed: true } : call)),
        ...closed.value.map((call) => {
          const isUnseen = call.id !== callId && unseen.includes(call.id);
          return { ...call, isClosed: true, ...(isUnseen && { isUnseen }) };
        }),
      ];
      const shown = calls.find(({ id }) => id === callId) ?? findNewest(calls);
      if (found.ok && shown !== undefined && shown.id !== callId)
        void show({ callId: shown.id, closedIds }, nowMs);
      return succeed(calls.toSorted((a, b) => Number(a === shown) - Number(b === shown)));
    },
  };
}

/**
 * The call to show if the one that was shown is not known, or not there any more: of the open ones the one that was saved last,
 * and a blank one only beside no other. A caller who was parked goes on waiting where another call can be shown.
 */
function findNewest(calls: readonly Call[]): Call | undefined {
  const seen = calls.filter(({ isUnseen }) => isUnseen !== true);
  const hasClosed = seen.some(({ isClosed }) => isClosed);
  const open = seen.filter(({ isClosed, isParked }) => isClosed !== true && !isParked);
  const written = open.filter(({ revision }) => revision > 0);
  const newest = written.toSorted((a, b) => a.savedAtMs - b.savedAtMs).at(-1);
  return newest ?? (hasClosed ? undefined : open.at(-1)) ?? seen.at(-1);
}
