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
    let isScrolledByAgent = false;
    // Reports after the sizes of the same frame.
    const sight = new IntersectionObserver(
      (reports) => {
        const isWhole = (reports.at(-1)?.intersectionRatio ?? 0) >= whole;
        // What goes above the screen, such as a ring, leaves the frame less to scroll, and moves the field down.
        if (wasWhole && !isWhole && !isScrolledByAgent) scrollPartIntoView(focused);
        else wasWhole = isWhole;
      },
      { threshold: whole },
    );
    const sizes = new ResizeObserver(() => {
      if (wasWhole) scrollPartIntoView(focused);
    });
    const noteScroll = () => {
      isScrolledByAgent = true;
    };
    const follow = ({ target }: FocusEvent) => {
      sight.disconnect();
      isScrolledByAgent = false;
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
    for (const kind of agentScrolls)
      window.addEventListener(kind, noteScroll, { capture: true, passive: true });
    part.addEventListener('focusout', leave);
    return () => {
      leave();
      sizes.disconnect();
      window.removeEventListener(scrolledIntoView, onShow);
      for (const kind of agentScrolls) window.removeEventListener(kind, noteScroll, { capture: true });
      part.removeEventListener('focusin', follow);
      part.removeEventListener('focusout', leave);
    };
  }, [content]);
}

/** What scrolls by the agent's hand; a key only scrolls on from the caret. */
const agentScrolls = ['wheel', 'pointerdown', 'touchmove'] as const;

/** Rounded places may be a hair short of all of it. */
const whole = 0.99;
