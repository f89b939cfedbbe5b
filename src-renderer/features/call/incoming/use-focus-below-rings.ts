import { useEffect, type RefObject } from 'react';
import { runAfterLayout } from '../../../ui/run-after-layout';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { useIsPanelBelow } from '../../../ui/use-is-narrow';

/**
 * In a zoomed window, who rings stays in sight over the form. Where a ring that has just come covers what has the focus, this
 * scrolls it out from below. What the agent has scrolled away stays there.
 * @param bar shows who rings
 */
export function useFocusBelowRings(bar: RefObject<HTMLElement | null>, ringCount: number): void {
  const isPanelBelow = useIsPanelBelow();
  useEffect(() => {
    const rings = bar.current;
    if (rings === null || ringCount === 0 || !isPanelBelow) return undefined;
    return runAfterLayout([rings], () => {
      const focused = document.activeElement;
      if (focused === null || rings.contains(focused)) return;
      const { top, bottom } = focused.getBoundingClientRect();
      const edge = rings.getBoundingClientRect();
      if (top < edge.bottom && bottom > edge.top) scrollPartIntoView(focused);
    });
  }, [bar, ringCount, isPanelBelow]);
}
