import type { Schedule } from '../../shared/time/schedule';
import { scheduleTimeout } from '../time/schedule-timeout';

/** How long texts are gathered into one, in ms: what one key and its answer cause belongs together. */
export const joinMs = 100;

/** How long a text stays in the live region, in ms: time to be read, and not to be found there much later. */
export const keptMs = 3_000;

export type Announcer = {
  /** Has a screen reader say this text, politely, even if it was the last one. */
  readonly announce: (text: string) => void;
  /**
   * Connects the live region of the window.
   * @param write replaces the text of the region
   * @returns a function that disconnects it
   */
  readonly connect: (write: (text: string) => void) => () => void;
};

/** Joins the texts of one moment, in order, so that none is cut off by the next. */
export function createAnnouncer(schedule: Schedule): Announcer {
  const waiting: string[] = [];
  let write: ((text: string) => void) | null = null;
  let cancel: (() => void) | null = null;
  let lastText = '';

  const clear = () => {
    lastText = '';
    write?.('');
  };
  const say = () => {
    if (write === null) return;
    const text = joinTexts(waiting.splice(0));
    // A region whose text stays the same is not read again.
    lastText = text === lastText ? `${text}\u00A0` : text;
    write(lastText);
    cancel = schedule(keptMs, clear);
  };
  const saySoon = () => {
    if (waiting.length > 1 || write === null) return;
    cancel?.();
    cancel = schedule(joinMs, say);
  };

  return {
    announce: (text) => {
      if (text.trim() === '' || waiting.includes(text)) return;
      waiting.push(text);
      saySoon();
    },
    connect: (writeText) => {
      write = writeText;
      // Not at once: a screen reader says only what changes in a region that it knows.
      if (waiting.length > 0) cancel = schedule(joinMs, say);
      return () => {
        write = null;
        cancel?.();
      };
    },
  };
}

function joinTexts(texts: readonly string[]): string {
  return texts
    .map((text, at) => (at < texts.length - 1 && !/[.!?:…。！？：]$/u.test(text) ? `${text}.` : text))
    .join(' ');
}

/** The announcer of this window, whose live region is `LiveRegion`. */
export const { announce, connect: connectLiveRegion } = createAnnouncer(scheduleTimeout);
