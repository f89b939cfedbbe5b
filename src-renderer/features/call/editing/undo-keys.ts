import type { KeyboardEvent, SyntheticEvent } from 'react';
import { isComposing } from '../../../commands/key-bindings';
import { getUndoDirection } from '../../../commands/get-undo-direction';
import type { CallSession } from '../session/call-session';
import { getTypedFieldOf } from './get-typed-field-of';

/** Controls in which something was typed since they came on the screen. They undo that by themselves. */
const typedIn = new WeakSet<EventTarget>();
let lastTypedIn: EventTarget | null = null;

export function noteTyping({ target }: SyntheticEvent): void {
  typedIn.add(target);
  lastTypedIn = target;
}

/** Whether nothing was typed elsewhere since: else Chromium would undo that, in another control. */
export function wasTypedLast(target: EventTarget): boolean {
  return lastTypedIn === target;
}

/**
 * Ctrl+Z in a field takes back what the app filled in there. In a call that one came back to, whose controls are new, it
 * restores the earlier values of the field, and Ctrl+Y the later ones.
 */
export function createUndoKeys(session: CallSession) {
  return (event: KeyboardEvent) => {
    const step = getUndoDirection(event.nativeEvent);
    const field = getTypedFieldOf(event.target);
    if (step === undefined || field === undefined || isComposing(event.nativeEvent)) return;
    const isFilled = step === -1 && session.filledBy(field) !== undefined;
    if (!isFilled && typedIn.has(event.target)) return;
    event.preventDefault();
    if (isFilled) session.undoField(field);
    else void session.stepHistory(field, step);
  };
}
