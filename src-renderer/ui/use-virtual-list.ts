import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { applyScroll, createScrollScaling, alignScrollBar, type ScrollPosition } from './scroll-scaling';

/** Rows beyond the view that are there already when it moves. */
const overscanRows = 14;
/** So many come and go together: most frames of a scroll then change nothing, and none of them much. */
const rowStep = 4;

const atTop: ScrollPosition = { scrollTop: 0, contentTop: 0 };

export type VirtualList = {
  /** For the element that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** How high the element is that holds the rows, and each of its rows, in px. */
  readonly heightPx: number;
  readonly rowPx: number;
  /** The rows to render: from `first` up to, not including, `last`. */
  readonly first: number;
  readonly last: number;
  /** Whether any of a row may be in view. */
  readonly isInView: (row: number) => boolean;
  readonly rowsInView: number;
  /** Where a row stands in that element, in px. */
  readonly getTop: (row: number) => number;
  /** Moves no farther than it must to show a row. Always the same function. */
  readonly reveal: (row: number) => void;
};

/**
 * Any number of rows of one height in an element that scrolls: only those in view are rendered.
 * @param rowRem the height of a row, in rem
 */
export function useVirtualList(count: number, rowRem: number): VirtualList {
  const box = useRef<HTMLDivElement>(null);
  const [{ viewPx, remPx }, setSize] = useState({ viewPx: 600, remPx: 14 });
  const rowPx = Math.round(rowRem * remPx);
  const map = useMemo(() => createScrollScaling(count * rowPx, viewPx), [count, rowPx, viewPx]);
  const latest = useRef({ map, rowPx, place: atTop });
  const [rows, setRows] = useState(() => getRowRange(atTop, rowPx, viewPx));

  const take = useCallback((to: ScrollPosition) => {
    latest.current.place = to;
    const { map: here, rowPx: height } = latest.current;
    const now = getRowRange(to, height, here.viewPx);
    setRows((before) => (isSame(before, now) ? before : now));
  }, []);
  /** With the bar moved to where it belongs; where it really stands then counts. */
  const settle = useCallback(
    (contentTop: number) => {
      const element = box.current;
      if (element === null) return;
      const after = alignScrollBar(latest.current.map, { scrollTop: 0, contentTop });
      if (Math.abs(after.scrollTop - element.scrollTop) > 1) element.scrollTo({ top: after.scrollTop });
      take({ ...after, scrollTop: element.scrollTop });
    },
    [take],
  );
  const reveal = useCallback(
    (row: number) => {
      const { map: here, rowPx: height, place: now } = latest.current;
      const lowest = (row + 1) * height - here.viewPx;
      if (row * height < now.contentTop) settle(row * height);
      else if (lowest > now.contentTop) settle(lowest);
    },
    [settle],
  );

  useLayoutEffect(() => {
    latest.current.map = map;
    latest.current.rowPx = rowPx;
    const { scrollTop, contentTop } = latest.current.place;
    // More rows, or fewer: what is seen stays where it is, as far as it is still there. The top is there in any case, and
    // to ask where the bar stands has the whole page laid out at once.
    if (scrollTop === 0 && contentTop === 0) take(atTop);
    else settle(map.getContentTop(map.getScrollTop(contentTop)));
  }, [map, rowPx, settle, take]);

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
    const onScroll = () => take(applyScroll(latest.current.map, latest.current.place, element.scrollTop));
    const onEnd = () => settle(latest.current.place.contentTop);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('scrollend', onEnd);
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('scrollend', onEnd);
    };
  }, [settle, take]);

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

/** The rows to render, and how far above their place in the content they stand in the element that holds them. */
type RowRange = { readonly first: number; readonly last: number; readonly shiftPx: number };

function getRowRange({ scrollTop, contentTop }: ScrollPosition, rowPx: number, viewPx: number): RowRange {
  const first = Math.floor((contentTop / rowPx - overscanRows) / rowStep) * rowStep;
  const last = Math.ceil(((contentTop + viewPx) / rowPx + overscanRows) / rowStep) * rowStep;
  return { first: Math.max(0, first), last, shiftPx: contentTop - scrollTop };
}

function isSame(one: RowRange, other: RowRange): boolean {
  return one.first === other.first && one.last === other.last && one.shiftPx === other.shiftPx;
}
