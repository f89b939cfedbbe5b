import type { KeyboardEvent } from 'react';
import type { HistoryListState } from './history-list-state';

/** The row that a key moves to. In a text field, Home and End without Ctrl belong to the caret. */
export function getRowForKey(
  { key, ctrlKey, currentTarget }: KeyboardEvent<HTMLElement>,
  { selectedRow }: HistoryListState,
  rowsInView: number,
): number | undefined {
  const isInText = currentTarget instanceof HTMLInputElement && currentTarget.value !== '';
  const here = selectedRow ?? -1;
  if (key === 'Home' && (ctrlKey || !isInText)) return 0;
  if (key === 'End' && (ctrlKey || !isInText)) return Infinity;
  if (ctrlKey) return undefined;
  const byPage = Math.max(1, rowsInView - 1);
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: byPage, PageUp: -byPage }[key];
  return by === undefined ? undefined : here + by;
}
