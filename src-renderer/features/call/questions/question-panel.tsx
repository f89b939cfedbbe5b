import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import {
  advanceQuestion,
  answerQuestion,
  isAnswered,
  skipAnswered,
  type AskedQuestion,
} from '../../../../shared/calls/asked-questions';
import { maxTypedLength } from '../../../../shared/calls/call';
import { languageTags, type Language } from '../../../../shared/i18n/language';
import { useCommands, useKeyName } from '../../../commands/command-registry';
import { isComposing } from '../../../commands/key-bindings';
import { useEscHint } from '../../../commands/use-esc-hint';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { translators, useText } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import { ActionKeys } from '../../../ui/action-keys';
import controls from '../../../ui/controls.module.css';
import { pasteTruncated } from '../../../ui/truncate-paste';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { questionAnswerId } from '../session/call-caret';
import { PanelHeading } from '../../../ui/panel-heading';
import { isYesNoQuestion } from './is-yes-no-question';
import css from './question-panel.module.css';

type QuestionPanelProps = {
  readonly isShown: boolean;
  /** Returns the caret to the field that last had it. */
  readonly onReturnToField: () => void;
};

/**
 * The presets' questions one by one, shown on a key. The answer is saved as it is typed, and one key goes on to the
 * next question; after the last one, the caret returns to its field.
 */
export function QuestionPanel({ isShown, onReturnToField }: QuestionPanelProps) {
  const { session, isEditable } = useCallForm();
  const { list, at } = useCallState(({ fields }) => fields.questions);
  const isAsking = useCallState((call) => call.isAsking);
  const asked = list[at];
  const close = () => {
    session.remember({ isAsking: false });
    onReturnToField();
  };
  const showNext = () => {
    const { questions, isDone } = advanceQuestion(session.getFields().questions);
    session.change({ questions });
    if (isDone) close();
  };
  /** The key that asks goes on to what is not answered yet. It leaves the questions once everything is. */
  const showNextUnanswered = () => {
    const { questions, isDone } = advanceQuestion(session.getFields().questions);
    if (isDone && questions.list.some((one) => !isAnswered(one))) session.change({ questions });
    else showNext();
  };
  const run = () => {
    const input = document.getElementById(questionAnswerId);
    if (input === null) {
      // As the line above the issue says.
      const questions = skipAnswered(session.getFields().questions);
      if (questions !== session.getFields().questions) session.change({ questions });
      session.remember({ isAsking: true });
    } else if (input === document.activeElement) showNextUnanswered();
    else input.focus();
  };
  useCommands(
    isShown
      ? {
          'next-question': {
            run,
            whyNot: () => {
              if (!isEditable) return 'unavailable.beingSent';
              return session.getFields().questions.list.length === 0 ? 'unavailable.noQuestions' : undefined;
            },
          },
        }
      : {},
  );
  if (!isAsking || !isEditable || asked === undefined) return null;
  return <QuestionForm asked={asked} nth={at + 1} count={list.length} onNext={showNext} onClose={close} />;
}

type QuestionFormProps = {
  readonly asked: AskedQuestion;
  readonly nth: number;
  readonly count: number;
  readonly onNext: () => void;
  readonly onClose: () => void;
};

function QuestionForm({ asked, nth, count, onNext, onClose }: QuestionFormProps) {
  const t = useText();
  const { session } = useCallForm();
  const key = useKeyName('next-question');
  useCommands({ back: { run: onClose } });
  const isEscHinted = useEscHint();
  const { question, answer, language } = asked;
  const field = useRef<HTMLInputElement>(null);
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    field.current?.focus();
    // What is typed replaces an earlier answer, which Alt+↑ restores.
    field.current?.select();
  }, [question]);

  const write = (text: string) =>
    session.change({ questions: answerQuestion(session.getFields().questions, question, text) });
  /** Fills the answer so that one key undoes it. */
  const take = (word: string) => {
    const answered = answerQuestion(session.getFields().questions, question, word);
    const { questions, isDone } = advanceQuestion(answered);
    session.fill('answer', { questions });
    if (isDone) onClose();
  };
  const [yes, no] = [translators[language]('questions.yes'), translators[language]('questions.no')];
  const isYesNo = isYesNoQuestion(question);
  // In typed words, the arrows move the caret.
  const hasYesNoKeys = isYesNo && ['', yes, no].includes(answer.trim());

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (isArrow && event.altKey) void session.stepAnswerHistory(question, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.altKey) return;
    else if (isArrow && hasYesNoKeys) take(event.key === 'ArrowUp' ? yes : no);
    else if (event.key === 'Enter') onNext();
    else return;
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    setIsCut(pasteTruncated(event.currentTarget, event.clipboardData.getData('text')));
  };

  return (
    <section className={css['panel']} aria-label={t('questions.title')}>
      <PanelHeading>
        {t('questions.nth', { nth, count })} <ActionKeys action="next-question" />
      </PanelHeading>
      <label htmlFor={questionAnswerId} className={css['question']} lang={languageTags[language]}>
        {question}
      </label>
      <div className={css['row']}>
        <input
          ref={field}
          id={questionAnswerId}
          type="text"
          className={controls['well']}
          autoComplete="off"
          spellCheck={false}
          maxLength={maxTypedLength}
          aria-describedby={`${questionAnswerId}-hint`}
          value={answer}
          onChange={(event) => write(event.target.value)}
          onBlur={() => void session.saver.flush()}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {isYesNo && (
          <WordButton word={yes} keyName={hasYesNoKeys ? '↑' : ''} language={language} onTake={take} />
        )}
        {isYesNo && (
          <WordButton word={no} keyName={hasYesNoKeys ? '↓' : ''} language={language} onTake={take} />
        )}
      </div>
      <p id={`${questionAnswerId}-hint`} className={css['hint']}>
        {isCut ? t('questions.pasteCut', { count: maxTypedLength }) : t('questions.hint', { key })}
        {!isCut && isEscHinted && getSpaceAfter(t('questions.hint', { key })) + t('questions.hintEsc')}
      </p>
    </section>
  );
}

type WordButtonProps = {
  readonly word: string;
  /** '' while no key takes it. */
  readonly keyName: string;
  readonly language: Language;
  readonly onTake: (word: string) => void;
};

function WordButton({ word, keyName, language, onTake }: WordButtonProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keeps the caret in the answer
    <span lang={languageTags[language]} onMouseDown={(event) => event.preventDefault()}>
      <Button {...(keyName !== '' && { keyName })} isTabStop={false} onPress={() => onTake(word)}>
        {word}
      </Button>
    </span>
  );
}
