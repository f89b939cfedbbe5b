import { moveCaretToEnd } from '../../../ui/move-caret-to-end';
import { callPanelId, contactNoteId } from '../session/call-caret';
import type { CallSession } from '../session/call-session';

/** Puts the caret behind the text of the lasting note that is being typed. @returns whether there is one */
export function focusOpenNote(focus: (element: HTMLElement) => void): boolean {
  const field = document.getElementById(contactNoteId);
  if (field === null) return false;
  moveCaretToEnd(field);
  focus(field);
  return true;
}

/** From another screen. @returns whether the caret is in the note of the call, or about to come there from the panel */
export function returnToOpenNote(session: CallSession | undefined): boolean {
  if ((session?.getFields().openNote ?? null) === null) return false;
  return focusOpenNote((note) => note.focus()) || document.activeElement?.id === callPanelId;
}
