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
    // Null until its first report: one that is higher than the frame never is, and stays where the browser has scrolled it.
    let wasWhole: boolean | null = false;
    // As something scrolled last: a hand, a screen reader, or this; null before the first report.
    let heightsAtScroll: string | null = null;
    // Reports after the sizes of the same frame.
    const sight = new IntersectionObserver(
      (reports) => {
        const isWhole = (reports.at(-1)?.intersectionRatio ?? 0) >= whole;
        const heights = readHeights(part);
        heightsAtScroll ??= heights;
        // What goes above the screen, such as a ring, leaves the frame less to scroll, and moves the field down. The browser tells
        // of its scroll in the next frame, but of any other one in the same.
        if (!isWhole && wasWhole !== false && heights !== heightsAtScroll) scrollPartIntoView(focused);
        else wasWhole = isWhole;
      },
      { threshold: whole },
    );
    const sizes = new ResizeObserver(() => {
      if (wasWhole !== false) scrollPartIntoView(focused);
    });
    const noteScroll = () => {
      if (focused !== null) heightsAtScroll = readHeights(part);
    };
    const follow = ({ target }: FocusEvent) => {
      sight.disconnect();
      heightsAtScroll = null;
      focused = target instanceof Element ? target : null;
      // The browser has just scrolled to it.
      wasWhole = focused === null ? false : null;
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
      wasWhole = target === focused ? null : false;
      heightsAtScroll = readHeights(part);
      sight.unobserve(focused);
      sight.observe(focused);
    };
    sizes.observe(part);
    part.addEventListener('focusin', follow);
    window.addEventListener(scrolledIntoView, onShow);
    window.addEventListener('scroll', noteScroll, { capture: true, passive: true });
    part.addEventListener('focusout', leave);
    return () => {
      leave();
      sizes.disconnect();
      window.removeEventListener(scrolledIntoView, onShow);
      window.removeEventListener('scroll', noteScroll, { capture: true });
      part.removeEventListener('focusin', follow);
      part.removeEventListener('focusout', leave);
    };
  }, [content]);
}

/** The heights of all that may scroll around a part, and of what they show. A scroll changes none of them. */
function readHeights(part: Element): string {
  const heights: number[] = [];
  for (let around = part.parentElement; around !== null; around = around.parentElement)
    heights.push(around.scrollHeight, around.clientHeight);
  return heights.join();
}

/** Rounded places may be a hair short of all of it. */
const whole = 0.99;
