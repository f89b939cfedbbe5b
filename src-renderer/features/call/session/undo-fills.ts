import type { Autofill, CallFields, FilledValues } from '../../../../shared/calls/call';
import type { Pin } from '../../../../shared/pin/pin-and-coordinates';
import { listFields, pickFields } from './autofill-history';
import { writeFilled, type CallState } from './call-form-state';
import { getRestored } from './get-restored';
import { isEqualByValue } from './is-equal-by-value';
import { pinFields } from './linked-fields';

/**
 * Undoes these autofills, and no later ones: a field gets its value from before only where it still shows theirs. A pin that the
 * agent has set or confirmed since stays with its coordinates.
 */
export function undoFills(state: CallState, entries: readonly Autofill[]): CallState {
  const { applied, undone } = state.fields.autofill;
  const changes: FilledValues = {};
  let left: readonly Autofill[] = applied;
  for (const entry of entries.toReversed()) {
    const fields = { ...state.fields, ...changes };
    const isPinKept = hasOtherPin(fields, entry);
    const restored = Object.entries(restoreFields(fields, entry));
    Object.assign(changes, Object.fromEntries(restored.filter(([field]) => !isPinKept || !isOfPin(field))));
    left = removeEntry(left, entry, isPinKept);
  }
  return writeFilled(state, { applied: left, undone: [...undone, ...entries] }, changes);
}

/** A pin is still that of the autofill if only the address has changed since. */
function restoreFields(fields: CallFields, entry: Autofill): FilledValues {
  const { pin } = entry.after;
  return getRestored(isSamePin(fields.pin, pin) ? { ...fields, pin } : fields, entry);
}

/** Whether the pin was set or confirmed since the autofill set one. */
function hasOtherPin({ pin }: CallFields, { after }: Autofill): boolean {
  return pin !== null && after.pin !== undefined && !isSamePin(pin, after.pin);
}

function isSamePin(pin: Pin | null, filled: Pin | null | undefined): filled is Pin {
  if (pin === null || filled === null || filled === undefined) return false;
  return isEqualByValue({ ...pin, stale: false }, { ...filled, stale: false });
}

function isOfPin(field: string): boolean {
  return pinFields.some((name) => name === field);
}

/**
 * Removes an autofill from the history. The undo of a later one brings back what was before both; that of a pin which it only
 * confirmed takes the coordinates out, too.
 */
function removeEntry(applied: readonly Autofill[], entry: Autofill, isPinKept: boolean): readonly Autofill[] {
  const at = applied.indexOf(entry);
  const left = applied.slice(at + 1);
  for (const field of listFields(entry.after)) {
    const isLinked = isPinKept && isOfPin(field);
    const nextAt = left.findIndex(({ after }) => field in after || (isLinked && 'pin' in after));
    const next = left[nextAt];
    if (next === undefined) continue;
    const isChanged = field in next.after;
    if (isChanged && !isEqualByValue(next.before[field], entry.after[field])) continue;
    left[nextAt] = {
      ...next,
      before: { ...next.before, ...pickFields(entry.before, [field]) },
      after: { ...(isChanged ? {} : pickFields(entry.after, [field])), ...next.after },
    };
  }
  return [...applied.slice(0, at), ...left];
}
