/**
 * Holds what the agent types while a call is on its way, and types it where the caret stands once the call is there.
 * Without it, the first letters land in the call before.
 * @param arrival resolves once the caret is in the new call: whether the agent is still waiting for it
 */
export async function holdTyping(arrival: Promise<boolean>): Promise<void> {
  let text = '';
  const hold = (event: KeyboardEvent): void => {
    const isTyped = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!isTyped || isInOverlay(event.target)) return;
    if (event.key === 'Backspace') text = text.slice(0, -1);
    else if (event.key.length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hold, true);
  try {
    const isWaitedFor = await arrival;
    if (isWaitedFor && text !== '' && !isInOverlay(document.activeElement)) typeText(text);
  } finally {
    window.removeEventListener('keydown', hold, true);
  }
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], dialog') !== null;
}

/** Fires the events of typed text, so that the field handles it the same way, undo included. */
function typeText(text: string): void {
  // oxlint-disable-next-line typescript/no-deprecated -- no other call fires these events and keeps the undo history
  document.execCommand('insertText', false, text);
}
