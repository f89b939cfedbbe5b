import { isBlankCall } from '../../shared/calls/is-blank-call';
import type { WorkspaceManager } from './workspace-manager';

export type QuitGuardParts = {
  readonly workspaces: Pick<WorkspaceManager, 'current'>;
  readonly onChanged: () => void;
};

/** Decides whether the app quits when IT asks for it, and remembers that it was asked. */
export function createQuitGuard({ workspaces, onChanged }: QuitGuardParts) {
  let isAsked = false;
  let isQuitting = false;
  let isClosing = false;

  /** Returns false while anything is written down in a call that is not parked, or while the history is not open. */
  async function isNoCallOpen(): Promise<boolean> {
    const current = await workspaces.current();
    const calls = current.ok ? await current.value.stores.calls.unfinished() : current;
    return calls.ok && calls.value.every(({ isParked, fields }) => isParked || isBlankCall(fields));
  }

  return {
    /** True after a request that the app declined. The window then tells the agent. */
    isAsked: () => isAsked,

    async ask(): Promise<boolean> {
      isQuitting = isClosing || (await isNoCallOpen());
      isAsked = !isQuitting;
      onChanged();
      return isQuitting;
    },

    /** Called when the app closes, also with a call open: from then on a request has only the end to wait for. */
    close: () => {
      isClosing = true;
    },

    /** Returns false where IT has asked the app to quit, too: it, or an installer, is about to update the app itself. */
    mayUpdate: async (): Promise<boolean> => !isQuitting && (await isNoCallOpen()),
  };
}
