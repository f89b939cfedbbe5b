import { useEffect, type RefObject } from 'react';
import { isComposing } from '../commands/key-bindings';

/** In pixels, as far as a browser scrolls for an arrow key. */
const lineHeight = 40;

/**
 * Scrolls a box over the screen by the keys that scroll, wherever the caret is. The field below, which the box covers,
 * does not get them. A key with Ctrl, Alt or Shift stays what it is.
 */
export function useScrollKeys(box: RefObject<HTMLElement | null>, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const element = box.current;
      const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (element === null || !isPlain || isComposing(event)) return;
      const top = getScrollTop(event.key, element);
      if (top === undefined || element.scrollHeight <= element.clientHeight) return;
      element.scrollTo({ top });
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [box, isActive]);
}

function getScrollTop(
  key: string,
  { scrollTop, scrollHeight, clientHeight }: HTMLElement,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return scrollTop + lineHeight;
    case 'ArrowUp':
      return scrollTop - lineHeight;
    case 'PageDown':
      return scrollTop + clientHeight - lineHeight;
    case 'PageUp':
      return scrollTop - clientHeight + lineHeight;
    case 'Home':
      return 0;
    case 'End':
      return scrollHeight;
    default:
      return undefined;
  }
}
