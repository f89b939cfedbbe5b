import { useEffect, type RefObject } from 'react';
import { scrollPartIntoView } from './scroll-into-view';

/**
 * Keeps the field with the caret in sight while something above it, within the content, appears, grows or goes. The browser
 * scrolls only as the caret comes to a field, and as it is typed in. A field that was scrolled away stays where it is.
 * @param content holds the fields; its height changes with what it shows
 */
export function useFocusedFieldInView(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const part = content.current;
    if (part === null) return undefined;
    let focused: Element | null = null;
    let wasWhole = false;
    // Reports after the sizes of the same frame.
    const sight = new IntersectionObserver(
      (reports) => {
        wasWhole = (reports.at(-1)?.intersectionRatio ?? 0) >= whole;
      },
      { threshold: whole },
    );
    const sizes = new ResizeObserver(() => {
      if (wasWhole) scrollPartIntoView(focused);
    });
    const follow = ({ target }: FocusEvent) => {
      sight.disconnect();
      focused = target instanceof Element ? target : null;
      // The browser has just scrolled to it.
      wasWhole = focused !== null;
      if (focused !== null) sight.observe(focused);
    };
    const leave = () => {
      sight.disconnect();
      focused = null;
    };
    // What was scrolled to instead stays in sight. Its new report says whether the field is still whole.
    const onScroll = () => {
      if (focused === null) return;
      wasWhole = false;
      sight.unobserve(focused);
      sight.observe(focused);
    };
    sizes.observe(part);
    part.addEventListener('focusin', follow);
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    part.addEventListener('focusout', leave);
    return () => {
      leave();
      sizes.disconnect();
      window.removeEventListener('scroll', onScroll, { capture: true });
      part.removeEventListener('focusin', follow);
      part.removeEventListener('focusout', leave);
    };
  }, [content]);
}

/** Rounded places may be a hair short of all of it. */
const whole = 0.99;
