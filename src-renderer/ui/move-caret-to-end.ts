import { isTextControl } from './insert-text';

/** Puts the caret behind the text of a control, which need not have the focus. A check box has no text. */
export function moveCaretToEnd(control: Element | null): void {
  if (!isTextControl(control) || control.selectionStart === null) return;
  control.setSelectionRange(control.value.length, control.value.length);
}
