import type { Schedule } from '../../../../shared/time/schedule';
import { createStore, type Store } from '../../../state/store';
import type { CallSession } from '../session/call-session';
import { isFinished, isUnused, type OpenCall } from './open-call-state';
import type { OpenCallsState } from './open-calls-store-types';

/** How long an agent may be reading out a case number, or what else became of a call, in ms. */
const readOutMs = 60_000;

type WatchedCall = {
  /** What became of the call, as far as it is to be read out; null if nothing did. */
  outcome: string | null;
  /** Present until the outcome has been on the screen for as long as it takes to read it out. */
  cancelFresh: (() => void) | null;
  readonly unsubscribe: () => void;
};

/**
 * Whether a call is in progress, both for what the agent is told and for whether IT may close the app. One is in
 * progress:
 * - while the calls are being loaded
 * - while a call that is not parked has text, is sent, or ends
 * - while text of any call could not be saved
 * - for a minute after an outcome has come to the screen, unless its call has left it
 */
export function watchCallsInProgress(calls: Store<OpenCallsState>, schedule: Schedule): Store<boolean> {
  const store = createStore(true);
  const followed = new Map<CallSession, WatchedCall>();

  const isFresh = ({ session }: OpenCall) => (followed.get(session)?.cancelFresh ?? null) !== null;
  const judge = () => {
    const { calls: open, activeId, error } = calls.get();
    const isLoading = activeId === null && error === null;
    const isAnyInProgress = isLoading || open.some((call) => isFresh(call) || isInProgress(call));
    store.set(() => isAnyInProgress);
  };

  const follow = () => {
    const { calls: open } = calls.get();
    for (const [session, { cancelFresh, unsubscribe }] of followed) {
      if (open.some((call) => call.session === session)) continue;
      cancelFresh?.();
      unsubscribe();
      followed.delete(session);
    }
    for (const call of open) {
      const { session } = call;
      const now = followed.get(session) ?? {
        outcome: null,
        cancelFresh: null,
        unsubscribe: session.store.subscribe(judge),
      };
      followed.set(session, now);
      const outcome = getOutcome(call);
      if (outcome === now.outcome) continue;
      now.outcome = outcome;
      now.cancelFresh?.();
      const end = () => {
        now.cancelFresh = null;
        judge();
      };
      now.cancelFresh = outcome === null ? null : schedule(readOutMs, end);
    }
    judge();
  };
  calls.subscribe(follow);
  return store;
}

/** What the agent reads to the caller: nothing of a call that ended without a ticket. */
function getOutcome(open: OpenCall): string | null {
  const { ticket } = open;
  if (ticket === null || !isFinished(open) || ['sending', 'recorded'].includes(ticket.status)) return null;
  return `${ticket.id} ${ticket.status}`;
}

function isInProgress(open: OpenCall): boolean {
  const { call, phase, session, ticket } = open;
  if (phase !== 'open' || ticket?.status === 'sending' || hasUnsavedText(session)) return true;
  return !call.isParked && !isFinished(open) && !isUnused(open);
}

/** What was typed a moment ago is saved as the window closes. What the disk refused, or has no room for, is not. */
function hasUnsavedText({ store }: CallSession): boolean {
  const { saveStatus } = store.get();
  return saveStatus?.kind === 'failed' || (saveStatus?.kind === 'saved' && saveStatus.unfit.length > 0);
}
