import { useLayoutEffect, type RefObject } from 'react';

/**
 * Scrolls a strip that is too low for all of it so that the first doubtful part is in sight, and of the others behind it
 * as much as fits. It does so when another part becomes doubtful or a size changes, never while the agent scrolls.
 * @param doubtful names the parts that are doubtful now
 */
export function useScrollToDoubtful(
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

/** By the strip alone: what lies around it does not scroll. */
function bringIntoSight(strip: HTMLElement, part: Element): void {
  const seen = strip.getBoundingClientRect();
  const { top, bottom } = part.getBoundingClientRect();
  const above = top - seen.top - distance;
  const below = bottom - seen.bottom + distance;
  if (above < 0) strip.scrollTop += above;
  else if (below > 0) strip.scrollTop += Math.min(below, above);
}
