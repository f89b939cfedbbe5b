/**
 * The position of a scroll bar, and of the content at the top of the view, both in px. They differ only if the content
 * is higher than Chromium's limit for an element.
 */
export type ScrollPosition = { readonly scrollTop: number; readonly contentTop: number };

/** `heightPx` is the height of the scrolled element. */
export type ScrollScaling = {
  readonly heightPx: number;
  readonly getContentTop: (scrollTop: number) => number;
  readonly getScrollTop: (contentTop: number) => number;
  readonly viewPx: number;
};

/** A quarter of Chromium's limit (33,554,432 screen px), so that it also holds at 400 %. */
const maxHeightPx = 8_000_000;

/** Near both ends, one px of the bar is one px of the content. Only in between does it stand for several. */
export function createScrollScaling(contentPx: number, viewPx: number, maxPx = maxHeightPx): ScrollScaling {
  const heightPx = Math.min(contentPx, maxPx);
  const lastContent = Math.max(0, contentPx - viewPx);
  const lastScroll = Math.max(0, heightPx - viewPx);
  if (lastContent === lastScroll) {
    const same = (px: number) => clamp(px, lastScroll);
    return { heightPx, getContentTop: same, getScrollTop: same, viewPx };
  }
  const end = lastScroll / 4;
  const scale = (lastContent - 2 * end) / (lastScroll - 2 * end);
  return {
    heightPx,
    viewPx,
    getContentTop: (scrollTop) => {
      const px = clamp(scrollTop, lastScroll);
      if (px <= end) return px;
      if (px >= lastScroll - end) return lastContent - (lastScroll - px);
      return end + (px - end) * scale;
    },
    getScrollTop: (contentTop) => {
      const px = clamp(contentTop, lastContent);
      if (px <= end) return px;
      if (px >= lastContent - end) return lastScroll - (lastContent - px);
      return end + (px - end) / scale;
    },
  };
}

/** The wheel, a key or a touch moves at most this far at once. Dragging the thumb of the bar moves farther. */
const maxStepInViews = 3;

/**
 * The position after the bar moved. A step moves the content by the same distance; a dragged thumb jumps to its place.
 */
export function applyScroll(map: ScrollScaling, before: ScrollPosition, scrollTop: number): ScrollPosition {
  const by = scrollTop - before.scrollTop;
  const isStep = Math.abs(by) <= maxStepInViews * map.viewPx;
  const isAtEnd = scrollTop <= 0 || scrollTop >= map.heightPx - map.viewPx;
  const contentTop = isStep && !isAtEnd ? before.contentTop + by : map.getContentTop(scrollTop);
  return { scrollTop, contentTop: map.getContentTop(map.getScrollTop(contentTop)) };
}

/** Moves the bar to match the visible content, which does not move. */
export function alignScrollBar(map: ScrollScaling, { contentTop }: ScrollPosition): ScrollPosition {
  const scrollTop = Math.round(map.getScrollTop(contentTop));
  return { scrollTop, contentTop };
}

function clamp(px: number, max: number): number {
  return Math.min(Math.max(px, 0), max);
}
