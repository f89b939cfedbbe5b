import { useContext, useEffect, type RefObject } from 'react';
import { CommandContext } from './command-registry';

/**
 * Moves the caret into a screen once what it shows has arrived: the agent came by a key or a press, and Tab and Enter go
 * on from there. Where the agent has moved the caret into the screen meanwhile, it stays.
 * @param isThere what the screen shows has arrived
 * @param selector what takes the caret; without it, and where the screen shows none, the screen itself does
 */
export function useArrivalFocus(
  screen: RefObject<HTMLElement | null>,
  isThere: boolean,
  selector?: string,
): void {
  const { focusArrival } = useContext(CommandContext);
  useEffect(() => {
    const box = screen.current;
    if (!isThere || box === null || box.contains(document.activeElement)) return;
    const first = selector === undefined ? null : box.querySelector<HTMLElement>(selector);
    focusArrival(first ?? box);
  }, [screen, isThere, selector, focusArrival]);
}
