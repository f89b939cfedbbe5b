import { getAnswerFieldName } from '../../shared/calls/asked-questions';
import type { CallFields, FieldHistory } from '../../shared/calls/call';

/** The number of earlier values to keep per field. */
const maxPerField = 20;

/**
 * Returns the field history after a save. It appends a value that the new one does not continue, newest last; typing on
 * loses nothing. A text that is deleted letter by letter appears once, complete.
 */
export function updateFieldHistory(
  history: FieldHistory,
  before: CallFields,
  after: CallFields,
): FieldHistory {
  const next: Record<string, string[]> = { ...history };
  const values = listTexts(after);
  for (const [field, old] of listTexts(before)) {
    const now = values.get(field) ?? '';
    if (old.trim() === '' || now.startsWith(old)) continue;
    const earlier = history[field] ?? [];
    const isStillBeingDeleted = earlier.at(-1)?.startsWith(old) === true;
    if (!isStillBeingDeleted) next[field] = [...earlier, old].slice(-maxPerField);
  }
  return next;
}

/** Every text field by its name, and every answer by that of its question. No key goes back in quick entry. */
function listTexts({
  quickEntryText: _line,
  openNote: _note,
  caretField: _caret,
  ...fields
}: CallFields): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [field, value] of Object.entries(fields)) if (typeof value === 'string') texts.set(field, value);
  for (const { question, answer } of fields.questions.list) texts.set(getAnswerFieldName(question), answer);
  return texts;
}
