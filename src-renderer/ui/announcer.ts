import type { Schedule } from '../../shared/time/schedule';
import { scheduleTimeout } from '../time/schedule-timeout';

/** How long texts are gathered into one, in ms: what one key and its answer cause belongs together. */
export const joinMs = 100;

/** How long a text stays in the live region, in ms: time to be read, and not to be found there much later. */
export const keptMs = 3_000;

/** A part of an announcement. */
export type SpokenPart = {
  readonly text: string;
  /** A language tag, of what is not in the language of the window. */
  readonly lang?: string;
};

/** A text in the language of the window, or one of several languages. */
export type SpokenText = string | readonly SpokenPart[];

export type Announcer = {
  /** Has a screen reader say this, politely, even if it was the last one. */
  readonly announce: (spoken: SpokenText) => void;
  /**
   * Connects the live region of the window.
   * @param write replaces what is in the region: adjacent parts have different languages
   * @returns a function that disconnects it
   */
  readonly connect: (write: (parts: readonly SpokenPart[]) => void) => () => void;
};

/** Joins what is said in one moment, in order, so that none is cut off by the next. */
export function createAnnouncer(schedule: Schedule): Announcer {
  const waiting: SpokenText[] = [];
  let write: ((parts: readonly SpokenPart[]) => void) | null = null;
  let cancel: (() => void) | null = null;
  let last: SpokenText = [];

  const clear = () => {
    last = [];
    write?.([]);
  };
  const say = () => {
    if (write === null) return;
    const parts = joinParts(waiting.splice(0));
    // A region whose text stays the same is not read again.
    const spoken = areSameSpoken(parts, last) ? appendToLast(parts, '\u00A0') : parts;
    last = spoken;
    write(spoken);
    cancel = schedule(keptMs, clear);
  };
  const saySoon = () => {
    if (waiting.length > 1 || write === null) return;
    cancel?.();
    cancel = schedule(joinMs, say);
  };

  return {
    announce: (spoken) => {
      if (isSilent(spoken) || waiting.some((other) => areSameSpoken(spoken, other))) return;
      waiting.push(spoken);
      saySoon();
    },
    connect: (writeParts) => {
      write = writeParts;
      // Not at once: a screen reader says only what changes in a region that it knows.
      if (waiting.length > 0) cancel = schedule(joinMs, say);
      return () => {
        write = null;
        cancel?.();
      };
    },
  };
}

export function isSilent(spoken: SpokenText): boolean {
  return toParts(spoken).length === 0;
}

export function areSameSpoken(one: SpokenText, other: SpokenText): boolean {
  return one === other || JSON.stringify(toParts(one)) === JSON.stringify(toParts(other));
}

function toParts(spoken: SpokenText): readonly SpokenPart[] {
  const parts = typeof spoken === 'string' ? [{ text: spoken }] : spoken;
  return parts.filter(({ text }) => text.trim() !== '');
}

/** Joins texts, each to be heard as a sentence of its own. */
export function joinSentences(texts: readonly string[]): string {
  return joinParts(texts.filter((text) => text !== ''))
    .map(({ text }) => text)
    .join('');
}

function joinParts(spoken: readonly SpokenText[]): readonly SpokenPart[] {
  const joined: SpokenPart[] = [];
  for (const [at, one] of spoken.entries()) {
    const own = toParts(one).map(separateByBlank);
    for (const part of at < spoken.length - 1 ? endSentence(own) : dropBlankAtEnd(own)) {
      const before = joined.at(-1);
      if (before === undefined || before.lang !== part.lang) joined.push(part);
      else joined[joined.length - 1] = { ...before, text: `${before.text}${part.text}` };
    }
  }
  return joined;
}

/** Adds a blank. Chinese punctuation has its own. */
function separateByBlank(part: SpokenPart): SpokenPart {
  const text = part.text.trimEnd();
  return { ...part, text: /[。！？：]$/u.test(text) ? text : `${text} ` };
}

function endSentence(parts: readonly SpokenPart[]): readonly SpokenPart[] {
  const own = dropBlankAtEnd(parts);
  const text = own.at(-1)?.text ?? '';
  if (/[.!?:…。！？：]$/u.test(text)) return parts;
  return appendToLast(own, /\p{Script=Han}$/u.test(text) ? '。' : '. ');
}

function dropBlankAtEnd(parts: readonly SpokenPart[]): readonly SpokenPart[] {
  return parts.map((part, at) => (at === parts.length - 1 ? { ...part, text: part.text.trimEnd() } : part));
}

function appendToLast(parts: readonly SpokenPart[], end: string): readonly SpokenPart[] {
  return parts.map((part, at) => (at === parts.length - 1 ? { ...part, text: `${part.text}${end}` } : part));
}

/** The announcer of this window, whose live region is `LiveRegion`. */
export const { announce, connect: connectLiveRegion } = createAnnouncer(scheduleTimeout);
