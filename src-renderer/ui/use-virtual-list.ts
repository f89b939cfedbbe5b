import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { findScroller } from './find-scroller';
import { applyScroll, createScrollScaling, alignScrollBar, type ScrollPosition } from './scroll-scaling';

/** Rows outside the view that are already rendered when it moves. */
const overscanRows = 14;
/**
 * Rows are added and removed in steps of this many: most frames of a scroll then change nothing, and none changes
 * much.
 */
const rowStep = 4;

const atTop: ScrollPosition = { scrollTop: 0, contentTop: 0 };

export type VirtualList = {
  /** Attach it to the element that scrolls, or, where what is around it does, that is as high as all rows. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** The height of the element that holds the rows, and of each row, in px. */
  readonly heightPx: number;
  readonly rowPx: number;
  /** The rows to render: `first` (inclusive) to `last` (exclusive). */
  readonly first: number;
  readonly last: number;
  /** Whether any part of a row may be in view. */
  readonly isInView: (row: number) => boolean;
  readonly rowsInView: number;
  /** The position of a row in that element, in px. */
  readonly getTop: (row: number) => number;
  /**
   * Scrolls as little as needed to show a row. What stands above the list is scrolled away for it only if it `mayHide` it.
   * Always the same function, as long as the same element scrolls.
   */
  readonly reveal: (row: number, mayHide?: boolean) => void;
};

/**
 * A scrolling list of any number of rows of equal height. Only the rows in view are rendered.
 * @param rowRem the height of a row, in rem
 * @param isScrolledAround whether what is around the list scrolls, with what stands above it there
 */
export function useVirtualList(count: number, rowRem: number, isScrolledAround = false): VirtualList {
  const box = useRef<HTMLDivElement>(null);
  const [{ viewPx, remPx }, setSize] = useState({ viewPx: 600, remPx: 14 });
  const rowPx = Math.round(rowRem * remPx);
  const map = useMemo(() => createScrollScaling(count * rowPx, viewPx), [count, rowPx, viewPx]);
  const latest = useRef({ map, rowPx, place: atTop });
  const [rows, setRows] = useState(() => getRowRange(atTop, rowPx, viewPx));

  const getPlace = useCallback(() => getPlaceIn(box.current, isScrolledAround), [isScrolledAround]);
  const updateRows = useCallback((to: ScrollPosition) => {
    latest.current.place = to;
    const { map: here, rowPx: height } = latest.current;
    const now = getRowRange(to, height, here.viewPx);
    setRows((before) => (isSame(before, now) ? before : now));
  }, []);
  /** Moves the bar to match the content. Its actual position then counts. */
  const scrollToContentTop = useCallback(
    (contentTop: number) => {
      const before = getPlace();
      if (before === null) return;
      const after = alignScrollBar(latest.current.map, { scrollTop: 0, contentTop });
      const by = after.scrollTop - Math.max(0, before.scrollTop);
      if (Math.abs(by) > 1) before.scroller.scrollTo({ top: before.abovePx + after.scrollTop });
      updateRows({ ...after, scrollTop: Math.max(0, getPlace()?.scrollTop ?? 0) });
    },
    [getPlace, updateRows],
  );
  const reveal = useCallback(
    (row: number, mayHide = false) => {
      const { map: here, rowPx: height, place: now } = latest.current;
      const lowest = (row + 1) * height - here.viewPx;
      const place = isScrolledAround ? getPlace() : null;
      if (place !== null && place.scrollTop < 0 && lowest < 0) {
        // What stands above the list is still in sight, and so is the row once some of that is not.
        if (mayHide && lowest > place.scrollTop) place.scroller.scrollTo({ top: place.abovePx + lowest });
      } else if (row * height < now.contentTop + (place?.coveredPx ?? 0))
        scrollToContentTop(Math.max(0, row * height - (place?.coveredPx ?? 0)));
      else if (lowest > now.contentTop && (mayHide || place === null || place.scrollTop >= 0))
        scrollToContentTop(lowest);
    },
    [getPlace, isScrolledAround, scrollToContentTop],
  );

  useLayoutEffect(() => {
    latest.current.map = map;
    latest.current.rowPx = rowPx;
    const { scrollTop, contentTop } = latest.current.place;
    // When the number of rows changes, the visible rows stay in place as far as they still exist. The top needs no
    // adjustment, and reading the bar's position would force a layout of the whole page.
    if (scrollTop === 0 && contentTop === 0) updateRows(atTop);
    else scrollToContentTop(map.getContentTop(map.getScrollTop(contentTop)));
  }, [map, rowPx, scrollToContentTop, updateRows]);

  useLayoutEffect(() => {
    const element = getPlace()?.scroller;
    if (element === undefined) return undefined;
    const measure = () =>
      setSize({
        viewPx: element.clientHeight,
        remPx: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [getPlace]);

  useEffect(() => {
    const element = getPlace()?.scroller;
    if (element === undefined) return undefined;
    const onScroll = () => {
      const place = getPlace();
      if (place === null) return;
      updateRows(applyScroll(latest.current.map, latest.current.place, Math.max(0, place.scrollTop)));
    };
    const onEnd = () => scrollToContentTop(latest.current.place.contentTop);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
    };
  }, [getPlace, scrollToContentTop, updateRows]);

  return {
    box,
    heightPx: map.heightPx,
    rowPx,
    first: Math.min(count, rows.first),
    last: Math.min(count, rows.last),
    isInView: (row) =>
      (rows.first === 0 || row >= rows.first + overscanRows) && row < rows.last - overscanRows,
    rowsInView: Math.max(1, Math.floor(viewPx / rowPx)),
    getTop: (row) => row * rowPx - rows.shiftPx,
    reveal,
  };
}

/**
 * Where the list is in what scrolls: `scrollTop` counts from its first row, and is negative while what stands above it is in
 * sight. `coveredPx` of the view lie under a bar that stays there. Null while the list is not shown.
 */
function getPlaceIn(list: HTMLElement | null, isScrolledAround: boolean) {
  if (list === null) return null;
  if (!isScrolledAround) return { scroller: list, scrollTop: list.scrollTop, abovePx: 0, coveredPx: 0 };
  if (!list.checkVisibility()) return null;
  const scroller = findScroller(list);
  const { top } = scroller.getBoundingClientRect();
  const abovePx = Math.round(list.getBoundingClientRect().top - top + scroller.scrollTop);
  const coveredPx = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
  return { scroller, scrollTop: scroller.scrollTop - abovePx, abovePx, coveredPx };
}

/** The rows to render, and how far above their place in the content they are in their element. */
type RowRange = { readonly first: number; readonly last: number; readonly shiftPx: number };

function getRowRange({ scrollTop, contentTop }: ScrollPosition, rowPx: number, viewPx: number): RowRange {
  const first = Math.floor((contentTop / rowPx - overscanRows) / rowStep) * rowStep;
  const last = Math.ceil(((contentTop + viewPx) / rowPx + overscanRows) / rowStep) * rowStep;
  return { first: Math.max(0, first), last, shiftPx: contentTop - scrollTop };
}

function isSame(one: RowRange, other: RowRange): boolean {
  return one.first === other.first && one.last === other.last && one.shiftPx === other.shiftPx;
}
