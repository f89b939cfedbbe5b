import { useContext } from 'react';
import { CommandContext, type Command } from '../../commands/command-registry';
import { useStore } from '../../state/store';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

/**
 * What the key that undoes fills does instead, if anything came after them. Right after a discard, it undoes the discard,
 * and never the fills or the ending of the call that is shown instead.
 * @param undoEnding undefined if the call has not ended
 */
export function useNewestUndo(calls: OpenCallsStore, undoEnding: Command | undefined): Command | undefined {
  const { keyBuffer, unavailable } = useContext(CommandContext);
  const isDiscardLast = useStore(calls.store, (state) => state.isDiscardLast);
  const undoDiscard = () => {
    const { undoOfferId, discarded } = calls.store.get();
    const offered = discarded.find(({ id }) => id === undoOfferId);
    if (offered !== undefined) {
      void keyBuffer.hold(calls.undoDiscard(offered.id));
      return;
    }
    calls.leaveDiscard();
    // Once the key has cleared the last sentence.
    queueMicrotask(() =>
      unavailable.set(() => ({
        action: 'undo-discard',
        pressed: undefined,
        reason: 'unavailable.discardedBlank',
      })),
    );
  };
  return isDiscardLast ? { run: undoDiscard } : undoEnding;
}
