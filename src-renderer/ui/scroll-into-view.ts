import { runAfterLayout } from './run-after-layout';

/**
 * Scrolls as little as needed to show a part, without moving the caret. In a zoomed window the panel is below the
 * fields, so what the agent's key opens would otherwise be out of view.
 */
export function scrollPartIntoView(part: Element | null): void {
  part?.scrollIntoView({ block: 'nearest' });
  part?.dispatchEvent(new Event(scrolledIntoView, { bubbles: true }));
}

/** The event of a part that was scrolled to. It bubbles. */
export const scrolledIntoView = 'scrolled-into-view';

/**
 * Does so for several parts, and for the last one surely, once the next frame has laid them out.
 * @returns a function that calls it off
 */
export function scrollPartsIntoViewSoon(...parts: readonly (Element | null | undefined)[]): () => void {
  const shown = parts.filter((part) => part !== null && part !== undefined);
  return runAfterLayout(shown, () => shown.forEach(scrollPartIntoView));
}
