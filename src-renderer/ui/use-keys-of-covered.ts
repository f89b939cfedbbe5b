import { useEffect, type RefObject } from 'react';
import { isComposing } from '../commands/key-bindings';
import { isFormKey, isTyped } from '../commands/replay-key';
import { isTextControl } from './insert-text';

/**
 * While a box over the screen hides what has the focus, no key acts on that unseen. What is typed or pasted into a field closes
 * the box, so that nothing of it is lost; Enter, Delete and the like do nothing, and Tab goes to the buttons in the box. The keys of
 * actions stay what they are.
 */
export function useKeysOfCovered(
  box: RefObject<HTMLElement | null>,
  isActive: boolean,
  onClose: () => void,
): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const stop = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const element = box.current;
      if (element === null || event.defaultPrevented || !hidesFocus(element)) return;
      if (isTextControl(document.activeElement) && (isTyped(event) || isComposing(event))) return onClose();
      if (!isFormKey(event) && event.key !== 'Backspace' && event.key !== 'Delete') return;
      stop(event);
      if (event.key !== 'Tab') return;
      const buttons = [...element.querySelectorAll('button')];
      buttons.at(event.shiftKey ? -1 : 0)?.focus();
    };
    const onPaste = () => {
      if (box.current !== null && hidesFocus(box.current)) onClose();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('paste', onPaste, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('paste', onPaste, { capture: true });
    };
  }, [box, isActive, onClose]);
}

/** Whether the middle of what has the focus is behind the box, or outside the window. */
function hidesFocus(box: HTMLElement): boolean {
  const focused = document.activeElement;
  if (focused === null || box.contains(focused)) return false;
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return seen === null || box.contains(seen);
}
