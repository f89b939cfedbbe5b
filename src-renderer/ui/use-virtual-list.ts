import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { scrolled, scrollMap, settled, type ScrollPlace } from './scroll-scaling';

/** Rows beyond the view that are there already when it moves. */
const rowsBeyond = 14;
/** So many come and go together: most frames of a scroll then change nothing, and none of them much. */
const rowsAtOnce = 4;

const atTop: ScrollPlace = { scrollTop: 0, contentTop: 0 };

export type LongScroll = {
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
  readonly topOf: (row: number) => number;
  /** Moves no farther than it must to show a row. Always the same function. */
  readonly reveal: (row: number) => void;
};

/**
 * Any number of rows of one height in an element that scrolls: only those in view are rendered.
 * @param rowRem the height of a row, in rem
 */
export function useLongScroll(count: number, rowRem: number): LongScroll {
  const box = useRef<HTMLDivElement>(null);
  const [{ viewPx, remPx }, setSize] = useState({ viewPx: 600, remPx: 14 });
  const rowPx = Math.round(rowRem * remPx);
  const map = useMemo(() => scrollMap(count * rowPx, viewPx), [count, rowPx, viewPx]);
  const latest = useRef({ map, rowPx, place: atTop });
  const [rows, setRows] = useState(() => rowsAround(atTop, rowPx, viewPx));

  const take = useCallback((to: ScrollPlace) => {
    latest.current.place = to;
    const { map: here, rowPx: height } = latest.current;
    const now = rowsAround(to, height, here.viewPx);
    setRows((before) => (isSame(before, now) ? before : now));
  }, []);
  /** With the bar moved to where it belongs; where it really stands then counts. */
  const settle = useCallback(
    (contentTop: number) => {
      const element = box.current;
      if (element === null) return;
      const after = settled(latest.current.map, { scrollTop: 0, contentTop });
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
    else settle(map.contentAt(map.scrollAt(contentTop)));
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
    const onScroll = () => take(scrolled(latest.current.map, latest.current.place, element.scrollTop));
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
    isInView: (row) => (rows.first === 0 || row >= rows.first + rowsBeyond) && row < rows.last - rowsBeyond,
    rowsInView: Math.max(1, Math.floor(viewPx / rowPx)),
    topOf: (row) => row * rowPx - rows.shiftPx,
    reveal,
  };
}

/** The rows to render, and how far above their place in the content they stand in the element that holds them. */
type RowsAround = { readonly first: number; readonly last: number; readonly shiftPx: number };

function rowsAround({ scrollTop, contentTop }: ScrollPlace, rowPx: number, viewPx: number): RowsAround {
  const first = Math.floor((contentTop / rowPx - rowsBeyond) / rowsAtOnce) * rowsAtOnce;
  const last = Math.ceil(((contentTop + viewPx) / rowPx + rowsBeyond) / rowsAtOnce) * rowsAtOnce;
  return { first: Math.max(0, first), last, shiftPx: contentTop - scrollTop };
}

function isSame(one: RowsAround, other: RowsAround): boolean {
  return one.first === other.first && one.last === other.last && one.shiftPx === other.shiftPx;
}
