import { requireRoom } from '../../shared/errors/require-room';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { NoteDraftStore } from './form-draft-store';

type NoteDraftWorkspace = { readonly stores: RemoteSet<{ noteDrafts: NoteDraftStore }> };

/** Creates the handlers for requests about notes that are being typed. */
export function createNoteDraftHandlers(
  { nowMs }: { readonly nowMs: () => number },
  withWorkspace: WithWorkspace<NoteDraftWorkspace>,
): HandlersOf<'notes'> {
  return {
    'notes.list-drafts': () => withWorkspace(({ stores }) => stores.noteDrafts.listAll()),
    'notes.save-draft': ({ content, ...target }) =>
      withWorkspace(async ({ stores }) =>
        requireRoom('note-drafts-full', await stores.noteDrafts.set(target, content, nowMs())),
      ),
  };
}
