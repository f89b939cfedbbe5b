import { useContext } from 'react';
import { CommandContext, type Command } from '../../../commands/command-registry';
import { getTicketNoteTarget, getTypedCaseNumberTarget, useFormDrafts } from '../../../state/form-drafts';
import { findTypedCase } from '../../../components/endings/find-typed-case';
import { useText } from '../../../i18n/use-text';
import type { Ask } from '../../../ipc/ipc-client';
import type { OpenCall } from '../open-calls/open-call-state';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';

/** How long an ending may have been a slip, in ms: its reference is found, but shown nowhere. */
const slipMs = 60_000;

/**
 * Opens a call again that ended without a ticket. It keeps its notes, also one that is being typed, and so a case number.
 * @param onUndone takes the caret, whose note has left the screen
 */
export function useUndoEnding(
  ask: Ask,
  calls: OpenCallsStore,
  { call, ticket }: OpenCall,
  onUndone: () => void,
): Command {
  const t = useText();
  const drafts = useFormDrafts();
  const { keyBuffer, unavailable } = useContext(CommandContext);
  const undo = async () => {
    if (ticket === null) return true;
    const target = getTicketNoteTarget(ticket.id);
    // The note is taken from the disk, with the notes that are saved.
    await drafts.flushAll();
    if (drafts.get(target)?.isOnDisk === false) {
      unavailable.set(() => ({
        action: 'undo',
        pressed: undefined,
        reason: 'unavailable.noteNotSaved',
      }));
      return true;
    }
    const typedCase = getTypedCaseNumberTarget(ticket.id);
    const typed = await findTypedCase(ask, drafts.get(typedCase)?.text ?? '', ticket);
    // Opened again, it would lose the number.
    if (!typed.ok) {
      calls.showError(call.id, typed.error);
      return true;
    }
    drafts.release(target);
    drafts.release(typedCase);
    const isNoteShown = Date.now() - ticket.createdAtMs >= slipMs;
    const note = t('history.earlierReference', { reference: ticket.reference });
    if (await calls.undoEnding(call.id, { note, isNoteShown, askedAboutCase: typed.value })) onUndone();
    else await drafts.load();
    return true;
  };
  return { run: () => void keyBuffer.hold(undo()) };
}
