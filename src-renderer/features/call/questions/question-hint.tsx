import type { ReactNode } from 'react';
import { listAnswered, skipAnswered } from '../../../../shared/calls/asked-questions';
import { languageTags } from '../../../../shared/i18n/language';
import { useText } from '../../../i18n/use-text';
import { ActionKeys } from '../../../ui/action-keys';
import { useCallForm, useCallState } from '../editing/call-form-context';

/** The next question to ask, while one is unanswered and the panel beside the form does not show it. */
export function QuestionHint({ otherwise }: { readonly otherwise: ReactNode }) {
  const t = useText();
  const { isEditable } = useCallForm();
  const current = useCallState(({ fields }) => fields.questions);
  const questions = skipAnswered(current);
  const isAsking = useCallState((call) => call.isAsking);
  const asked = questions.list[questions.at];
  const isDone = listAnswered(questions).length === questions.list.length;
  if (!isEditable || isAsking || isDone || asked === undefined) return otherwise;
  const [before = '', after = ''] = t('questions.ask', {
    nth: questions.at + 1,
    count: questions.list.length,
    question: '\n',
  }).split('\n');
  return (
    <>
      {before}
      <span lang={languageTags[asked.language]}>{asked.question}</span>
      {after} <ActionKeys action="next-question" />
    </>
  );
}
