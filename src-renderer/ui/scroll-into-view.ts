/**
 * Scrolls as little as brings a part into sight, without the caret. In a window that is zoomed the panel stands below the
 * fields, so that what a key of the agent brings up would otherwise be out of sight.
 */
export function scrollPartIntoView(part: Element | null): void {
  part?.scrollIntoView({ block: 'nearest' });
}
