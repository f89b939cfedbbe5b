import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { explainNoteError, type AppError } from '../../../../shared/errors/app-error';
import { maxLastDayLength } from '../../../../shared/form-drafts/form-draft';
import {
  maxContactNoteLength,
  type ContactNoteAnswer,
  type ContactNoteChange,
  type NoteBase,
} from '../../../../shared/callers/contact-note';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { toContractPhone } from '../../../../shared/phone/storehub-phone-format';
import type { Result } from '../../../../shared/result';
import { isComposing } from '../../../commands/key-bindings';
import { useFormKeys } from '../../../commands/use-form-keys';
import { useHoldKeysUntilSaved } from '../../../commands/use-hold-keys-until-saved';
import { useMask, type Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { loadParseDueTime } from '../../../components/reminders/load-parse-due-time';
import { useDueTimeReader } from '../../../components/reminders/use-due-time-reader';
import type { FormDraftContent } from '../../../../shared/form-drafts/form-draft';
import { formatWeekdayDate } from '../../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../../i18n/use-text';
import { announce } from '../../../ui/announcer';
import { useFormDrafts, useTypedForm, type TypedForm } from '../../../state/form-drafts';
import { useLengthLimit } from '../../../components/use-length-limit';
import { UnsavedSentence } from '../../../components/unsaved-sentence';
import { Button } from '../../../ui/button';
import controls from '../../../ui/controls.module.css';
import { moveCaretToEnd } from '../../../ui/move-caret-to-end';
import { Notice } from '../../../ui/notice';
import { contactNoteId } from '../session/call-caret';
import css from './contact-notes.module.css';
import { MeanwhileNotice } from './meanwhile-notice';
import { formatEndDate, readLastDay, toDatedLastDay, type ReadLastDay } from './note-end-date';
import type { NoteTarget } from './note-target';

type ContactNoteFormProps = {
  readonly target: NoteTarget;
  /** How often the agent has opened the form: each time, it takes the caret. 0 if it is back with what was typed earlier. */
  readonly openedCount: number;
  readonly onSave: (
    change: Pick<ContactNoteChange, 'text' | 'endsAtMs'> & { readonly basedOnMs: NoteBase },
  ) => Promise<Result<ContactNoteAnswer, AppError>>;
  /** `hasFocus` if the focus was in the form. */
  readonly onClose: (hasFocus: boolean) => void;
};

/**
 * The lasting note on a caller or a store. Only Enter, the key of Send and the button save it for every call; an empty one
 * removes the note, Escape leaves it as it was. What is typed when the form is left is a draft: it comes back with its
 * caller or store, and survives the window.
 */
export function ContactNoteForm({ target, openedCount, onSave, onClose }: ContactNoteFormProps) {
  const { note, draft } = target;
  const t = useText();
  const mask = useMask();
  const id = useId();
  const form = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const isEnded = useRef(false);
  const isSaving = useRef(false);
  const savedDay = formatEndDate(note?.endsAtMs ?? null);
  const drafts = useFormDrafts();
  const typed = useTypedForm(draft);
  const savedText = note?.text ?? '';
  const text = typed?.text ?? savedText;
  const lastDay = typed?.lastDay ?? savedDay;
  // While it is typed, the field shows the words; the draft has the date that they mean today.
  const [typedDay, setTypedDay] = useState({ words: '', draft: '' });
  const shownDay = typedDay.draft === lastDay ? typedDay.words : lastDay;
  const [dayError, setDayError] = useState<'dayUnread' | 'dayInvalid' | null>(null);
  const [submitError, setSubmitError] = useState<AppError | null>(null);
  // What became of the note meanwhile. Enter again replaces what was saved, or saves a new one, since that is shown.
  const [meanwhile, setMeanwhile] = useState<ContactNoteAnswer>(unchanged);
  const error = submitError ?? typed?.draftError ?? null;
  // What is typed behind a saved note is not to be one word with it.
  const isOpenedSaved = openedCount > 0 && typed === undefined;
  const shownText = isOpenedSaved ? text.replace(/(?<=\S)$/, ' ') : text;
  useEffect(() => {
    if (openedCount === 0 || field.current === null) return;
    field.current.focus();
    moveCaretToEnd(field.current);
  }, [openedCount]);

  const basedOnMs = getBase(target, typed);
  const change = (next: FormDraftContent) => drafts.change(draft, { ...next, basedOnMs });
  const changeText = (next: string) => {
    const added = isOpenedSaved && next.startsWith(shownText) ? next.slice(shownText.length) : '';
    // A mark belongs to the word before it.
    change({ text: /^[\s\p{P}]/u.test(added) ? text + added : next, lastDay });
  };
  const read = useDueTimeReader();
  const changeDay = (words: string) => {
    const dated = toDatedLastDay(words, Date.now(), read);
    setTypedDay({ words, draft: dated });
    setDayError(null);
    change({ text, lastDay: dated });
  };
  const isChanged = text !== savedText || lastDay !== savedDay;
  const end = (hadFocus = false) => {
    isEnded.current = true;
    const focused = document.activeElement;
    // Where keys are held, the form has lent the focus to nothing.
    const hasFocus = form.current?.contains(focused) === true;
    const isLent = hadFocus && form.current !== null && focused === document.body;
    drafts.change(draft, null);
    onClose(hasFocus || isLent);
  };
  const limit = useLengthLimit(`${id}-limit`, text, maxContactNoteLength);
  const submit = async (): Promise<boolean> => {
    if (limit.isTooLong) {
      limit.refuse();
      return false;
    }
    const { readDueTime } = await loadParseDueTime();
    const { endsAtMs, ...rest } = readLastDay(text.trim() === '' ? '' : lastDay, Date.now(), readDueTime);
    if (endsAtMs === undefined || 'unread' in rest) {
      setDayError('dayUnread');
      return false;
    }
    const isOver = endsAtMs !== null && endsAtMs <= Date.now();
    setDayError(isOver ? 'dayInvalid' : null);
    if (isOver) return false;
    const answer = await onSave({ text, endsAtMs, basedOnMs: getShownTime(meanwhile, basedOnMs) });
    setSubmitError(answer.ok ? null : answer.error);
    if (!answer.ok) return false;
    setMeanwhile(answer.value);
    return isSavedAnswer(answer.value);
  };
  const { isSave, explainSaved } = useFormKeys();
  const holdKeys = useHoldKeysUntilSaved();
  const save = async (event?: KeyboardEvent) => {
    if (isSaving.current) return;
    isSaving.current = true;
    const hadFocus = form.current?.contains(document.activeElement) === true;
    const release = holdKeys(event?.key);
    let isSaved = false;
    try {
      isSaved = await submit();
    } finally {
      release();
      isSaving.current = false;
    }
    if (!isSaved) return;
    announce(t(text.trim() === '' ? 'heard.noteRemoved' : 'heard.noteSaved'));
    end(hadFocus);
    if (event !== undefined) explainSaved(event, true);
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const isInside = event.relatedTarget !== null && event.currentTarget.contains(event.relatedTarget);
    if (isInside || isEnded.current || isSaving.current || !document.hasFocus()) return;
    if (isChanged) onClose(false);
    else end();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isSave(event)) void save(event);
    else if (event.key === 'Escape' && isPlain && !isComposing(event.nativeEvent)) end();
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Escape mean the same in each field of it
    <section
      ref={form}
      className={css['form']}
      data-note-on={target.subject}
      aria-label={t('contactNotes.title')}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <label htmlFor={contactNoteId} className={css['label']}>
        {describeNoteTarget(target, t, mask)}
      </label>
      <input
        ref={field}
        id={contactNoteId}
        type="text"
        className={controls['well']}
        {...limit.fieldAttributes}
        autoComplete="off"
        placeholder={t('contactNotes.hint')}
        value={shownText}
        onChange={(event) => changeText(event.target.value)}
      />
      {limit.fault}
      <div className={css['row']}>
        <label htmlFor={`${id}-day`} className={css['label']}>
          {t('contactNotes.lastDay')}
        </label>
        <input
          id={`${id}-day`}
          type="text"
          maxLength={maxLastDayLength}
          autoComplete="off"
          spellCheck={false}
          className={controls['well']}
          placeholder={t('contactNotes.lastDayHint')}
          value={shownDay}
          aria-describedby={`${id}-understood`}
          onChange={(event) => changeDay(event.target.value)}
        />
        <Button keyName="Enter" onPress={() => void save()}>
          {t('contactNotes.save')}
        </Button>
        <Button kind="quiet" keyName="Esc" onPress={() => end()}>
          {t('contactNotes.cancel')}
        </Button>
      </div>
      <LastDayReading id={`${id}-understood`} lastDay={lastDay} read={read} />
      {openedCount === 0 && (
        <p className={css['label']}>
          <UnsavedSentence action={`${target.subject}-note`} />
        </p>
      )}
      {dayError !== null && <Notice tone="bad" sentence={t(`contactNotes.${dayError}`)} />}
      <MeanwhileNotice meanwhile={meanwhile} isOfNumber={target.isOfNumber} />
      {error !== null && <Notice tone="bad" {...explainNoteError(error, t.language)} />}
    </section>
  );
}

