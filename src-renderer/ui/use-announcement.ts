import { createContext, useContext, useEffect, useRef, type RefObject } from 'react';
import { scheduleTimeout } from '../time/schedule-timeout';
import { announce, isSilent, type SpokenText } from './announcer';

/** False around parts of a screen that is not shown: what changes there is said once it is. */
export const IsHeardContext = createContext(true);

/** What was announced last, '' for nothing. */
export type HeardLast = RefObject<string>;

type AnnouncementOptions = {
  /** How long it must stay the same first, in ms, for what changes while one types. */
  readonly delayMs?: number;
  /** What it is about: the same in other words, such as in another language, is no news. Else each other text is. */
  readonly subject?: string;
  /** Outlives the component, if it is to say nothing again when it comes back. */
  readonly last?: HeardLast;
};

/**
 * Announces what follows a state, when it appears and whenever it has changed.
 * @param spoken '' for nothing; undefined while it is unknown, or no news: what was announced last still holds
 */
export function useAnnouncement(
  spoken: SpokenText | undefined,
  { delayMs = 0, subject, last: kept }: AnnouncementOptions = {},
): void {
  const own = useRef('');
  const last = kept ?? own;
  const isHeard = useContext(IsHeardContext);
  useEffect(() => {
    if (!isHeard || spoken === undefined) return undefined;
    const news = isSilent(spoken) ? '' : (subject ?? JSON.stringify(spoken));
    if (news === last.current) return undefined;
    const say = () => {
      last.current = news;
      announce(spoken);
    };
    if (delayMs > 0 && news !== '') return scheduleTimeout(delayMs, say);
    say();
    return undefined;
  }, [spoken, subject, last, delayMs, isHeard]);
}
