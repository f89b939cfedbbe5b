import { useEffect, type RefObject } from 'react';
import { scrolledIntoView, scrollPartIntoView } from './scroll-into-view';

/**
 * Keeps the field with the caret in sight while something above it, within the content, appears, grows or goes, and as the
 * window is zoomed. The browser scrolls only as the caret comes to a field, and as it is typed in. A field that was
 * scrolled away stays where it is: by the agent, or to show another part.
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
    // Its new report says whether the field is still whole. A scroll of the browser says nothing: it may come in the same frame as
    // what moves the field, and a zoom brings back old places.
    const onShow = ({ target }: Event) => {
      if (focused === null) return;
      wasWhole = target === focused;
      sight.unobserve(focused);
      sight.observe(focused);
    };
    sizes.observe(part);
    part.addEventListener('focusin', follow);
    window.addEventListener(scrolledIntoView, onShow);
    part.addEventListener('focusout', leave);
    return () => {
      leave();
      sizes.disconnect();
      window.removeEventListener(scrolledIntoView, onShow);
      part.removeEventListener('focusin', follow);
      part.removeEventListener('focusout', leave);
    };
  }, [content]);
}

/** Rounded places may be a hair short of all of it. */
const whole = 0.99;
