import { useEffect, type RefObject } from 'react';
import { isComposing } from '../commands/key-bindings';
import { findAtMiddle } from './find-at-middle';
import { canScroll } from './find-scroller';

/** In pixels, as far as a browser scrolls for an arrow key. */
const lineHeight = 40;

/**
 * Scrolls a box over the screen by the keys that scroll, wherever the caret is. The field below, which the box covers,
 * does not get them. A key with Ctrl, Alt or Shift stays what it is.
 */
export function useScrollKeys(box: RefObject<HTMLElement | null>, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const onKeyDown = (event: KeyboardEvent) => scrollByKey(box.current, event);
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [box, isActive]);
}

/**
 * Scrolls a box beside the field with the caret by PageUp and PageDown. Does nothing if what has the focus scrolls itself
 * or uses these keys, or if a box over the screen has the focus or hides this one.
 * @param find finds the box, which may come and go
 */
export function usePageKeys(find: () => HTMLElement | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target } = event;
      if ((key !== 'PageUp' && key !== 'PageDown') || event.defaultPrevented) return;
      const box = find();
      if (box === null || !(target instanceof Element) || canScroll(target)) return;
      const isBeside = target === document.body || box.closest('main')?.contains(target) === true;
      if (isBeside && box.contains(findAtMiddle(box))) scrollByKey(box, event);
    };
    // After the parts of the page, and not at all under a box that takes these keys.
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [find]);
}

function scrollByKey(box: HTMLElement | null, event: KeyboardEvent): void {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
  if (box === null || !isPlain || isComposing(event)) return;
  const top = getScrollTop(event.key, box);
  if (top === undefined || !canScroll(box)) return;
  box.scrollTo({ top });
  event.preventDefault();
  event.stopPropagation();
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
