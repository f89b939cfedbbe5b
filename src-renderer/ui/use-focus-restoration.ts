import { useEffect, type RefObject } from 'react';

/**
 * Restores the focus when controls in a box replace each other: from a removed control it moves to its replacement, or
 * to the part of the box in which it was. It never moves to a button, which a second Enter would press unseen, and is
 * never lost.
 */
export function useFocusRestoration(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let last: Node | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Node ? target : null;
    };
    const observer = new MutationObserver((changes) => {
      if (last === null || element.contains(last)) return;
      const to = findFocusTarget(last, changes, element);
      last = null;
      if (document.activeElement !== document.body) return;
      if (!to.hasAttribute('tabindex')) to.tabIndex = -1;
      to.focus({ preventScroll: true });
    });
    element.addEventListener('focusin', onFocus);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', onFocus);
    };
  }, [box]);
}

function findFocusTarget(gone: Node, changes: readonly MutationRecord[], box: HTMLElement): HTMLElement {
  const from = changes.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
  const came = changes
    .filter(({ target }) => target === from?.target)
    .flatMap(({ addedNodes }) => [...addedNodes])
    .find((node) => node instanceof HTMLElement && node.isConnected && !node.matches('button, input'));
  if (came instanceof HTMLElement) return came;
  return from?.target instanceof HTMLElement && box.contains(from.target) ? from.target : box;
}
