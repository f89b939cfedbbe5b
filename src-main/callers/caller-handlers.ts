import { getDismissalNumber } from '../../shared/callers/caller-suggestions';
import { requireRoom } from '../../shared/errors/require-room';
import type { Handlers } from '../../shared/ipc/contract';
import { succeed } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { CallerDismissalStore } from './caller-dismissal-store';
import type { ContactNoteStore } from './contact-note-store';
import type { CallerMatchStore } from './caller-match-store';

export type CallerHandlerParts = { readonly nowMs: () => number; readonly newId: () => string };

type CallerWorkspace = {
  readonly stores: RemoteSet<{
    callers: CallerMatchStore;
    contactNotes: ContactNoteStore;
    dismissals: CallerDismissalStore;
  }>;
  readonly sync: { readonly historyChanged: () => void };
};

/** Creates the handlers for requests about known callers, and about earlier tickets that resemble a call. */
export function createCallerHandlers(
  { nowMs, newId }: CallerHandlerParts,
  withWorkspace: WithWorkspace<CallerWorkspace>,
): HandlersOf<'callers'> & Pick<Handlers, 'tickets.find-similar'> {
  return {
    'tickets.find-similar': (call) => withWorkspace(({ stores }) => stores.callers.similar(call, nowMs())),
    'callers.match': (query) => withWorkspace(({ stores }) => stores.callers.match(query, nowMs())),
    'callers.find-past-cases': (query) => withWorkspace(({ stores }) => stores.callers.pastCases(query)),
    'callers.set-note': (change) =>
      withWorkspace(async ({ stores, sync }) => {
        const set = requireRoom(
          'contact-notes-full',
          await stores.contactNotes.set(change, newId(), nowMs()),
        );
        if (!set.ok) return set;
        const isGone = set.value === 'gone';
        const newer =
          set.value !== null && set.value !== 'gone' && 'newer' in set.value ? set.value.newer : null;
        if (newer === null && !isGone) sync.historyChanged();
        return succeed({ newer, isGone });
      }),
    'callers.find-notes': ({ text }) => withWorkspace(({ stores }) => stores.callers.findNotes(text)),
    'callers.dismiss': ({ phone, callerKey }) =>
      withWorkspace(async ({ stores }) => {
        const number = getDismissalNumber(phone);
        const kept =
          number === null ? succeed(null) : await stores.dismissals.dismiss(number, callerKey, nowMs());
        return kept.ok ? succeed({ isRemembered: number !== null }) : kept;
      }),
    'callers.undo-dismiss': ({ phone, callerKey }) =>
      withWorkspace(({ stores }) =>
        stores.dismissals.undoDismiss(getDismissalNumber(phone) ?? '', callerKey),
      ),
  };
}
