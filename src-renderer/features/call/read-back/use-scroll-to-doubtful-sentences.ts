import { useLayoutEffect, type RefObject } from 'react';

/**
 * Scrolls a strip that is too low for its content to the first doubtful part, with as many of the following ones as
 * fit. It does so when other parts become doubtful or a size changes, never while the agent scrolls.
 * @param doubtful names the parts that are doubtful now
 */
export function useScrollToDoubtfulSentences(
  strip: RefObject<HTMLElement | null>,
  selector: string,
  doubtful: string,
): void {
  useLayoutEffect(() => {
    const { current } = strip;
    if (current === null || doubtful === '') return undefined;
    const show = () => {
      for (const part of [...current.querySelectorAll(selector)].toReversed()) bringIntoSight(current, part);
    };
    const observer = new ResizeObserver(show);
    for (const sized of [current, ...current.children]) observer.observe(sized);
    show();
    return () => observer.disconnect();
  }, [strip, selector, doubtful]);
}

/** In pixels, between a part and the edge of its strip. */
const distance = 8;

/** Scrolls only the strip, not what is around it. */
function bringIntoSight(strip: HTMLElement, part: Element): void {
  const seen = strip.getBoundingClientRect();
  const { top, bottom } = part.getBoundingClientRect();
  // `auto` where nothing of the strip stays in view.
  const padding = Number.parseFloat(getComputedStyle(strip).scrollPaddingTop) || 0;
  const above = top - seen.top - padding - distance;
  const below = bottom - seen.bottom + distance;
  if (above < 0) strip.scrollTop += above;
  else if (below > 0) strip.scrollTop += Math.min(below, above);
}
