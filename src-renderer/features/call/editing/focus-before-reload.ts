/**
 * The field with the caret, remembered in the window's own history entry. The entry survives a reload of the page,
 * and no longer than that. It holds no text of the call.
 */
export function rememberFocusedField(callId: string | null, { id }: HTMLElement): void {
  history.replaceState({ callId, fieldId: id }, '');
}

/** Finds the field that had the caret before a reload, once, with the caret behind its text. */
export function takeFocusedField(callId: string): HTMLElement | null {
  const state: unknown = history.state;
  history.replaceState(null, '');
  if (typeof state !== 'object' || state === null || !('callId' in state) || !('fieldId' in state))
    return null;
  const field = state.callId === callId ? document.getElementById(String(state.fieldId)) : null;
  // A check box and a radio button have no text.
  if (isInput(field) && field.selectionStart !== null)
    field.setSelectionRange(field.value.length, field.value.length);
  return field;
}

function isInput(element: HTMLElement | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
