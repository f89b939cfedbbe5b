import { useEffect, useRef } from 'react';
import { scheduleTimeout } from '../time/schedule-timeout';
import { announce } from './announcer';

/**
 * Announces a text that follows a state, when it appears and whenever it has changed.
 * @param text '' for nothing
 * @param settleMs how long it must stay the same first, for what changes while one types
 */
export function useAnnouncement(text: string, settleMs = 0): void {
  const last = useRef('');
  useEffect(() => {
    if (text === last.current) return undefined;
    if (settleMs === 0 || text === '') {
      last.current = text;
      announce(text);
      return undefined;
    }
    return scheduleTimeout(settleMs, () => {
      last.current = text;
      announce(text);
    });
  }, [text, settleMs]);
}
