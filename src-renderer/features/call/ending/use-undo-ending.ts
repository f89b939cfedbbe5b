import type { Command } from '../../../commands/command-registry';
import { getTicketNoteTarget, useNoteDrafts } from '../../../state/note-drafts';
import type { OpenCall } from '../open-calls/open-call-state';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';

/** Opens a call again that ended without a ticket. It keeps its notes, also one that is being typed. */
export function useUndoEnding(calls: OpenCallsStore, { call, ticket }: OpenCall): Command {
  const drafts = useNoteDrafts();
  const undo = async () => {
    const target = getTicketNoteTarget(ticket?.id ?? 0);
    // The note is taken from the disk, with the notes that are saved.
    await drafts.flushAll();
    if (drafts.get(target)?.isOnDisk === false) return;
    drafts.release(target);
    if (!(await calls.undoEnding(call.id))) await drafts.load();
  };
  return { run: () => void undo() };
}
