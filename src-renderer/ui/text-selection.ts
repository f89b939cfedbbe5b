/** A field has keys of its own: what types into it, and what copies out of it. */
export function isTextInput(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

/** Where some text is selected, copying is that text's. */
export function hasNoSelection(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement)) return document.getSelection()?.isCollapsed !== false;
  return target.selectionStart === target.selectionEnd;
}
