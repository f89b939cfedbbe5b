import type { ReadDueTime } from '../../../components/reminders/parse-due-time';

type ReadTime = (text: string, nowMs: number) => ReadDueTime;

/** The end of the last day of a note: `endsAtMs` is in ms since 1970 on this PC's clock, null for none. */
export type ReadLastDay =
  | { readonly endsAtMs: number | null }
  | { readonly unread: string; readonly endsAtMs: number | undefined };

/**
 * Reads the last day of a note as an agent types it: `3/12`, `30 nov`, `esok`, `hujung bulan`, `下周五`. Of a text that is not
 * understood, returns the words that are not, and what it would be without them.
 */
export function readLastDay(text: string, nowMs: number, read: ReadTime): ReadLastDay {
  if (text.trim() === '') return { endsAtMs: null };
  const { atMs, unread } = read(text, nowMs);
  const endsAtMs = atMs === undefined ? undefined : toEndOfDay(atMs);
  return endsAtMs === undefined || unread !== '' ? { unread, endsAtMs } : { endsAtMs };
}

function toEndOfDay(atMs: number): number {
  const at = new Date(atMs);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime();
}

/** Returns the day that ends then, as `readLastDay` reads it: `3/12/2026`; '' for null. */
export function formatEndDate(endsAtMs: number | null): string {
  if (endsAtMs === null) return '';
  const day = new Date(endsAtMs - 1);
  return `${day.getDate()}/${day.getMonth() + 1}/${String(day.getFullYear()).padStart(4, '0')}`;
}
