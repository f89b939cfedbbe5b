import type { ReadDueTime } from '../../../components/reminders/parse-due-time';
import { readEndOfPeriod } from './read-end-of-period';

type ReadTime = (text: string, nowMs: number) => ReadDueTime;

/** The end of the last day of a note: `endsAtMs` is in ms since 1970 on this PC's clock, null for none. */
export type ReadLastDay =
  | { readonly endsAtMs: number | null }
  | { readonly unread: string; readonly endsAtMs: number | undefined };

/**
 * Reads the last day of a note as an agent types it: `3/12`, `until 30 nov`, `3`, `esok`, `3 months`, `到下周五`. Today
 * is the last day as long as it lasts, and a week or month lasts until its end. Of a text that is not understood, returns
 * the words that are not, and what it would be without them.
 */
export function readLastDay(text: string, nowMs: number, read: ReadTime): ReadLastDay {
  if (text.trim() === '') return { endsAtMs: null };
  const day = text.normalize('NFKC').trim().replace(until, '').replace(untilBehind, '');
  const period = readEndOfPeriod(day, nowMs);
  if (period === 'invalid') return { unread: '', endsAtMs: undefined };
  if (period !== undefined) return { endsAtMs: toEndOfDay(period.getTime()) };
  const { atMs, unread } = read(day, toStartOfDay(nowMs) + minuteMs);
  // 12 at night ends the day before.
  const endsAtMs = atMs === undefined ? undefined : toEndOfDay(atMs - 1);
  return endsAtMs === undefined || unread !== '' ? { unread, endsAtMs } : { endsAtMs };
}

/** A last day says so by itself. */
const until = /^(?:(?:until|till|til|up to|sampai|smpai|hingga|sehingga)\s+|直到|到|至)/i;
const untilBehind = /[为為]止$/;

/**
 * Returns the last day as a date where the typed words have another meaning later: after midnight, `esok` would mean a day
 * more. A date with its year stays as it is typed.
 */
export function toDatedLastDay(text: string, nowMs: number, read: ReadTime | null): string {
  const day = read === null ? null : readLastDay(text, nowMs, read);
  if (read === null || day === null || 'unread' in day || day.endsAtMs === null) return text;
  const { endsAtMs } = readLastDay(text, nowMs + moreThanAYearMs, read);
  return endsAtMs === day.endsAtMs ? text : formatEndDate(day.endsAtMs);
}

const moreThanAYearMs = 400 * 24 * 60 * 60_000;

const minuteMs = 60_000;

function toStartOfDay(atMs: number): number {
  const at = new Date(atMs);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
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
