import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import { maxTypedTimeLength, type FormDraftTarget } from '../../../shared/form-drafts/form-draft';
import { maxReminderLength } from '../../../shared/reminders/reminder';
import { formatTime } from '../../../shared/i18n/format-dates';
import { useText, type TextKey, type Translate } from '../../i18n/use-text';
import { isComposing, type Action } from '../../commands/key-bindings';
import { useCommands } from '../../commands/command-registry';
import { useFormKeys } from '../../commands/use-form-keys';
import { useHoldKeysUntilSaved } from '../../commands/use-hold-keys-until-saved';
import { useFormDrafts } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import { ChoiceList } from '../../ui/choice-list';
import controls from '../../ui/controls.module.css';
import { moveCaretToEnd } from '../../ui/move-caret-to-end';
import { Notice } from '../../ui/notice';
import { UnsavedSentence } from '../unsaved-sentence';
import { useLengthLimit } from '../use-length-limit';
import css from './reminder.module.css';
import { dropChoiceDigit } from './drop-choice-digit';
import { loadParseDueTime } from './load-parse-due-time';
import { TypedDueTimePreview } from './typed-due-time-preview';
import { useDueTimeReader } from './use-due-time-reader';
import { readKeyInChoices } from './read-key-in-choices';
import { getPresetDueTime, orderDueTimeChoices, type DueTimeChoice } from './reminder-due-times';
import {
  createUntypedReminder,
  parseTypedReminder,
  toReminderDraft,
  type TypedReminder,
} from './typed-reminder';

export type ReminderDraft = { readonly text: string; readonly dueAtMs: number };

type ReminderFormProps = {
  /** The initial text. Without a time, the form makes a new reminder. */
  readonly text: string;
  readonly dueAtMs: number | null;
  /** Where what is typed is kept, until it is saved or given up. */
  readonly draft: FormDraftTarget;
  /** The agent asked for it, so it takes the caret. Otherwise it is back with what was typed. */
  readonly isOpened: boolean;
  /** The key that goes on with what was typed. */
  readonly action?: Action;
  readonly onSave: (draft: ReminderDraft) => Promise<AppError | null>;
  /** Called after saving or cancelling, but not if the form was already removed. */
  readonly onEnd: () => void;
};

/**
 * Sets the time and the text of a reminder. Digits choose the time, Enter saves, Escape cancels. What is typed when the form leaves
 * the screen is there again with its case, also after a restart.
 */
