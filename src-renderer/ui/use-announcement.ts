import { createContext, useContext, useEffect, useRef } from 'react';
import { scheduleTimeout } from '../time/schedule-timeout';
import { announce } from './announcer';

/** False around parts of a screen that is not shown: what changes there is said once it is. */
export const IsHeardContext = createContext(true);

/**
 * Announces a text that follows a state, when it appears and whenever it has changed.
 * @param text '' for nothing; undefined while it is unknown, or no news: what was announced last still holds
 * @param settleMs how long it must stay the same first, for what changes while one types
 */
export function useAnnouncement(text: string | undefined, settleMs = 0): void {
  const last = useRef('');
  const isHeard = useContext(IsHeardContext);
  useEffect(() => {
    if (!isHeard || text === undefined || text === last.current) return undefined;
    const say = () => {
      last.current = text;
      announce(text);
    };
    if (settleMs > 0 && text !== '') return scheduleTimeout(settleMs, say);
    say();
    return undefined;
  }, [text, settleMs, isHeard]);
}
