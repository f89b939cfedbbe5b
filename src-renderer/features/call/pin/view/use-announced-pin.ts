import { useEffect, useRef } from 'react';
import { useStore } from '../../../../state/store';
import { scheduleTimeout } from '../../../../time/schedule-timeout';
import { announce } from '../../../../ui/announcer';
import type { PinActions } from '../pin-actions';

/** In ms: the sentence about the pin follows the address and the state a moment later. */
const delayMs = 50;

/**
 * Announces what became of the pin each time that the agent set or confirmed it by one key, on the map or in a field: the
 * coordinates alone say neither where it is nor how exact.
 */
export function useAnnouncedPin({ actionCount }: PinActions, text: string): void {
  const count = useStore(actionCount);
  const announced = useRef({ actionCount, count });
  useEffect(() => {
    const before = announced.current;
    if (before.actionCount !== actionCount) announced.current = { actionCount, count };
    if (before.actionCount !== actionCount || before.count === count) return undefined;
    return scheduleTimeout(delayMs, () => {
      announced.current = { actionCount, count };
      announce(text);
    });
  }, [actionCount, count, text]);
}
