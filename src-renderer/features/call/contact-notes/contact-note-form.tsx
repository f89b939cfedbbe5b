import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { explainError, type AppError } from '../../../../shared/errors/app-error';
import { maxContactNoteLength } from '../../../../shared/callers/contact-note';
import { isComposing } from '../../../commands/key-bindings';
import { useMask } from '../../../components/masking/masked-text';
import { useText } from '../../../i18n/translate';
import { Button } from '../../../ui/button';
import controls from '../../../ui/controls.module.css';
import { Notice } from '../../../ui/notice';
import css from './contact-notes.module.css';
import { formatLastDay, parseLastDay } from './last-day';
import type { NoteTarget } from './note-target';

type ContactNoteFormProps = {
  readonly target: NoteTarget;
  readonly onSave: (text: string, endsAtMs: number | null) => Promise<AppError | null>;
  readonly onClose: () => void;
};

/** The lasting note on a caller or a store: Enter saves it, an empty one removes it, Escape leaves it as it was. */
export function ContactNoteForm({ target, onSave, onClose }: ContactNoteFormProps) {
  const { subject, contact, label, note } = target;
  const t = useText();
  const mask = useMask();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(note?.text ?? '');
  const [lastDay, setLastDay] = useState(formatLastDay(note?.endsAtMs ?? null));
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async () => setError(await onSave(text, parseLastDay(lastDay)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void save();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  const who = subject === 'caller' ? mask('name', label) || mask('phone', contact) : label;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Escape mean the same in each field of it
    <section className={css['form']} aria-label={t('contactNotes.title')} onKeyDown={onKeyDown}>
      <label htmlFor={`${id}-text`} className={css['label']}>
        {t(subject === 'caller' ? 'contactNotes.onCaller' : 'contactNotes.onStore', { who })}
      </label>
      <input
        ref={field}
        id={`${id}-text`}
        type="text"
        className={controls['well']}
        maxLength={maxContactNoteLength}
        autoComplete="off"
        placeholder={t('contactNotes.hint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css['row']}>
        <label htmlFor={`${id}-day`} className={css['label']}>
          {t('contactNotes.lastDay')}
        </label>
        <input
          id={`${id}-day`}
          type="date"
          className={controls['well']}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
        <Button keyName="Enter" onPress={() => void save()}>
          {t('contactNotes.save')}
        </Button>
        <Button kind="quiet" keyName="Esc" onPress={onClose}>
          {t('contactNotes.cancel')}
        </Button>
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </section>
  );
}
