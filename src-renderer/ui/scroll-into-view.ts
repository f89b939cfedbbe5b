/**
 * Scrolls as little as needed to show a part, without moving the caret. In a zoomed window the panel is below the
 * fields, so what the agent's key opens would otherwise be out of view.
 */
export function scrollPartIntoView(part: Element | null): void {
  part?.scrollIntoView({ block: 'nearest' });
}
