import type { CallFields, FieldHistory } from '../../shared/calls/call';

/** As many earlier values of a field as anyone would go back through. */
const mostPerField = 20;

/**
 * The tape after a save: a text that lost something stands on it, newest last, while typing on is no loss. A text
 * deleted letter by letter stands there once, whole.
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
