import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { findScroller } from '../../ui/find-scroller';
import { useIsPanelBelow } from '../../ui/use-is-narrow';

type Places = {
  /** What the case takes the place of: the list and what stands above it. */
  readonly left: RefObject<HTMLElement | null>;
  readonly field: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
};

/**
 * In a narrow window, a case that is opened takes the place of the list. To close it brings the list back as it was, with the
 * focus where it was. In a wide window both are there, and the case counts as opened while it has the focus, so that a window
 * that is zoomed shows what the agent is at.
 */
export function useCaseInPlaceOfList({ left, field, list }: Places, isOpenedFirst: boolean) {
  const isNarrow = useIsPanelBelow();
  const [isOpened, setIsOpened] = useState(isOpenedFirst);
  const before = useRef({ scrollTop: 0, isList: false });
  const open = useCallback(() => {
    if (!isNarrow) return;
    if (left.current?.checkVisibility() === true) {
      const { scrollTop } = findScroller(left.current);
      before.current = { scrollTop, isList: document.activeElement === list.current };
    }
    flushSync(() => setIsOpened(true));
  }, [isNarrow, left, list]);
  const close = useCallback(() => {
    flushSync(() => setIsOpened(false));
    const { scrollTop, isList } = before.current;
    const goal = isList ? list.current : null;
    (goal ?? field.current)?.focus({ preventScroll: isNarrow && goal !== null });
    if (isNarrow && left.current !== null) findScroller(left.current).scrollTo({ top: scrollTop });
  }, [field, isNarrow, left, list]);
  useEffect(() => {
    const screen = left.current?.closest('main');
    if (isNarrow || screen === null || screen === undefined) return undefined;
    const onFocus = ({ target }: FocusEvent) =>
      setIsOpened(target instanceof Node && left.current?.contains(target) === false);
    screen.addEventListener('focusin', onFocus);
    return () => screen.removeEventListener('focusin', onFocus);
  }, [isNarrow, left]);
  return useMemo(
    () => ({
      isNarrow,
      /** Whether the list gives way to the case. */
      isInPlace: isNarrow && isOpened,
      /** Whether the case is on the screen. */
      isShown: !isNarrow || isOpened,
      open,
      close,
      setIsOpened,
    }),
    [close, isNarrow, isOpened, open],
  );
}

/**
 * Whether the shift stats are shown. They give way to a case that is requested, and to Find, which also brings the list of a
 * narrow window back.
 */
export function useShiftInPlace(
  isShiftFirst: boolean,
  openRequest: object | null,
  findCount: number,
  { isNarrow, setIsOpened }: Pick<ReturnType<typeof useCaseInPlaceOfList>, 'isNarrow' | 'setIsOpened'>,
) {
  const shift = useState(isShiftFirst);
  const [, setIsShift] = shift;
  const [before, setBefore] = useState({ openRequest, findCount });
  if (openRequest !== before.openRequest || findCount !== before.findCount) {
    setBefore({ openRequest, findCount });
    if (openRequest !== null || findCount !== before.findCount) setIsShift(false);
    if (openRequest !== null && openRequest !== before.openRequest) setIsOpened(true);
    else if (isNarrow) setIsOpened(false);
  }
  return shift;
}
