import { useRef, useState } from 'react';
import type { ContactNoteSubject } from '../../../../shared/callers/contact-note';
import { useCommands, type Command } from '../../../commands/command-registry';
import { ContactNoteLine } from '../../../components/contact-notes/contact-note-line';
import type { Ask } from '../../../ipc/ipc-client';
import { useStore } from '../../../state/store';
import type { CallerSuggestionsStore } from '../caller-match/caller-suggestions-store';
import { useCallForm } from '../editing/call-form-context';
import { ContactNoteForm } from './contact-note-form';
import css from './contact-notes.module.css';
import { findNoteTarget, type NoteTarget } from './note-target';

type ContactNotesProps = {
  readonly ask: Ask;
  readonly suggestions: CallerSuggestionsStore;
  readonly isShown: boolean;
  /** Called before the form opens. */
  readonly onOpen: () => void;
};

/** The lasting notes on the typed number and store, and the form to write one. */
export function ContactNotes({ ask, suggestions, isShown, onOpen }: ContactNotesProps) {
  const { session } = useCallForm();
  const notes = useStore(suggestions.store, (state) => state.notes);
  const [target, setTarget] = useState<NoteTarget | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const close = (closed: NoteTarget, hasFocus: boolean) => {
    setTarget((now) => (now === closed ? null : now));
    if (hasFocus) cameFrom.current?.focus();
  };
  const open = async (subject: ContactNoteSubject) => {
    if (target === null) {
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    }
    const found = findNoteTarget(subject, session.getFields(), await suggestions.whenAnswered());
    if (found === undefined) return;
    onOpen();
    setTarget(found);
  };
  const command = (subject: ContactNoteSubject): Command => ({
    run: () => void open(subject),
    whyNot: () =>
      findNoteTarget(subject, session.getFields(), suggestions.store.get()) === undefined
        ? 'unavailable.nobodyKnown'
        : undefined,
  });
  useCommands(isShown ? { 'caller-note': command('caller'), 'store-note': command('store') } : {});
  return (
    <>
      {notes.length > 0 && (
        <div className={css['notes']}>
          {notes.map((note) => (
            <ContactNoteLine key={note.subject} note={note} isNamed={false} />
          ))}
        </div>
      )}
      {target !== null && (
        <ContactNoteForm
          key={`${target.subject} ${target.contact}`}
          target={target}
          onClose={(hasFocus) => close(target, hasFocus)}
          onSave={async (text, endsAtMs) => {
            const { subject, contact, label } = target;
            const saved = await ask('callers.set-note', { subject, contact, label, text, endsAtMs });
            if (!saved.ok) return saved.error;
            void suggestions.askAgain();
            return null;
          }}
        />
      )}
    </>
  );
}
