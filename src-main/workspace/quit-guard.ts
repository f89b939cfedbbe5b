import type { IncomingCalls } from '../incoming-calls/incoming-calls';
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
  /** As the window reports it. Until it has, text may stand in its early form. */
  let isWindowInUse = true;

  /**
   * Only the window knows whether a call is in progress and what could not be saved. A ticket on its way is asked of the sender,
   * since the outbox sends, too. Without a history: false once one was open, since it may have been lost with a call, and
   * while a call rings that is only on the screen.
   */
  async function isNothingInUse(): Promise<boolean> {
    const current = await workspaces.current();
    if (isWindowInUse) return false;
    return current.ok
      ? !current.value.sender.isSending()
      : !workspaces.hasBeenOpen() && !incomingCalls.isUnsavedRinging();
  }

  return {
    /** True after a request that the app declined. The window then tells the agent. */
    isAsked: () => isAsked,

    async ask(): Promise<boolean> {
      isQuitting = isClosing || (await isNothingInUse());
      isAsked = !isQuitting;
      onChanged();
      return isQuitting;
    },

    /** The window says whether closing it would break off a call, or lose text. */
    reportInUse: (isInUse: boolean) => {
      isWindowInUse = isInUse;
    },

    /** Called when the app closes, also with a call open: from then on a request has only the end to wait for. */
    close: () => {
      isClosing = true;
    },

    /** Returns false where IT has asked the app to quit, too: it, or an installer, is about to update the app itself. */
    mayUpdate: async (): Promise<boolean> => !isQuitting && (await isNothingInUse()),
  };
}
