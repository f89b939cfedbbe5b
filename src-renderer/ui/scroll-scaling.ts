/**
 * Where a scroll bar stands, and what of the content is at the top of the view, both in px. They differ only where the
 * content is higher than Chromium lets an element be.
 */
export type ScrollPosition = { readonly scrollTop: number; readonly contentTop: number };

/** `heightPx` is how high the scrolled element is made. */
export type ScrollScaling = {
  readonly heightPx: number;
  readonly getContentTop: (scrollTop: number) => number;
  readonly getScrollTop: (contentTop: number) => number;
  readonly viewPx: number;
};

/** A quarter of what Chromium can do (33,554,432 px of the screen), so that it holds at 400 % as well. */
const maxHeightPx = 8_000_000;

/** One px of the bar is one of the content near both ends, and stands for several only in between. */
export function createScrollScaling(contentPx: number, viewPx: number, mostPx = maxHeightPx): ScrollScaling {
  const heightPx = Math.min(contentPx, mostPx);
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

/** So far the wheel, a key or a touch goes at once; the thumb of the bar, dragged, goes farther. */
const maxStepInViews = 3;

/** After the bar moved. A step moves the content as far as the bar; a dragged thumb shows where it stands. */
export function applyScroll(map: ScrollScaling, before: ScrollPosition, scrollTop: number): ScrollPosition {
  const by = scrollTop - before.scrollTop;
  const isStep = Math.abs(by) <= maxStepInViews * map.viewPx;
  const isAtEnd = scrollTop <= 0 || scrollTop >= map.heightPx - map.viewPx;
  const contentTop = isStep && !isAtEnd ? before.contentTop + by : map.getContentTop(scrollTop);
  return { scrollTop, contentTop: map.getContentTop(map.getScrollTop(contentTop)) };
}

/** With the bar where it belongs for what is seen, which does not move. */
export function alignScrollBar(map: ScrollScaling, { contentTop }: ScrollPosition): ScrollPosition {
  const scrollTop = Math.round(map.getScrollTop(contentTop));
  return { scrollTop, contentTop };
}

function clamp(px: number, most: number): number {
  return Math.min(Math.max(px, 0), most);
}
