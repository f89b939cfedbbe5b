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
    // As something scrolled last: the browser to where the focus came, a hand, a screen reader, or this.
    let heightsAtScroll = '';
    // Reports after the sizes of the same frame.
    const sight = new IntersectionObserver(
      (reports) => {
        const isWhole = (reports.at(-1)?.intersectionRatio ?? 0) >= whole;
        // What goes above the screen, such as a ring, leaves the frame less to scroll, and moves the field down. The browser tells
        // of its scroll in the next frame, but of any other one in the same.
        if (!isWhole && wasWhole !== false && readHeights(part) !== heightsAtScroll)
          scrollPartIntoView(focused);
        else wasWhole = isWhole;
      },
      { threshold: whole },
    );
    const sizes = new ResizeObserver(() => {
      if (wasWhole !== false) scrollPartIntoView(focused);
    });
    // Until the first report, it is the browser that tells of its scroll to the field, maybe in the frame that moves it again.
    const noteScroll = () => {
      if (focused !== null && wasWhole !== null) heightsAtScroll = readHeights(part);
    };
    const follow = (target: Element) => {
      sight.disconnect();
      heightsAtScroll = readHeights(part);
      focused = target;
      // The browser has just scrolled to it.
      wasWhole = null;
      sight.observe(target);
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) follow(target);
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
    // On a busy computer the focus is there before this.
    if (document.activeElement !== null && part.contains(document.activeElement))
      follow(document.activeElement);
    part.addEventListener('focusin', onFocus);
    window.addEventListener(scrolledIntoView, onShow);
    window.addEventListener('scroll', noteScroll, { capture: true, passive: true });
    part.addEventListener('focusout', leave);
    return () => {
      leave();
      sizes.disconnect();
      window.removeEventListener(scrolledIntoView, onShow);
      window.removeEventListener('scroll', noteScroll, { capture: true });
      part.removeEventListener('focusin', onFocus);
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