export function ReminderForm(props: ReminderFormProps) {
  const { dueAtMs, draft, isOpened, action, onSave } = props;
  const t = useText();
  const drafts = useFormDrafts();
  const id = useId();
  // The digits and what they mean stay as they are read, also over the hour of one.
  const [openedAtMs] = useState(Date.now);
  const [dueTimeChoices] = useState(() => orderDueTimeChoices(openedAtMs));
  const [first] = useState(
    () =>
      parseTypedReminder(drafts.get(draft), openedAtMs) ?? {
        ...createUntypedReminder(dueAtMs, openedAtMs),
        text: props.text,
      },
  );
  const [choice, setChoice] = useState<DueTimeChoice>(first.choice);
  const [other, setOther] = useState({ words: first.other, typedAtMs: first.otherTypedAtMs });
  const [text, setText] = useState(first.text);
  const read = useDueTimeReader();
  const keep = (typed: Partial<TypedReminder>) => {
    const shown = { choice, other: other.words, otherTypedAtMs: other.typedAtMs, text };
    drafts.change(draft, toReminderDraft({ ...shown, ...typed }, openedAtMs, read));
  };
  const onEnd = () => {
    drafts.change(draft, null);
    props.onEnd();
  };
  const [fault, setFault] = useState<TextKey | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  useCommands(isOpened ? { back: { run: onEnd } } : {});
  const textField = useRef<HTMLInputElement>(null);
  const [isTextFirst] = useState(() => first.text !== '' && drafts.get(draft) !== undefined);
  useEffect(() => {
    if (!isOpened || !isTextFirst) return;
    moveCaretToEnd(textField.current);
    textField.current?.focus();
  }, [isOpened, isTextFirst]);
  const { isSave, explainSaved } = useFormKeys();
  const [isSaving, setIsSaving] = useState(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  const limit = useLengthLimit(`${id}-limit`, text, maxReminderLength);
  const holdKeys = useHoldKeysUntilSaved();
  const save = async (event?: KeyboardEvent) => {
    if (isSaving) return;
    if (limit.isTooLong) {
      limit.refuse();
      return;
    }
    setIsSaving(true);
    const release = holdKeys(event?.key);
    try {
      await saveWhileHeld(release, event);
    } finally {
      release();
      setIsSaving(false);
    }
  };
  const saveWhileHeld = async (release: () => void, event?: KeyboardEvent) => {
    const nowMs = Date.now();
    const at =
      choice === 'other'
        ? (await loadParseDueTime()).parseDueTime(other.words, other.typedAtMs)
        : getPresetDueTime(choice, choice === 'hour' ? nowMs : openedAtMs);
    if (at === undefined || at <= nowMs) {
      release();
      setFault(at === undefined ? 'reminders.noTime' : 'reminders.past');
      document.getElementById(`${id}-other`)?.focus();
      return;
    }
    setFault(null);
    const failed = await onSave({ text: text.trim(), dueAtMs: at });
    release();
    setError(failed);
    if (failed !== null) return;
    drafts.change(draft, null);
    if (isThere.current) props.onEnd();
    if (event !== undefined) explainSaved(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onEnd();
    else if (isSave(event)) void save(event);
    else return;
    event.preventDefault();
  };
  const typedInChoices = useRef('');
  /** The first digit of the time may be that of the choice. */
  const mayStartWithChoice = useRef(false);
  const keepOther = (words: string, chosen: Partial<TypedReminder> = {}) => {
    const typedAtMs = Date.now();
    setOther({ words, typedAtMs });
    keep({ ...chosen, other: words, otherTypedAtMs: typedAtMs });
    setFault(null);
  };
  const changeOther = (typed: string) => {
    mayStartWithChoice.current &&= typed.startsWith(String(dueTimeChoices.length));
    const kept = mayStartWithChoice.current ? dropChoiceDigit(typed) : typed;
    if (kept !== typed) mayStartWithChoice.current = false;
    keepOther(kept);
  };
  const onKeyInChoices = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    // Shift alone belongs to the key that follows it.
    if (event.key === 'Shift') return;
    const { typed, isTime, startsWithChoice } = readKeyInChoices(
      typedInChoices.current,
      event.key,
      dueTimeChoices.length,
    );
    mayStartWithChoice.current = startsWithChoice === true;
    typedInChoices.current = isTime ? '' : typed;
    if (!isTime) return;
    event.preventDefault();
    // Within the key, so that the next one reaches the field.
    flushSync(() => {
      setChoice('other');
      keepOther(typed, { choice: 'other' });
    });
    const field = document.getElementById(`${id}-other`);
    field?.focus();
    moveCaretToEnd(field);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that mean the same in every field of it
    <div className={css['form']} onKeyDown={onKeyDown}>
      <span id={`${id}-when`} className={css['label']}>
        {t('reminders.whenTitle')}
      </span>
      <ChoiceList
        id={`${id}-choice`}
        onKeyDown={onKeyInChoices}
        onLeave={() => {
          typedInChoices.current = '';
        }}
        labelId={`${id}-when`}
        noteId={`${id}-note`}
        className={css['choices']}
        choices={dueTimeChoices.map((value) => ({ value, name: getChoiceLabel(value, openedAtMs, t) }))}
        value={choice}
        onChoose={(chosen) => {
          setChoice(chosen);
          keep({ choice: chosen });
          setFault(null);
        }}
        isReadOnly={false}
        isRequired
        isInvalid={false}
        hasFocus={isOpened && !isTextFirst}
      />
      {choice === 'other' && (
        <>
          <label htmlFor={`${id}-other`} className={css['label']}>
            {t('reminders.otherTime')}
          </label>
          <input
            id={`${id}-other`}
            type="text"
            maxLength={maxTypedTimeLength}
            autoComplete="off"
            spellCheck={false}
            className={`${controls['well']} ${css['time']}`}
            placeholder={t('reminders.otherTimeHint')}
            value={other.words}
            aria-invalid={fault !== null || undefined}
            aria-describedby={`${id}-understood ${id}-note`}
            onChange={(event) => changeOther(event.target.value)}
          />
          <TypedDueTimePreview
            id={`${id}-understood`}
            text={other.words}
            typedAtMs={other.typedAtMs}
            read={read}
            hasFault={fault !== null}
          />
        </>
      )}
      <span id={`${id}-note`} role="status" className={css['fault']}>
        {fault !== null && t(fault)}
      </span>
      <label htmlFor={`${id}-text`} className={css['label']}>
        {t('reminders.about')}
      </label>
      <input
        ref={textField}
        id={`${id}-text`}
        type="text"
        {...limit.fieldAttributes}
        className={controls['well']}
        placeholder={t('reminders.aboutHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          keep({ text: event.target.value });
        }}
      />
      {limit.fault}
      {!isOpened && (
        <p className={css['label']}>
          <UnsavedSentence action={action} />
        </p>
      )}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['row']}>
        <Button keyName="Enter" isResting={isSaving} onPress={() => void save()}>
          {t('reminders.save')}
        </Button>
        <Button kind="quiet" keyName="Esc" onPress={onEnd}>
          {t('reminders.leave')}
        </Button>
      </div>
    </div>
  );
}

function getChoiceLabel(choice: DueTimeChoice, openedAtMs: number, t: Translate): string {
  if (choice === 'other') return t('reminders.when.other');
  const nowMs = Date.now();
  const at = getPresetDueTime(choice, choice === 'hour' ? nowMs : openedAtMs);
  const time = formatTime(at, t.language);
  if (choice === 'hour') return t('reminders.when.hour', { time });
  const isToday = new Date(at).toDateString() === new Date(nowMs).toDateString();
  return t(isToday ? 'reminders.when.today' : 'reminders.when.tomorrow', { time });
}
