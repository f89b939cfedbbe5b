import type { ReactNode } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import { useText } from '../../../i18n/translate';
import { ActionKeys } from '../../../ui/button';
import { useCallState } from '../editing/call-form-context';

/** The next question; after the last one, the first. */
export function advanceQuestion({ list, at }: CallFields['questions']): CallFields['questions'] {
  return { list, at: list.length === 0 ? 0 : (at + 1) % list.length };
}

/** The preset's next question to ask. It is saved with the call and survives a restart. */
export function QuestionLine({ otherwise }: { readonly otherwise: ReactNode }) {
  const t = useText();
  const { list, at } = useCallState(({ fields }) => fields.questions);
  const question = list[at];
  if (question === undefined) return otherwise;
  return (
    <>
      {t('callScreen.question', { question, nth: at + 1, count: list.length })}{' '}
      <ActionKeys action="next-question" />
    </>
  );
}
