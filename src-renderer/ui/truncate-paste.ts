import { maxTypedLength } from '../../shared/calls/call';

export type TextControl = HTMLInputElement | HTMLTextAreaElement;

export function isTextControl(target: EventTarget | null): target is TextControl {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

/**
 * Pastes only as much of a text as a control takes, where it is longer. To be called before the browser pastes it
 * itself: to lay out some megabytes stops the window for seconds.
 * @returns whether it was cut; then the event is to be stopped
 */
export function pasteTruncated(control: TextControl, text: string, most = getMaxLength(control)): boolean {
  const start = control.selectionStart ?? control.value.length;
  const end = control.selectionEnd ?? start;
  const room = Math.max(0, most - (control.value.length - (end - start)));
  if (control.readOnly || text.length <= room) return false;
  insertText(control, text, most);
  return true;
}

/** Puts as much of a text as a control takes where the caret is, as if it was pasted. */
export function insertText(control: TextControl, text: string, most = getMaxLength(control)): void {
  const start = control.selectionStart ?? control.value.length;
  const end = control.selectionEnd ?? start;
  const room = Math.max(0, most - (control.value.length - (end - start)));
  const lines = control instanceof HTMLTextAreaElement ? '\n' : ' ';
  const piece = text
    .slice(0, 2 * room)
    .replaceAll(/\r\n?|\n/g, lines)
    .slice(0, room)
    // Half of a character is none.
    .replace(/[\uD800-\uDBFF]$/, '');
  // An editing command would keep the control's own undo, and takes a minute for 100,000 characters in lines.
  control.setRangeText(piece, start, end, 'end');
  control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

function getMaxLength({ maxLength }: TextControl): number {
  return maxLength >= 0 ? maxLength : maxTypedLength;
}

/** For every field of the window that has no rule of its own. */
export function truncateLongPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || !isTextControl(event.target)) return;
  if (pasteTruncated(event.target, event.clipboardData?.getData('text') ?? '')) event.preventDefault();
}
