import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Scrolls a strip that is too low for its content to the first doubtful part, with as many of the following ones as fit
 * in whole lines, when other parts become doubtful or a size changes; never while the agent scrolls. Once nothing is
 * doubtful, it returns to the top, unless the agent is in it.
 * @param doubtful names the parts that are doubtful now
 * @param sentences selects what has lines
 */
export function useScrollToDoubtfulSentences(
  strip: RefObject<HTMLElement | null>,
  selector: string,
  doubtful: string,
  sentences: string,
): void {
  const hasScrolled = useRef(false);
  useLayoutEffect(() => {
    const { current } = strip;
    if (current === null) return undefined;
    if (doubtful === '') {
      if (hasScrolled.current && !current.matches(':hover, :focus-within')) current.scrollTo(0, 0);
      hasScrolled.current = false;
      return undefined;
    }
    const show = () => {
      for (const part of [...current.querySelectorAll(selector)].toReversed())
        if (bringIntoSight(current, part)) hasScrolled.current = true;
      // Each look at a sentence makes Chromium lay the page out: none where nothing was scrolled.
      if (hasScrolled.current) showWholeLines(current, sentences);
    };
    const observer = new ResizeObserver(show);
    for (const sized of [current, ...current.children]) observer.observe(sized);
    show();
    return () => observer.disconnect();
  }, [strip, selector, doubtful, sentences]);
}

/** In pixels, between a part and the edge of its strip. */
const distance = 8;

/**
 * Scrolls only the strip, not what is around it.
 * @returns whether it has scrolled down, away from its beginning
 */
function bringIntoSight(strip: HTMLElement, part: Element): boolean {
  const seen = strip.getBoundingClientRect();
  const { top, bottom } = part.getBoundingClientRect();
  // `auto` where nothing of the strip stays in view.
  const padding = Number.parseFloat(getComputedStyle(strip).scrollPaddingTop) || 0;
  const above = top - seen.top - padding - distance;
  const below = bottom - seen.bottom + distance;
  if (above < 0) strip.scrollTop += above;
  else if (below > 0) strip.scrollTop += Math.min(below, above);
  return above >= 0 && below > 0;
}

/** Scrolls the line that the bar cuts out of view, or into it at the end of the strip. */
function showWholeLines(strip: HTMLElement, selector: string): void {
  const edge = strip.querySelector(':scope > [data-stays-in-view]')?.getBoundingClientRect().bottom ?? 0;
  for (const sentence of strip.querySelectorAll(selector)) {
    const { top, bottom } = sentence.getBoundingClientRect();
    if (top > edge - 1 || bottom < edge + 1) continue;
    const lineHeight = Number.parseFloat(getComputedStyle(sentence).lineHeight);
    const cut = (edge - top) % lineHeight;
    const room = strip.scrollHeight - strip.clientHeight - strip.scrollTop;
    if (cut < 1 || lineHeight - cut < 1) return;
    strip.scrollBy(0, room >= lineHeight - cut ? lineHeight - cut : -cut);
    return;
  }
}
