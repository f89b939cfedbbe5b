import type { ReactNode } from 'react';
import { useText } from '../../i18n/text';
import { useStore } from '../../store';
import { ActionKeys } from '../../ui/button';
import { useCallForm } from './call-form-context';

/** The question to ask next, as the preset has it. It waits while the call is parked. */
export function QuestionLine({ otherwise }: { readonly otherwise: ReactNode }) {
  const t = useText();
  const { memory } = useCallForm();
  const { list, at } = useStore(memory.questions, (now) => now);
  const question = list[at];
  if (question === undefined) return otherwise;
  return (
    <>
      {t('desk.question', { question, nth: at + 1, count: list.length })}{' '}
      <ActionKeys action="next-question" />
    </>
  );
}
