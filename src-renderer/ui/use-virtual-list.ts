import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
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
  /** Attach it to the element that scrolls. */
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
  /** Scrolls as little as needed to show a row. Always the same function. */
  readonly reveal: (row: number) => void;
};

/**
 * A scrolling list of any number of rows of equal height. Only the rows in view are rendered.
 * @param rowRem the height of a row, in rem
 */
export function useVirtualList(count: number, rowRem: number): VirtualList {
  const box = useRef<HTMLDivElement>(null);
  const [{ viewPx, remPx }, setSize] = useState({ viewPx: 600, remPx: 14 });
  const rowPx = Math.round(rowRem * remPx);
  const map = useMemo(() => createScrollScaling(count * rowPx, viewPx), [count, rowPx, viewPx]);
  const latest = useRef({ map, rowPx, place: atTop });
  const [rows, setRows] = useState(() => getRowRange(atTop, rowPx, viewPx));

  const updateRows = useCallback((to: ScrollPosition) => {
    latest.current.place = to;
    const { map: here, rowPx: height } = latest.current;
    const now = getRowRange(to, height, here.viewPx);
    setRows((before) => (isSame(before, now) ? before : now));
  }, []);
  /** Moves the bar to match the content. Its actual position then counts. */
  const scrollToContentTop = useCallback(
    (contentTop: number) => {
      const element = box.current;
      if (element === null) return;
      const after = alignScrollBar(latest.current.map, { scrollTop: 0, contentTop });
      if (Math.abs(after.scrollTop - element.scrollTop) > 1) element.scrollTo({ top: after.scrollTop });
      updateRows({ ...after, scrollTop: element.scrollTop });
    },
    [updateRows],
  );
  const reveal = useCallback(
    (row: number) => {
      const { map: here, rowPx: height, place: now } = latest.current;
      const lowest = (row + 1) * height - here.viewPx;
      if (row * height < now.contentTop) scrollToContentTop(row * height);
      else if (lowest > now.contentTop) scrollToContentTop(lowest);
    },
    [scrollToContentTop],
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
    const element = box.current;
    if (element === null) return undefined;
    const measure = () =>
      setSize({
        viewPx: element.clientHeight,
        remPx: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onScroll = () =>
      updateRows(applyScroll(latest.current.map, latest.current.place, element.scrollTop));
    const onEnd = () => scrollToContentTop(latest.current.place.contentTop);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
    };
  }, [scrollToContentTop, updateRows]);

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
