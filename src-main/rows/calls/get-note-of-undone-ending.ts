import { maxNoteLength } from '../../../shared/history/ticket-summary-and-detail';
import type { CallFields } from '../../../shared/calls/call';

/**
 * The note that the call has kept from an ending that was undone, for its ticket: also what it did not show, if it fits. Null
 * if there is none.
 */
export function getNoteOfUndoneEnding({
  keptNote,
  hiddenNote,
}: Pick<CallFields, 'keptNote' | 'hiddenNote'>): string | null {
  const all = [keptNote, hiddenNote].filter((note) => note.trim() !== '').join('\n');
  const note = all.length > maxNoteLength ? keptNote : all;
  return note.trim() === '' ? null : note;
}
