import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import { maxNoteLength, type TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { useCaseCommands } from '../../commands/use-case-commands';
import { formatExactDateTime } from '../../i18n/format-dates-and-lists';
import { useText } from '../../i18n/translate';
import { isPressed, formatCombination } from '../../commands/key-bindings';
import { createStore, useStore } from '../../state/store';
import { ActionKeys, Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { HighlightedText } from '../masking/highlighted-text';
import { Notice } from '../../ui/notice';
import css from './ticket-detail.module.css';

type NewNoteProps = {
  readonly ticketId: number;
  readonly onAdd: (text: string) => Promise<AppError | null>;
  /** The agent requested the form before it was ready, so it takes the caret. */
  readonly hasFocus: boolean;
};

type TicketNotesProps = {
  readonly ticketId: number;
  readonly notes: TicketDetail['notes'];
  readonly hasFocus: NewNoteProps['hasFocus'];
  /** Null if the notes are read-only. */
  readonly onAdd: NewNoteProps['onAdd'] | null;
};

/** `isSaving` while the text is being saved. Text typed meanwhile is kept after it. */
type NoteDraft = { readonly text: string; readonly isSaving: boolean };

/** Unsaved notes, kept as long as the window lives, so that looking at another case loses nothing. */
const noteDrafts = createStore<ReadonlyMap<number, NoteDraft>>(new Map());
const emptyDraft: NoteDraft = { text: '', isSaving: false };

const saveKey = { key: 'Enter', ctrl: true };

/** The agents' notes on a ticket, oldest first. They are never sent to StoreHub. */
export function TicketNotes({ ticketId, notes, onAdd, hasFocus }: TicketNotesProps) {
  const t = useText();
  const id = useId();
  if (onAdd === null && notes.length === 0) return null;
  return (
    <section className={css['notes']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={css['title']}>
        {t('history.notes')}
      </h3>
      {notes.length > 0 && (
        <ol className={css['note-list']}>
          {notes.map((note) => (
            <li key={note.id} className={css['note']}>
              <time className={css['quiet']} dateTime={new Date(note.writtenAtMs).toISOString()}>
                {formatExactDateTime(note.writtenAtMs, t.language)}
              </time>
              <p>
                <HighlightedText text={note.text} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {onAdd !== null && <NewNote ticketId={ticketId} onAdd={onAdd} hasFocus={hasFocus} />}
    </section>
  );
}

function NewNote({ ticketId, onAdd, hasFocus }: NewNoteProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, isSaving } = useStore(noteDrafts, (notes) => notes.get(ticketId) ?? emptyDraft);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  useCaseCommands({ 'add-note': { run: () => field.current?.focus() } });

  const change = (to: (note: NoteDraft) => NoteDraft) =>
    noteDrafts.set((notes) => new Map(notes).set(ticketId, to(notes.get(ticketId) ?? emptyDraft)));
  const save = async () => {
    if (text.trim() === '' || isSaving) return;
    change((note) => ({ ...note, isSaving: true }));
    const failed = await onAdd(text);
    setError(failed);
    change((note) => ({
      text: failed === null ? removeSavedText(text, note.text) : note.text,
      isSaving: false,
    }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, saveKey)) return;
    event.preventDefault();
    void save();
  };

  return (
    <>
      <label htmlFor={id} className={css['label']}>
        {t('history.noteNew')} <ActionKeys action="add-note" />
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={maxNoteLength}
        placeholder={t('history.noteHint')}
        className={`${controls['well']} ${css['note-field']}`}
        value={text}
        onChange={(event) => change((note) => ({ ...note, text: event.target.value }))}
        onKeyDown={onKeyDown}
      />
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div>
        <Button
          keyName={formatCombination(saveKey)}
          isResting={text.trim() === '' || isSaving}
          onPress={() => void save()}
        >
          {t('history.noteSave')}
        </Button>
      </div>
    </>
  );
}

function removeSavedText(saved: string, typed: string): string {
  return typed.startsWith(saved) ? typed.slice(saved.length) : typed;
}
