import { useEffect, type RefObject } from 'react';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { useIsPanelBelow } from '../../../ui/use-is-narrow';

/**
 * In a zoomed window, who rings stays in sight over the form. Fields keep as much room above them as the bar is high; where it
 * grows over what has the focus, this scrolls that out from below. What the agent has scrolled away stays there.
 * @param bar shows who rings
 */
export function useFocusBelowRings(bar: RefObject<HTMLElement | null>): void {
  const isPanelBelow = useIsPanelBelow();
  useEffect(() => {
    const rings = bar.current;
    if (rings === null) return undefined;
    let height = 0;
    const sizes = new ResizeObserver(() => {
      const before = height;
      height = rings.offsetHeight;
      document.documentElement.style.setProperty('--ring-bar-height', `${height}px`);
      const focused = document.activeElement;
      if (!isPanelBelow || height <= before || focused === null || rings.contains(focused)) return;
      const { top, bottom } = focused.getBoundingClientRect();
      const edge = rings.getBoundingClientRect();
      if (top < edge.bottom && bottom > edge.top) scrollPartIntoView(focused);
    });
    sizes.observe(rings);
    return () => sizes.disconnect();
  }, [bar, isPanelBelow]);
}
