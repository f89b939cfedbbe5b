import type { KeyboardEvent, SyntheticEvent } from 'react';
import { isComposing } from '../../../commands/key-bindings';
import { getUndoDirection } from '../../../commands/get-undo-direction';
import { pickFields, type FilledField } from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { isEqualByValue } from '../session/is-equal-by-value';
import { getLinkedFields } from '../session/linked-fields';
import { getTypedFieldOf } from './get-typed-field-of';

/** Controls in which something was typed since they came on the screen. They undo that by themselves. */
const typedIn = new WeakSet<EventTarget>();
let lastTypedIn: EventTarget | null = null;

/** What brings a fill back that was just taken out of a control. */
const redoByControl = new WeakMap<EventTarget, () => void>();

export function noteTyping({ target }: SyntheticEvent): void {
  redoByControl.delete(target);
  typedIn.add(target);
  lastTypedIn = target;
}

/** Whether nothing was typed elsewhere since: else Chromium would undo that, in another control. */
export function wasTypedLast(target: EventTarget): boolean {
  return lastTypedIn === target;
}

/**
 * Ctrl+Z in a field takes back what the app filled in there, and Ctrl+Y right after it fills it in again. In a call that one
 * came back to, whose controls are new, it restores the earlier values of the field, and Ctrl+Y the later ones.
 */
export function createUndoKeys(session: CallSession) {
  return (event: KeyboardEvent) => {
    const step = getUndoDirection(event.nativeEvent);
    const field = getTypedFieldOf(event.target);
    if (step === undefined || field === undefined || isComposing(event.nativeEvent)) return;
    const isFilled = step === -1 && session.filledBy(field) !== undefined;
    const redo = step === 1 ? redoByControl.get(event.target) : undefined;
    if (!isFilled && redo === undefined && typedIn.has(event.target)) return;
    event.preventDefault();
    redoByControl.delete(event.target);
    if (isFilled) redoByControl.set(event.target, undoFill(session, field));
    else if (redo !== undefined) redo();
    else void session.stepHistory(field, step);
  };
}

/** @returns what fills the same in again, unless one of the fields has another value by then */
function undoFill(session: CallSession, field: FilledField): () => void {
  const before = session.getFields();
  const source = session.filledBy(field);
  session.undoField(field);
  const after = session.getFields();
  const undone = getLinkedFields(field).filter((name) => before[name] !== after[name]);
  return () => {
    const fields = session.getFields();
    const isUnchanged = undone.every((name) => isEqualByValue(fields[name], after[name]));
    if (source !== undefined && isUnchanged && session.isEditable())
      session.fill(source, pickFields(before, undone));
  };
}
