import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';

/** Which lines of a sentence have been on the screen, as it reads and is laid out now. */
type SeenLines = { readonly count: number; readonly lines: Set<number> };

export type SeenSentences = {
  /** Whether all of a sentence has been on the screen, and it still is; of one higher than the strip, a part of it. */
  readonly isSeen: (sentence: Element) => boolean;
  /** Scrolls to what has not been on the screen: to the whole sentence, or to its next lines if it is higher. */
  readonly showUnseen: (sentence: Element) => void;
};

/**
 * Which sentences have been on the screen, line by line, each as it reads now. Only these can be confirmed: nobody can
 * have read another one to the caller.
 * @param selector of the sentences in the strip
 */
export function useSeenSentences(strip: RefObject<HTMLElement | null>, selector: string): SeenSentences {
  const seen = useRef(new Map<string, SeenLines>());
  const noteShown = useCallback((sentence: Element): SeenLines => {
    const { count, first, end } = measureLines(sentence);
    const text = sentence.textContent;
    const before = seen.current.get(text);
    const now = before?.count === count ? before : { count, lines: new Set<number>() };
    for (let line = first; line < end; line += 1) now.lines.add(line);
    seen.current.set(text, now);
    return now;
  }, []);
  useEffect(() => {
    // Where scrolling rests: what has only flown by cannot have been read.
    const onScrollEnd = () => {
      if (strip.current?.matches(':focus-within, :hover') !== true) return;
      for (const sentence of strip.current.querySelectorAll(selector)) noteShown(sentence);
    };
    window.addEventListener('scrollend', onScrollEnd, { capture: true, passive: true });
    return () => window.removeEventListener('scrollend', onScrollEnd, { capture: true });
  }, [strip, selector, noteShown]);
  return useMemo(
    () => ({
      isSeen: (sentence) => {
        const { count, lines } = noteShown(sentence);
        const { first, end, fitting } = measureLines(sentence);
        return lines.size === count && (count > fitting ? end > first : end - first === count);
      },
      showUnseen: (sentence) => {
        const { count, lineHeight, fitting } = measureLines(sentence);
        const before = seen.current.get(sentence.textContent);
        const lines = before?.count === count ? before.lines : new Set<number>();
        const next = Array.from({ length: count }, (_, line) => line).find((line) => !lines.has(line)) ?? 0;
        if (count > fitting) scrollToPart(sentence, next * lineHeight);
        else sentence.scrollIntoView({ block: 'nearest' });
      },
    }),
    [noteShown],
  );
}

/** In pixels: a box may end between two of them. */
const tolerance = 2;

/** The lines of a sentence that are in view, from `first` to before `end`, and how many of them can be at once. */
function measureLines(sentence: Element) {
  const { top, height } = sentence.getBoundingClientRect();
  const count = Math.max(1, Math.round(height / Number.parseFloat(getComputedStyle(sentence).lineHeight)));
  const lineHeight = height / count;
  const view = getVisibleRange(sentence);
  return {
    count,
    lineHeight,
    fitting: Math.floor((view.bottom - view.top + tolerance) / lineHeight),
    first: Math.max(0, Math.ceil((view.top - tolerance - top) / lineHeight)),
    end: Math.min(count, Math.floor((view.bottom + tolerance - top) / lineHeight)),
  };
}

/** Scrolls so that a sentence is in view from `from` on, in pixels below its top: the strip first, then what it is in. */
function scrollToPart(sentence: Element, from: number): void {
  let rest = sentence.getBoundingClientRect().top + from - getVisibleRange(sentence).top;
  for (let box = sentence.parentElement; box !== null && Math.abs(rest) > 1; box = box.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const before = box.scrollTop;
    box.scrollTop += rest;
    rest -= box.scrollTop - before;
  }
}

/** What the scrolled boxes around an element leave to be seen, from top to bottom of the window. */
function getVisibleRange(element: Element): { readonly top: number; readonly bottom: number } {
  let [top, bottom] = [0, window.innerHeight];
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue;
    const edges = box.getBoundingClientRect();
    const covered = box.querySelector(':scope > [data-stays-in-view]')?.getBoundingClientRect().bottom ?? 0;
    top = Math.max(top, edges.top, covered);
    bottom = Math.min(bottom, edges.bottom);
  }
  return { top, bottom };
}