const unchanged: ContactNoteAnswer = { newer: null, isGone: false };

function isSavedAnswer({ newer, isGone }: ContactNoteAnswer): boolean {
  return newer === null && !isGone;
}

/** The time of the note that the agent has seen last: null for one that is gone. */
function getShownTime({ newer, isGone }: ContactNoteAnswer, basedOnMs: NoteBase): NoteBase {
  return newer?.changedAtMs ?? (isGone ? null : basedOnMs);
}

/**
 * The time of the note that the typed one was begun from. One that was read from the disk does not say it: then it counts as begun
 * from the note of now where it goes on with its text. Where there is none by now, one may have been removed since.
 */
function getBase({ note }: NoteTarget, typed: TypedForm | undefined): NoteBase {
  if (typed === undefined) return note?.changedAtMs ?? null;
  if (typed.basedOnMs !== undefined) return typed.basedOnMs;
  if (note === undefined) return 'unknown';
  return typed.text.startsWith(note.text) ? note.changedAtMs : null;
}

type LastDayReadingProps = {
  readonly id: string;
  readonly lastDay: string;
  readonly read: ReturnType<typeof useDueTimeReader>;
};

/** The last day as it was understood, or what of it was not. */
function LastDayReading({ id, lastDay, read }: LastDayReadingProps) {
  const t = useText();
  const day = read === null ? { endsAtMs: null } : readLastDayNow(lastDay, read);
  const date = typeof day.endsAtMs === 'number' ? formatWeekdayDate(day.endsAtMs - 1, t.language) : '';
  if (!('unread' in day))
    return (
      <span id={id} className={css['understood']}>
        {date}
      </span>
    );
  return (
    <span id={id} className={css['fault']}>
      {date === ''
        ? t('contactNotes.dayNotUnderstood')
        : t('reminders.unread', { words: day.unread, time: date })}
    </span>
  );
}

function readLastDayNow(lastDay: string, read: NonNullable<LastDayReadingProps['read']>): ReadLastDay {
  return readLastDay(lastDay, Date.now(), read);
}

export function describeNoteTarget(
  { subject, contact, label, isOfNumber }: NoteTarget,
  t: Translate,
  mask: Mask,
): string {
  if (subject === 'store') return t('contactNotes.onStore', { who: label });
  const number = mask('phone', groupDigits(toContractPhone(contact)));
  if (isOfNumber) return t('contactNotes.onNumber', { number });
  return t('contactNotes.onCaller', { who: mask('name', label) || mask('phone', contact) });
}
