import type { Command } from '../../../commands/command-registry';
import { getTicketNoteTarget, useTypedNote } from '../../../state/note-drafts';
import type { OpenCall } from '../drafts/open-call-state';
import type { OpenCallsStore } from '../drafts/open-calls-store-types';

/** Opens a call again that ended without a ticket, unless a note on it is being typed. */
export function useUndoEnding(calls: OpenCallsStore, { call, ticket }: OpenCall): Command {
  const note = useTypedNote(getTicketNoteTarget(ticket?.id ?? 0));
  return {
    run: () => void calls.undoEnding(call.id),
    whyNot: () => (note === undefined ? undefined : 'unavailable.noteTyped'),
  };
}
