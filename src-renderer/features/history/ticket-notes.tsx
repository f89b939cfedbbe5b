import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { TicketDetail } from '../../../shared/history';
import { useCommands } from '../../commands';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/text';
import { isPressed, nameOf } from '../../keys';
import { ActionKeys, Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Marked } from '../../ui/marked';
import { Notice } from '../../ui/notice';
import css from './ticket-detail.module.css';

type NewNoteProps = {
  readonly ticketId: number;
  readonly onAdd: (text: string) => Promise<AppError | null>;
};

type TicketNotesProps = {
  readonly ticket: TicketDetail;
  /** Null where they are only read. */
  readonly onAdd: NewNoteProps['onAdd'] | null;
};

/** What was begun and not saved, for as long as the window lives: looking at another case loses nothing. */
const begun = new Map<number, string>();

const saveKey = { key: 'Enter', ctrl: true };

/** What agents noted about a ticket, oldest first. StoreHub never hears of it. */
export function TicketNotes({ ticket, onAdd }: TicketNotesProps) {
  const t = useText();
  const id = useId();
  if (onAdd === null && ticket.notes.length === 0) return null;
  return (
    <section className={css['notes']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={css['title']}>
        {t('history.notes')}
      </h3>
      {ticket.notes.length > 0 && (
        <ol className={css['note-list']}>
          {ticket.notes.map((note) => (
            <li key={note.id} className={css['note']}>
              <time className={css['quiet']} dateTime={new Date(note.writtenAtMs).toISOString()}>
                {exactDay(note.writtenAtMs, t.language)}
              </time>
              <p>
                <Marked text={note.text} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {onAdd !== null && <NewNote ticketId={ticket.id} onAdd={onAdd} />}
    </section>
  );
}

function NewNote({ ticketId, onAdd }: NewNoteProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(begun.get(ticketId) ?? '');
  const [error, setError] = useState<AppError | null>(null);
  useCommands({ 'write-note': { run: () => field.current?.focus() } });

  const edit = (typed: string) => {
    begun.set(ticketId, typed);
    setText(typed);
  };
  const save = async () => {
    if (text.trim() === '') return;
    const failed = await onAdd(text);
    setError(failed);
    if (failed === null) edit('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isPressed(event.nativeEvent, saveKey)) return;
    event.preventDefault();
    void save();
  };

  return (
    <>
      <label htmlFor={id} className={css['label']}>
        {t('history.noteNew')} <ActionKeys action="write-note" />
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={5000}
        placeholder={t('history.noteHint')}
        className={`${controls['well']} ${css['note-field']}`}
        value={text}
        onChange={(event) => edit(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div>
        <Button keyName={nameOf(saveKey)} isResting={text.trim() === ''} onPress={() => void save()}>
          {t('history.noteSave')}
        </Button>
      </div>
    </>
  );
}
