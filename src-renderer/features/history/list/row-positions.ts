import { pageLength } from '../../../../shared/history/history-query-and-page';
import type { Pages } from './evict-distant-pages';

/** The row of a ticket, if its page is loaded. */
export function findRow(ticketId: number | null, pages: Pages): number | null {
  for (const [number, { rows }] of pages) {
    const at = rows.findIndex(({ id }) => id === ticketId);
    if (at !== -1) return number * pageLength + at;
  }
  return null;
}

export function getPageNumber(row: number): number {
  return Math.floor(row / pageLength);
}

/** The nearest existing row; null in an empty list. */
export function clampRow(row: number, count: number): number | null {
  return count === 0 ? null : Math.min(Math.max(row, 0), count - 1);
}
