import type { KeyboardEvent } from 'react';
import { isAltCode, isComposing } from '../../../commands/key-bindings';
import type { CallSession } from '../session/call-session';
import { getTypedFieldOf } from './get-typed-field-of';

/** Alt+↑ and Alt+↓ in a field restore its earlier values. */
export function createFieldHistoryKeys({ stepHistory }: CallSession) {
  return (event: KeyboardEvent) => {
    const isStep = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (!isStep || !event.altKey || event.ctrlKey || event.shiftKey) return;
    if (isComposing(event.nativeEvent) || isAltCode(event)) return;
    const field = getTypedFieldOf(event.target);
    if (field === undefined) return;
    event.preventDefault();
    void stepHistory(field, event.key === 'ArrowUp' ? -1 : 1);
  };
}
