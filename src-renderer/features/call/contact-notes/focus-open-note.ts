import { moveCaretToEnd } from '../../../ui/move-caret-to-end';
import { askedCaseId, callPanelId, contactNoteId } from '../session/call-caret';
import type { CallSession } from '../session/call-session';

/**
 * Puts the caret behind the text of the lasting note, or of the number of the case asked about, that is being typed.
 * @returns whether there is one
 */
export function focusOpenNote(focus: (element: HTMLElement) => void, id = contactNoteId): boolean {
  const field = document.getElementById(id);
  if (field === null) return false;
  moveCaretToEnd(field);
  focus(field);
  return true;
}

/** From another screen. @returns whether the caret is in the note of the call, or about to come there from the panel */
export function returnToOpenNote(session: CallSession | undefined): boolean {
  const openNote = session?.getFields().openNote ?? null;
  if (openNote === null) return false;
  const id = openNote === 'case' ? askedCaseId : contactNoteId;
  return focusOpenNote((note) => note.focus(), id) || document.activeElement?.id === callPanelId;
}
