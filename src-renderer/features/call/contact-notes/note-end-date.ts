import { padTwoDigits } from '../../../i18n/pad-two-digits';

/** Returns the end of a day given as `2026-12-03`, in ms since 1970 on this PC's clock; null for no day. */
export function parseEndDate(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(date) + 1).getTime();
}

/** Returns the day that ends then, as `parseEndDate` reads it; '' for null. */
export function formatEndDate(endsAtMs: number | null): string {
  if (endsAtMs === null) return '';
  const day = new Date(endsAtMs - 1);
  return `${String(day.getFullYear()).padStart(4, '0')}-${padTwoDigits(day.getMonth() + 1)}-${padTwoDigits(day.getDate())}`;
}
