/** Whether the element handles typing and copying keys itself. */
export function isTextInput(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
