import { useEffect, type RefObject } from 'react';
import { isComposing } from '../commands/key-bindings';
import { isFormKey, isTyped } from '../commands/replay-key';
import { findAtMiddle } from './find-at-middle';
import { isTextControl } from './insert-text';

/**
 * While a box over the screen hides what has the focus, no key acts on that unseen. What is typed or pasted into a field closes
 * the box, so that nothing of it is lost; Enter, Delete and the like do nothing. The keys of actions stay what they are.
 */
export function useKeysOfCovered(
  box: RefObject<HTMLElement | null>,
  isActive: boolean,
  onClose: () => void,
): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const element = box.current;
      if (element === null || event.defaultPrevented || !hidesFocus(element)) return;
      if (isTextControl(document.activeElement) && (isTyped(event) || isComposing(event))) return onClose();
      if (!isFormKey(event) && event.key !== 'Backspace' && event.key !== 'Delete') return;
      event.preventDefault();
      event.stopPropagation();
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

/**
 * Tab goes through the buttons of a box over the screen and round, from within it and from what it hides. It would go on
 * to what is behind the box, and Esc give the focus back to nothing.
 */
export function useTabWithin(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const element = box.current;
      if (element === null || event.key !== 'Tab' || isComposing(event)) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const focused = document.activeElement;
      if (!element.contains(focused) && !hidesFocus(element)) return;
      const buttons = [...element.querySelectorAll<HTMLElement>('button:not([tabindex="-1"])')];
      const at = buttons.findIndex((button) => button === focused);
      const next = event.shiftKey ? Math.max(at, 0) - 1 : (at + 1) % buttons.length;
      buttons.at(next)?.focus();
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [box]);
}

/** Whether the middle of what has the focus is behind the box, or outside the window. */
function hidesFocus(box: HTMLElement): boolean {
  const focused = document.activeElement;
  if (focused === null || box.contains(focused)) return false;
  const seen = findAtMiddle(focused);
  return seen === null || box.contains(seen);
}
