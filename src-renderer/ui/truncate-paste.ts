import { type TextControl, getMaxLength, insertText, isTextControl } from './insert-text';

/**
 * Pastes only as much of a long text as a control accepts. Call it before the browser's own paste: laying out several
 * megabytes blocks the window for seconds.
 * @returns whether the text was cut; the caller then cancels the event
 */
export function pasteTruncated(
  control: TextControl,
  text: string,
  maxLength = getMaxLength(control),
): boolean {
  const start = control.selectionStart ?? control.value.length;
  const end = control.selectionEnd ?? start;
  const room = Math.max(0, maxLength - (control.value.length - (end - start)));
  if (control.readOnly || text.length <= room) return false;
  insertText(control, text, maxLength);
  return true;
}

/** Handles pastes into every field of the window that has no handler of its own. */
export function truncateLongPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || !isTextControl(event.target)) return;
  if (pasteTruncated(event.target, event.clipboardData?.getData('text') ?? '')) event.preventDefault();
}
