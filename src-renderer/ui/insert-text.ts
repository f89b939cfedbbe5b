import { maxTypedLength } from '../../shared/calls/call';

export type TextControl = HTMLInputElement | HTMLTextAreaElement;

export function isTextControl(target: EventTarget | null): target is TextControl {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

/** Inserts as much of a text as a control accepts at the caret, like a paste. */
export function insertText(control: TextControl, text: string, maxLength = getMaxLength(control)): void {
  const start = control.selectionStart ?? control.value.length;
  const end = control.selectionEnd ?? start;
  const room = Math.max(0, maxLength - (control.value.length - (end - start)));
  const lines = control instanceof HTMLTextAreaElement ? '\n' : ' ';
  const piece = text
    .slice(0, 2 * room)
    .replaceAll(/\r\n?|\n/g, lines)
    .slice(0, room)
    // Drops half of a surrogate pair.
    .replace(/[\uD800-\uDBFF]$/, '');
  // An editing command would keep the control's own undo, but takes a minute for 100,000 characters in lines.
  control.setRangeText(piece, start, end, 'end');
  control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

export function getMaxLength({ maxLength }: TextControl): number {
  return maxLength >= 0 ? maxLength : maxTypedLength;
}
