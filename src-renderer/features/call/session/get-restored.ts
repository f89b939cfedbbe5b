import { undoQuestions } from '../../../../shared/calls/asked-questions';
import type { Autofill, CallFields, FilledValues } from '../../../../shared/calls/call';
import { listFields, pickFields } from './autofill-history';
import { isEqualButForEnd } from './is-equal-by-value';

/**
 * Returns the values before an autofill, for the fields that still show it. What the agent has typed over it stays, and so do the
 * answers given since then, except those to a preset whose text goes.
 */
export function getRestored(fields: CallFields, { before, after }: Autofill): FilledValues {
  const restored = pickFields(
    before,
    listFields(after).filter((field) => isEqualButForEnd(fields[field], after[field])),
  );
  if (before.questions === undefined || after.questions === undefined) return restored;
  const doesTextStay = after.issue !== undefined && restored.issue === undefined;
  const questions = undoQuestions(fields.questions, before.questions, after.questions, doesTextStay);
  return { ...restored, questions };
}
