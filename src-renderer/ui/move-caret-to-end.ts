import { isTextControl } from './insert-text';

/** Puts the caret behind the text of a control, which need not have the focus. A check box has no text. */
export function moveCaretToEnd(control: Element | null): void {
  if (!isTextControl(control) || control.selectionStart === null) return;
  control.setSelectionRange(control.value.length, control.value.length);
}

/** Puts the caret behind a text that is selected as a whole, so that the next key does not replace all of it. */
export function unselectWholeText(control: Element | null): void {
  if (!isTextControl(control) || control.selectionStart !== 0) return;
  if (control.selectionEnd === control.value.length) moveCaretToEnd(control);
}
