import { requireRoom } from '../../shared/errors/require-room';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { FormDraftStore } from './form-draft-store';

type FormDraftWorkspace = { readonly stores: RemoteSet<{ formDrafts: FormDraftStore }> };

/** Creates the handlers for requests about forms that are being typed. */
export function createFormDraftHandlers(
  { nowMs }: { readonly nowMs: () => number },
  withWorkspace: WithWorkspace<FormDraftWorkspace>,
): HandlersOf<'drafts'> {
  return {
    'drafts.list': () => withWorkspace(({ stores }) => stores.formDrafts.list()),
    'drafts.save': ({ content, ...target }) =>
      withWorkspace(async ({ stores }) =>
        requireRoom('form-drafts-full', await stores.formDrafts.set(target, content, nowMs())),
      ),
  };
}
