import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Closes a list that takes keys from the whole window by a click elsewhere, by which the caret may come to a field. */
export function useCloseOnClickElsewhere(list: RefObject<HTMLElement | null>, onClose: () => void): void {
  const onClick = useEffectEvent((event: MouseEvent) => {
    if (list.current !== null && !event.composedPath().includes(list.current)) onClose();
  });
  useEffect(() => {
    const openedAtMs = performance.now();
    // The click that opened the list is still on its way. One by a key or a screen reader has no place.
    const listener = (event: MouseEvent) => {
      if (event.detail > 0 && event.timeStamp > openedAtMs) onClick(event);
    };
    window.addEventListener('click', listener);
    return () => window.removeEventListener('click', listener);
  }, []);
}
