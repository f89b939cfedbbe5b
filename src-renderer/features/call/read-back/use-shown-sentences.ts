import { useCallback, useEffect, useRef, type RefObject } from 'react';

/**
 * The sentences that have been on the screen, each as it reads now. Only these can be confirmed: nobody can have read
 * another one to the caller.
 * @param selector of the sentences in the strip
 * @returns a function that adds what is on the screen now, and returns all of them
 */
export function useShownSentences(
  strip: RefObject<HTMLElement | null>,
  selector: string,
): () => ReadonlySet<string> {
  const shown = useRef<Set<string>>(new Set());
  const noteShown = useCallback(() => {
    const sentences = strip.current?.querySelectorAll(selector) ?? [];
    for (const sentence of sentences) if (isShown(sentence)) shown.current.add(sentence.textContent);
    return shown.current;
  }, [strip, selector]);
  useEffect(() => {
    // Scrolling by the agent only: what the app itself scrolls by is looked at when a key is pressed.
    const onScroll = () => void (strip.current?.matches(':focus-within, :hover') === true && noteShown());
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', onScroll, { capture: true });
  }, [strip, noteShown]);
  return noteShown;
}

/** In pixels: a box may end between two of them. */
const tolerance = 2;

/** Whether the whole text is in view, or its end if it is higher than what there is to see of it. */
function isShown(sentence: Element): boolean {
  const { top, bottom } = sentence.getBoundingClientRect();
  const view = getVisibleRange(sentence);
  const isEndShown = bottom <= view.bottom + tolerance && bottom > view.top;
  return isEndShown && (top >= view.top - tolerance || bottom - top > view.bottom - view.top);
}

/** What the scrolled boxes around an element leave to be seen, from top to bottom of the window. */
function getVisibleRange(element: Element): { readonly top: number; readonly bottom: number } {
  let [top, bottom] = [0, window.innerHeight];
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue;
    const edges = box.getBoundingClientRect();
    top = Math.max(top, edges.top);
    bottom = Math.min(bottom, edges.bottom);
  }
  return { top, bottom };
}
