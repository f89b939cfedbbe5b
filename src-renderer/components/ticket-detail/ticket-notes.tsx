import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { explainNoteError, type AppError } from '../../../shared/errors/app-error';
import { maxNoteLength, type TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { useCaseCommands } from '../../commands/use-case-commands';
import { useFormKeys } from '../../commands/use-form-keys';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { localizeNote } from '../../i18n/localize-note';
import { useText } from '../../i18n/use-text';
import { isPressed, formatCombination } from '../../commands/key-bindings';
import { getTicketNoteTarget, useFormDrafts, useTypedForm } from '../../state/form-drafts';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { ActionKeys } from '../../ui/action-keys';
import { moveCaretToEnd } from '../../ui/move-caret-to-end';
import { scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';
import controls from '../../ui/controls.module.css';
import { HighlightedText } from '../masking/highlighted-text';
import { Notice } from '../../ui/notice';
import { useLengthLimit } from '../use-length-limit';
import css from './ticket-detail.module.css';

type NewNoteProps = {
  readonly ticketId: number;
  /** How many notes stand above the field. */
  readonly noteCount: number;
  readonly onAdd: (text: string) => Promise<AppError | null>;
  /** The agent requested the form before it was ready, so it takes the caret. */
  readonly hasFocus: boolean;
  /** Saves the note when it leaves the screen. Otherwise it stays in the field, to be continued. */
  readonly isSavedOnLeave?: boolean;
};

type TicketNotesProps = {
  readonly ticketId: number;
  readonly notes: TicketDetail['notes'];
  readonly hasFocus: NewNoteProps['hasFocus'];
  readonly isSavedOnLeave?: boolean;
  /** Null if the notes are read-only. */
  readonly onAdd: NewNoteProps['onAdd'] | null;
};

const saveKey = { key: 'Enter', ctrl: true };

/** The agents' notes on a ticket, oldest first. They are never sent to StoreHub. */
export function TicketNotes({ notes, onAdd, ...typing }: TicketNotesProps) {
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
                <HighlightedText text={localizeNote(note.text, t)} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {onAdd !== null && <NewNote {...typing} noteCount={notes.length} onAdd={onAdd} />}
    </section>
  );
}

function NewNote({ ticketId, noteCount, onAdd, hasFocus, isSavedOnLeave = false }: NewNoteProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const target = getTicketNoteTarget(ticketId);
  const drafts = useFormDrafts();
  const typed = useTypedForm(target);
  const text = typed?.text ?? '';
  const isSaving = typed?.isSubmitting === true;
  const error = typed?.error ?? typed?.draftError ?? null;
  useEffect(() => {
    if (hasFocus) resume(field.current);
  }, [hasFocus]);
  // A new note above the field moves it down.
  const shownCount = useRef(noteCount);
  useEffect(() => {
    if (shownCount.current === noteCount) return undefined;
    shownCount.current = noteCount;
    return scrollToNoteWithCaret(field.current);
  }, [noteCount]);
  useCaseCommands({ 'add-note': { run: () => resume(field.current) } });

  const limit = useLengthLimit(`${id}-limit`, text, maxNoteLength);
  const save = async () => {
    if (text.trim() === '') return false;
    if (limit.isTooLong) {
      limit.refuse();
      return false;
    }
    return (await drafts.submit(target, { text, lastDay: '' }, onAdd)) === null;
  };
  const leave = useRef(save);
  useEffect(() => {
    leave.current = save;
  });
  useEffect(() => (isSavedOnLeave ? () => void leave.current() : undefined), [isSavedOnLeave]);
  const { isSave, explainSaved } = useFormKeys();
  const saveByKey = async (event?: KeyboardEvent) => {
    if (!(await save())) return;
    announce(t('heard.noteSaved'));
    if (event !== undefined) explainSaved(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, saveKey) && !(isSave(event) && text.trim() !== '')) return;
    event.preventDefault();
    void saveByKey(event);
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
        {...limit.fieldAttributes}
        placeholder={t('history.noteHint')}
        className={`${controls['well']} ${css['note-field']}`}
        value={text}
        onChange={({ target: { value } }) =>
          drafts.change(target, value === '' ? null : { text: value, lastDay: '' })
        }
        onKeyDown={onKeyDown}
      />
      {limit.fault}
      {error !== null && <Notice tone="bad" {...explainNoteError(error, t.language)} />}
      <div>
        <Button
          keyName={formatCombination(saveKey)}
          isResting={text.trim() === '' || isSaving}
          onPress={() => void saveByKey()}
        >
          {t('history.noteSave')}
        </Button>
      </div>
    </>
  );
}

/**
 * Shows the field for a note that has the caret, with what stands below it: the button that saves it.
 * @param field that of a note, or where it may be
 * @param above what is shown in any case, also where there is no room for both
 */
export function scrollToNoteWithCaret(field: HTMLElement | null, above?: HTMLElement | null) {
  const focused = document.activeElement;
  const note = field?.contains(focused) === true ? focused : null;
  return scrollPartsIntoViewSoon(note?.nextElementSibling, note, above);
}

/** A half-typed note goes on at its end. */
function resume(field: HTMLTextAreaElement | null): void {
  if (document.activeElement !== field) moveCaretToEnd(field);
  field?.focus();
}
