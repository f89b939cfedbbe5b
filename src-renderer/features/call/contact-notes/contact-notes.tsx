import { useContext, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { contactNoteSubjects, type ContactNoteSubject } from '../../../../shared/callers/contact-note';
import { isEnoughToMatch, type CallerSuggestions } from '../../../../shared/callers/caller-suggestions';
import type { CallFields } from '../../../../shared/calls/call';
import { CommandContext, useCommands, type Command } from '../../../commands/command-registry';
import { ContactNoteList } from '../../../components/contact-notes/contact-note-list';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { useText, type TextKey } from '../../../i18n/use-text';
import type { Ask } from '../../../ipc/ipc-client';
import { useFormDrafts, type FormDrafts } from '../../../state/form-drafts';
import { useStore } from '../../../state/store';
import { useIsPanelBelow } from '../../../ui/use-is-narrow';
import type { CallerSuggestionsStore } from '../caller-suggestions/caller-suggestions-store';
import { createCallerQuery } from '../caller-suggestions/create-caller-query';
import { useCallForm } from '../editing/call-form-context';
import { ContactNoteForm, describeNoteTarget } from './contact-note-form';
import css from './contact-notes.module.css';
import { findNoteTarget, isNoteOfSeveral, type NoteTarget } from './note-target';
import { focusOpenNote } from './focus-open-note';

type ContactNotesProps = {
  readonly ask: Ask;
  readonly suggestions: CallerSuggestionsStore;
  readonly isShown: boolean;
  /** Called before the form opens. */
  readonly onOpen: () => void;
  /** Returns the caret to the field that last had it. */
  readonly onReturnToField: () => void;
};

/** The lasting notes on the typed number and store, and the form to write one. */
export function ContactNotes({ ask, suggestions, isShown, onOpen, onReturnToField }: ContactNotesProps) {
  const t = useText();
  const mask = useMask();
  const { session, isEditable } = useCallForm();
  const { keyBuffer, focusArrival, unavailable } = useContext(CommandContext);
  const notes = useStore(suggestions.store, (state) => state.notes);
  const callers = useStore(suggestions.store, (state) => state.callers);
  const dismissed = useStore(suggestions.store, (state) => state.dismissed);
  const isOfNumber = isNoteOfSeveral(notes, { callers, dismissed });
  const isPanelBelow = useIsPanelBelow();
  const [target, setTarget] = useState<NoteTarget | null>(null);
  const [openedCount, setOpenedCount] = useState(0);
  const drafts = useFormDrafts();
  useStore(drafts.store, ({ size }) => size);
  // What was typed when the window went comes back with its caller or store.
  const resumed = isShown ? findTyped(session.getFields(), suggestions.store.get(), drafts) : undefined;
  const shown = target ?? resumed ?? null;
  // What was typed stays with its caller or store, also where the call has another one by now.
  const [left, setLeft] = useState<NoteTarget | null>(null);
  if (shown !== null && !isSameTarget(shown, left)) setLeft(shown);
  const isLeft = left !== null && shown === null && drafts.get(left.draft) !== undefined;
  const cameFrom = useRef<HTMLElement | null>(null);
  const close = (closed: NoteTarget, hasFocus: boolean) => {
    setTarget((now) => (now === closed ? null : now));
    setOpenedCount(0);
    if (!hasFocus) return;
    if (cameFrom.current?.isConnected === true) cameFrom.current.focus();
    else onReturnToField();
  };
  /** The call left the screen with the caret in this note, and is back. */
  const resume = async (subject: ContactNoteSubject, isHere: () => boolean) => {
    suggestions.ask(createCallerQuery(session.getFields()));
    const found = findNoteTarget(subject, session.getFields(), await suggestions.whenAnswered());
    await drafts.whenLoaded();
    if (!isHere() || session.getFields().openNote !== subject) return isHere();
    if (found === undefined || drafts.get(found.draft) === undefined) session.setOpenNote(null);
    else {
      flushSync(() => setTarget(found));
      focusOpenNote(focusArrival);
      // Saved last, this call is the one that is shown after a restart.
      session.saver.saveSoon();
    }
    return true;
  };
  useEffect(() => {
    const subject = session.getFields().openNote;
    if (!isShown || subject === null) return undefined;
    let isHere = true;
    void keyBuffer.hold(resume(subject, () => isHere));
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- only when a call is shown
  }, []);
  const open = async (subject: ContactNoteSubject) => {
    if (target === null) {
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    }
    const found = findNoteTarget(subject, session.getFields(), await suggestions.whenAnswered());
    if (found === undefined) {
      unavailable.set(() => ({
        action: `${subject}-note`,
        pressed: undefined,
        reason: nobodyKnown[subject],
      }));
      return true;
    }
    // At once, so that the caret is in the form before the keys that were pressed meanwhile.
    flushSync(() => {
      onOpen();
      setTarget(found);
      setOpenedCount((count) => count + 1);
    });
    return true;
  };
  const command = (subject: ContactNoteSubject): Command => ({
    run: () => void keyBuffer.hold(open(subject)),
    whyNot: () => {
      const fields = session.getFields();
      const known = suggestions.store.get();
      // Somebody may be found yet. The keys that follow wait for it.
      const isAsked = isEnoughToMatch(fields) && !known.isAnswered;
      const isNobody = !isAsked && findNoteTarget(subject, fields, known) === undefined;
      return isNobody ? nobodyKnown[subject] : undefined;
    },
  });
  useCommands(isShown ? { 'caller-note': command('caller'), 'store-note': command('store') } : {});
  return (
    <>
      {notes.length > 0 && isEditable && !isPanelBelow && (
        <div className={css['notes']}>
          <ContactNoteList notes={notes} isOfNumber={isOfNumber} />
        </div>
      )}
      {isLeft && (
        <p className={css['left']}>{t('contactNotes.left', { note: describeNoteTarget(left, t, mask) })}</p>
      )}
      {shown !== null && (
        <ContactNoteForm
          key={`${shown.subject} ${shown.contact}`}
          target={shown}
          openedCount={openedCount}
          onClose={(hasFocus) => close(shown, hasFocus)}
          onSave={async (change) => {
            const { subject, contact, label } = shown;
            const answer = await ask('callers.set-note', { subject, contact, label, ...change });
            if (answer.ok) void suggestions.askAgain();
            return answer;
          }}
        />
      )}
    </>
  );
}

function isSameTarget({ draft }: NoteTarget, other: NoteTarget | null): boolean {
  return draft.subject === other?.draft.subject && draft.key === other.draft.key;
}

const nobodyKnown = {
  caller: 'unavailable.noCallerKnown',
  store: 'unavailable.noStoreKnown',
} as const satisfies Readonly<Record<ContactNoteSubject, TextKey>>;

/** The caller or the store about whom a note is being typed; undefined if neither. */
function findTyped(
  fields: CallFields,
  suggestions: CallerSuggestions & { readonly isAnswered: boolean },
  drafts: FormDrafts,
): NoteTarget | undefined {
  if (!suggestions.isAnswered) return undefined;
  return contactNoteSubjects
    .map((subject) => findNoteTarget(subject, fields, suggestions))
    .find((found) => found !== undefined && drafts.get(found.draft) !== undefined);
}
