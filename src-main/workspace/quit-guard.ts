import { isBlankCall } from '../../shared/calls/is-blank-call';
import type { IncomingCalls } from '../calls/incoming-calls';
import type { WorkspaceManager } from './workspace-manager';

export type QuitGuardParts = {
  readonly workspaces: Pick<WorkspaceManager, 'current' | 'hasBeenOpen'>;
  readonly incomingCalls: Pick<IncomingCalls, 'isUnsavedRinging'>;
  readonly onChanged: () => void;
};

/** Decides whether the app quits when IT asks for it, and remembers that it was asked. */
export function createQuitGuard({ workspaces, incomingCalls, onChanged }: QuitGuardParts) {
  let isAsked = false;
  let isQuitting = false;
  let isClosing = false;
  let isWindowBlank = false;

  /**
   * Returns false while anything is written down in a call that is not parked. Without a history, also once it was open,
   * since the window may have what could not be saved, and while it has text of a call, or a call rings that is only there.
   */
  async function isNoCallOpen(): Promise<boolean> {
    const current = await workspaces.current();
    if (!current.ok) return !workspaces.hasBeenOpen() && isWindowBlank && !incomingCalls.isUnsavedRinging();
    const calls = await current.value.stores.calls.unfinished();
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

    /** The window says whether it shows no call, and has no text for one, while the history cannot be opened. */
    reportBlankWindow: (isBlank: boolean) => {
      isWindowBlank = isBlank;
    },

    /** Called when the app closes, also with a call open: from then on a request has only the end to wait for. */
    close: () => {
      isClosing = true;
    },

    /** Returns false where IT has asked the app to quit, too: it, or an installer, is about to update the app itself. */
    mayUpdate: async (): Promise<boolean> => !isQuitting && (await isNoCallOpen()),
  };
}
