import { useContext, useLayoutEffect, type RefObject } from 'react';
import { CommandContext } from './command-registry';

/**
 * Moves the caret into a screen once its content has loaded: the agent opened it by a key or a click, and continues
 * there with Tab and Enter. If the agent has already moved the caret into the screen, it stays.
 * @param isLoaded the content has loaded
 * @param selector the element to focus; the screen itself without one, or if none matches
 */
export function useFocusLoadedScreen(
  screen: RefObject<HTMLElement | null>,
  isLoaded: boolean,
  selector?: string,
): void {
  const { focusArrival } = useContext(CommandContext);
  // In the same step as the content: the next key is for it.
  useLayoutEffect(() => {
    const box = screen.current;
    if (!isLoaded || box === null || box.contains(document.activeElement)) return;
    const first = selector === undefined ? null : box.querySelector<HTMLElement>(selector);
    focusArrival(first ?? box);
  }, [screen, isLoaded, selector, focusArrival]);
}
