import { isKnownByNumberOnly } from '../../../../shared/callers/caller-suggestions';
import type { ContactNote } from '../../../../shared/callers/contact-note';
import { ContactNoteList } from '../../../components/contact-notes/contact-note-list';
import { useStore } from '../../../state/store';
import type { CallerSuggestionsStore } from '../caller-suggestions/caller-suggestions-store';
import { isNoteOfSeveral } from './note-target';

type NotesInFormProps = { readonly suggestions: CallerSuggestionsStore };

/**
 * The lasting notes on the typed number and store, and on the caller who is offered. Beside that caller, in a window whose panel
 * is below the form.
 */
export function NotesInForm({ suggestions }: NotesInFormProps) {
  const notes = useStore(suggestions.store, (state) => state.notes);
  const callers = useStore(suggestions.store, (state) => state.callers);
  const dismissed = useStore(suggestions.store, (state) => state.dismissed);
  const offered = callers.find((caller) => !isKnownByNumberOnly(caller))?.notes ?? [];
  const isThere = ({ subject, key }: ContactNote) =>
    notes.some((note) => note.subject === subject && note.key === key);
  const all = [...notes, ...offered.filter((note) => !isThere(note))];
  return <ContactNoteList notes={all} isOfNumber={isNoteOfSeveral(all, { callers, dismissed })} />;
}
