/** With selected text, the copy key belongs to that text. */
export function hasNoSelection(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement)) return document.getSelection()?.isCollapsed !== false;
  return target.selectionStart === target.selectionEnd;
}
