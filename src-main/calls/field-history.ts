import type { CallFields, FieldHistory } from '../../shared/calls/call';

/** The number of earlier values to keep per field. */
const mostPerField = 20;

/**
 * Returns the field history after a save. It appends a value that the new one does not continue, newest last; typing on
 * loses nothing. A text that is deleted letter by letter appears once, complete.
 */
export function updateFieldHistory(tape: FieldHistory, before: CallFields, after: CallFields): FieldHistory {
  const next: Record<string, string[]> = { ...tape };
  for (const [field, old] of Object.entries(before)) {
    const now: unknown = after[field as keyof CallFields];
    if (typeof old !== 'string' || typeof now !== 'string' || old.trim() === '' || now.startsWith(old))
      continue;
    const earlier = tape[field] ?? [];
    const isStillBeingDeleted = earlier.at(-1)?.startsWith(old) === true;
    if (!isStillBeingDeleted) next[field] = [...earlier, old].slice(-mostPerField);
  }
  return next;
}
