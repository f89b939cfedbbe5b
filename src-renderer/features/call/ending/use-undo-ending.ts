import { useContext } from 'react';
import { CommandContext, type Command } from '../../../commands/command-registry';
import { getTicketNoteTarget, useNoteDrafts } from '../../../state/note-drafts';
import type { OpenCall } from '../open-calls/open-call-state';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';

/**
 * Opens a call again that ended without a ticket. It keeps its notes, also one that is being typed.
 * @param onUndone takes the caret, whose note has left the screen
 */
export function useUndoEnding(
  calls: OpenCallsStore,
  { call, ticket }: OpenCall,
  onUndone: () => void,
): Command {
  const drafts = useNoteDrafts();
  const { keyBuffer } = useContext(CommandContext);
  const undo = async () => {
    const target = getTicketNoteTarget(ticket?.id ?? 0);
    // The note is taken from the disk, with the notes that are saved.
    await drafts.flushAll();
    if (drafts.get(target)?.isOnDisk === false) return true;
    drafts.release(target);
    if (await calls.undoEnding(call.id)) onUndone();
    else await drafts.load();
    return true;
  };
  return { run: () => void keyBuffer.hold(undo()) };
}
