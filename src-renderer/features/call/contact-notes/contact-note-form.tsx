import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
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
  /** `hasFocus` if the focus was in the form. */
  readonly onClose: (hasFocus: boolean) => void;
};

/**
 * The lasting note on a caller or a store. Enter saves it, and so does leaving the form; an empty one removes the note,
 * Escape leaves it as it was.
 */
export function ContactNoteForm({ target, onSave, onClose }: ContactNoteFormProps) {
  const { subject, contact, label, note } = target;
  const t = useText();
  const mask = useMask();
  const id = useId();
  const form = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLInputElement>(null);
  const isEnded = useRef(false);
  const savedDay = formatLastDay(note?.endsAtMs ?? null);
  const [text, setText] = useState(note?.text ?? '');
  const [lastDay, setLastDay] = useState(savedDay);
  const [isDayInvalid, setIsDayInvalid] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => field.current?.focus(), []);

  const isChanged = text !== (note?.text ?? '') || lastDay !== savedDay;
  const end = () => {
    isEnded.current = true;
    onClose(form.current?.contains(document.activeElement) === true);
  };
  const save = async (endsAtMs: number | null) => {
    isEnded.current = true;
    const failed = await onSave(text, endsAtMs);
    isEnded.current = failed === null;
    setError(failed);
    if (failed === null) end();
  };
  const submit = async () => {
    const endsAtMs = parseLastDay(lastDay);
    const isHalfTyped = day.current?.validity.badInput === true;
    const isInvalid = text.trim() !== '' && (isHalfTyped || (endsAtMs !== null && endsAtMs <= Date.now()));
    setIsDayInvalid(isInvalid);
    if (!isInvalid) await save(endsAtMs);
  };
  /** A day that cannot be saved does not keep the text from the disk. */
  const saveOnLeave = async () => {
    const endsAtMs = parseLastDay(lastDay);
    const isPast = endsAtMs !== null && endsAtMs <= Date.now();
    await save(isPast ? (note?.endsAtMs ?? null) : endsAtMs);
  };
  const leave = useRef(saveOnLeave);
  useEffect(() => {
    leave.current = async () => {
      if (isChanged && !isEnded.current) await saveOnLeave();
    };
  });
  useEffect(() => () => void leave.current(), []);
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const isInside = event.relatedTarget !== null && event.currentTarget.contains(event.relatedTarget);
    if (isInside || isEnded.current || !document.hasFocus()) return;
    if (isChanged) void saveOnLeave();
    else end();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) void submit();
    else if (event.key === 'Escape') end();
    else return;
    event.preventDefault();
  };
  const who = subject === 'caller' ? mask('name', label) || mask('phone', contact) : label;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Escape mean the same in each field of it
    <section
      ref={form}
      className={css['form']}
      aria-label={t('contactNotes.title')}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
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
          ref={day}
          id={`${id}-day`}
          type="date"
          className={controls['well']}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
        <Button keyName="Enter" onPress={() => void submit()}>
          {t('contactNotes.save')}
        </Button>
        <Button kind="quiet" keyName="Esc" onPress={end}>
          {t('contactNotes.cancel')}
        </Button>
      </div>
      {isDayInvalid && <Notice tone="bad" sentence={t('contactNotes.dayInvalid')} />}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </section>
  );
}
