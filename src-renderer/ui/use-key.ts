import { useEffect } from 'react';
import { isPressed, type Combination } from '../keys';

/** A key that works wherever the focus is, as long as what it does is on the screen. */
export function useKey(combination: Combination, act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isPressed(event, combination)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [combination, act]);
}
